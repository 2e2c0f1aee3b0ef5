import { onScopeDispose } from 'vue'

/** The places that an action can put the focus on. */
export type FocusPlace =
  'search' | 'edition' | 'note' | 'bookmark-find' | 'bookmark-tree' | 'bookmark-name'

const receivers = new Map<FocusPlace, () => void>()

/** Lets a component take the focus when an action asks for its place, for as long as it lives. */
export function onFocusRequest(place: FocusPlace, receive: () => void): void {
  receivers.set(place, receive)
  onScopeDispose(() => {
    if (receivers.get(place) === receive) receivers.delete(place)
  })
}

export function requestFocus(place: FocusPlace): void {
  receivers.get(place)?.()
}

import { onMounted, onScopeDispose } from 'vue'

/** The places that an action can focus. */
export type FocusPlace =
  | 'search'
  | 'outline-tree'
  | 'edition'
  | 'note'
  | 'edit'
  | 'bookmark-find'
  | 'bookmark-tree'
  | 'bookmark-name'

/** How long a request waits for a page that is still loading, in milliseconds. */
const patience = 2000

const receivers = new Map<FocusPlace, () => void>()
let unanswered: { readonly place: FocusPlace; readonly until: number } | undefined

/**
 * Lets a component take the focus when an action requests its place, as long as the component is mounted, or if the
 * request came just before.
 */
export function onFocusRequest(place: FocusPlace, receive: () => void): void {
  receivers.set(place, receive)
  onMounted(() => {
    if (unanswered?.place !== place || performance.now() > unanswered.until) return
    unanswered = undefined
    receive()
  })
  onScopeDispose(() => {
    if (receivers.get(place) === receive) receivers.delete(place)
  })
}

export function requestFocus(place: FocusPlace): void {
  const receive = receivers.get(place)
  unanswered = receive ? undefined : { place, until: performance.now() + patience }
  receive?.()
}

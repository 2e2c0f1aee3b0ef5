import { useEventListener, useMutationObserver } from '@vueuse/core'
import { type PaneId, focusPane, paneOf } from './panes.ts'

/** Elements that keep the focus themselves while they are open. */
const keepers = '[role="dialog"]:not(.tour), [role="menu"]'

/**
 * Moves the focus to its pane when the focused element disappears (a deleted row, a button that is disabled at the
 * end, a step of another path), so that it never falls to the document, where Tab would start over.
 */
export function useKeptFocus(): void {
  let last: PaneId = 'page'
  let asked = false

  function isLost(): boolean {
    const { activeElement, body } = document
    return (
      (activeElement === null || activeElement === body) && document.querySelector(keepers) === null
    )
  }

  function look(): void {
    if (asked) return
    asked = true
    // A closing dialog returns the focus in a task of its own, which runs first.
    requestAnimationFrame(() => {
      asked = false
      if (isLost() && document.documentElement.dataset['ready'] === 'true') focusPane(last)
    })
  }

  useEventListener(document, 'focusin', ({ target }) => {
    // Nobody wants to land in the top bar or the status bar.
    const pane = paneOf(target)
    last = pane === 'navigator' ? pane : 'page'
  })
  useEventListener(document, 'focusout', look)
  useEventListener(
    window,
    'keydown',
    () => {
      if (isLost()) focusPane(last)
    },
    { capture: true },
  )
  let hadFocus = false
  useEventListener(document, 'focusin', () => (hadFocus = true), { once: true })
  useMutationObserver(
    () => document.body,
    () => {
      if (hadFocus && isLost()) look()
    },
    { childList: true, subtree: true },
  )
}

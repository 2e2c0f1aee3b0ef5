import { useEventListener, useMutationObserver } from '@vueuse/core'
import { type PaneId, focusPane, paneOf } from './panes.ts'

/** What keeps the focus by itself while it is open. */
const keepers = '[role="dialog"]:not(.tour), [role="menu"]'

/**
 * Gives the focus to its pane when what had it goes away (a deleted row, a button that is disabled at
 * the end, a crumb of another path), so that it never falls to the document, from where Tab begins again.
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
    // A dialog that closes gives the focus back in a task of its own, which comes first.
    requestAnimationFrame(() => {
      asked = false
      if (isLost() && document.documentElement.dataset['ready'] === 'true') focusPane(last)
    })
  }

  useEventListener(document, 'focusin', ({ target }) => {
    // Bar and status line have no place where one would want to be put.
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

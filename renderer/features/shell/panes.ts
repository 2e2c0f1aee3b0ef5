import { nextTick } from 'vue'
import { narrowPane } from './narrow-pane.ts'

/** The panes in the order of F6, by their element ids. */
export const paneIds = ['top-bar', 'navigator', 'page', 'status-line'] as const
export type PaneId = (typeof paneIds)[number]

/** The elements that take the focus in a pane: the current item of a tree, otherwise the first focusable element. */
const focusable =
  '[role="treeitem"][tabindex="0"], input, button:not([disabled]):not([tabindex="-1"]), a[href], [tabindex="0"]'

function isShown(element: HTMLElement): boolean {
  return getComputedStyle(element).display !== 'none'
}

/** Focuses a pane. The page itself takes the focus, so that it is read from the top. */
export function focusPane(id: PaneId): void {
  const pane = document.getElementById(id)
  if (pane === null) return
  if (id === 'navigator' || id === 'page') narrowPane.value = id
  const focus = () => {
    const targets = id === 'page' ? [] : [...pane.querySelectorAll<HTMLElement>(focusable)]
    ;(targets.find(isShown) ?? pane).focus()
  }
  // In a narrow window, a hidden pane can take the focus only after it is shown.
  if (isShown(pane)) focus()
  else void nextTick(focus)
}

/** Returns the pane that contains an element, or `undefined`. */
export function paneOf(element: unknown): PaneId | undefined {
  return paneIds.find(
    (id) => element instanceof Element && document.getElementById(id)?.contains(element),
  )
}

/** Focuses the next (1) or previous (-1) pane. */
export function focusNextPane(step: 1 | -1): void {
  const there = paneIds.filter((id) => document.getElementById(id) !== null)
  const current = there.findIndex((id) =>
    document.getElementById(id)?.contains(document.activeElement),
  )
  const next = (current + step + there.length) % there.length
  focusPane(there[next] ?? 'page')
}

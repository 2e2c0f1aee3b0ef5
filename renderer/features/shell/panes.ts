import { nextTick } from 'vue'
import { narrowPane } from './narrow-pane.ts'

/** The panes that F6 goes round, in order, by their element ids. */
export const paneIds = ['top-bar', 'navigator', 'page', 'status-line'] as const
export type PaneId = (typeof paneIds)[number]

/** What takes the focus in a pane: where roving focus stands, else the first thing that can have it. */
const focusable =
  '[role="treeitem"][tabindex="0"], input, button:not([disabled]):not([tabindex="-1"]), a[href], [tabindex="0"]'

function isShown(element: HTMLElement): boolean {
  return getComputedStyle(element).display !== 'none'
}

/** Puts the focus into a pane; the page itself takes it, so that it is read from its top. */
export function focusPane(id: PaneId): void {
  const pane = document.getElementById(id)
  if (pane === null) return
  if (id === 'navigator' || id === 'page') narrowPane.value = id
  const focus = () => {
    const targets = id === 'page' ? [] : [...pane.querySelectorAll<HTMLElement>(focusable)]
    ;(targets.find(isShown) ?? pane).focus()
  }
  // What a narrow window does not show can take no focus before it is there.
  if (isShown(pane)) focus()
  else void nextTick(focus)
}

/** Puts the focus into the pane `step` after the one that has it. */
export function focusNextPane(step: 1 | -1): void {
  const there = paneIds.filter((id) => document.getElementById(id) !== null)
  const current = there.findIndex((id) =>
    document.getElementById(id)?.contains(document.activeElement),
  )
  const next = (current + step + there.length) % there.length
  focusPane(there[next] ?? 'page')
}

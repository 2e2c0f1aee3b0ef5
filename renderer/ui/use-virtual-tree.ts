import { useVirtualizer } from '@tanstack/vue-virtual'
import { type Ref, computed } from 'vue'

const typeAheadPause = 700

interface Options<Row> {
  /** The element that scrolls and has the focus. */
  readonly element: Readonly<Ref<HTMLElement | null>>
  readonly rows: () => readonly Row[]
  /** Returns the heights of the rows, in CSS pixels. */
  readonly heights: () => readonly number[]
  /** Returns the index of the row that has the focus. */
  readonly focused: () => number
  readonly focus: (row: Row) => void
  readonly nameOf: (row: Row) => string
  /** Whether a row lies directly in another one. */
  readonly isIn: (row: Row, parent: Row) => boolean
  /** Whether an expanded row can be collapsed. */
  readonly canCollapse: (row: Row) => boolean
  readonly setExpanded: (row: Row, expanded: boolean) => void
}

/**
 * A tree of which only the rows in sight are rendered, with the keys of the ARIA tree pattern. The focus
 * stays on the tree itself and `aria-activedescendant` names the row, so that no row's removal can lose it.
 */
export function useVirtualTree<
  Row extends { readonly hasChildren: boolean; readonly expanded: boolean },
>(tree: Options<Row>) {
  const heights = computed(tree.heights)
  const virtualizer = useVirtualizer(
    computed(() => {
      const now = heights.value
      return {
        count: now.length,
        getScrollElement: () => tree.element.value,
        estimateSize: (index: number) => now[index] ?? 0,
        // A new function makes the virtualizer read the heights again.
        getItemKey: (index: number) => index,
        overscan: 6,
      }
    }),
  )
  const rendered = computed(() =>
    virtualizer.value.getVirtualItems().flatMap(({ index, start, size }) => {
      const row = tree.rows()[index]
      return row === undefined ? [] : [{ row, index, start, size }]
    }),
  )
  /** The height of all rows, in CSS pixels. */
  const height = computed(() => virtualizer.value.getTotalSize())

  function reveal(index: number): void {
    virtualizer.value.scrollToIndex(index, { align: 'auto' })
  }

  function inRows(index: number): number {
    return Math.max(0, Math.min(tree.rows().length - 1, index))
  }

  function focusRow(index: number): void {
    const row = tree.rows()[inRows(index)]
    if (row === undefined) return
    tree.focus(row)
    reveal(inRows(index))
  }

  /** Returns the index of the row that a key goes to, if it is one that moves the focus up or down. */
  function destination(key: string): number | undefined {
    const at = tree.focused()
    const rowHeight = heights.value[at] ?? 1
    const page = Math.max(1, Math.floor((tree.element.value?.clientHeight ?? 0) / rowHeight) - 1)
    const destinations: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: Infinity,
    }
    const to = destinations[key]
    return to === undefined ? undefined : inRows(to)
  }

  /** Expands a row; one that is expanded passes the focus to its first child. */
  function expandOrEnter(row: Row): void {
    if (!row.hasChildren) return
    if (row.expanded) focusRow(tree.focused() + 1)
    else tree.setExpanded(row, true)
  }

  /** Collapses a row; one that cannot be collapsed passes the focus to its parent. */
  function collapseOrLeave(row: Row): void {
    if (row.expanded && tree.canCollapse(row)) {
      tree.setExpanded(row, false)
      return
    }
    const parent = tree.rows().findIndex((other) => tree.isIn(row, other))
    if (parent >= 0) focusRow(parent)
  }

  let typed = ''
  let typedAt = 0

  /** Goes to the next row whose name starts with the letters typed in quick succession. Returns whether the key was a letter. */
  function typeAhead({ key, shiftKey, timeStamp }: KeyboardEvent): boolean {
    // With Shift, a letter is the shortcut that it is everywhere.
    if (shiftKey || !/^[a-z]$/i.test(key)) return false
    const letter = key.toLowerCase()
    typed = timeStamp - typedAt > typeAheadPause ? letter : typed + letter
    typedAt = timeStamp
    const rows = tree.rows()
    const start = typed.length === 1 ? tree.focused() + 1 : tree.focused()
    const ordered = [...rows.slice(start), ...rows.slice(0, start)]
    const found = ordered.find((row) => tree.nameOf(row).toLowerCase().startsWith(typed))
    if (found !== undefined) focusRow(rows.indexOf(found))
    return true
  }

  return {
    rendered,
    height,
    reveal,
    focusRow,
    destination,
    expandOrEnter,
    collapseOrLeave,
    typeAhead,
  }
}

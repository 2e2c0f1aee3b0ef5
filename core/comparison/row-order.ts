import { type Category, type Outline } from '../editions/outline.ts'
import type { Row } from './comparison.ts'

/**
 * Returns the rows in the book order of `to`. A removed category comes, on its own level, after its
 * former predecessor and that predecessor's whole subtree, so both columns of a side-by-side view read
 * as outlines. The given rows with categories in `to` must already be in its book order.
 */
export function orderRows(from: Outline, to: Outline, rows: readonly Row[]): Row[] {
  const rowOf = new Array<Row>(from.categories.length)
  for (const row of rows) for (const { position } of row.from) rowOf[position] = row

  /** For removed categories of `from`, the position in `to` that they come before. */
  const slots = new Map<string, number>()
  let anchor: Category | undefined
  for (const category of from.categories) {
    const row = rowOf[category.position]
    if (row === undefined) continue
    if (row.to.length > 0) {
      // A category that moved away says nothing about its former place.
      if (row.moved === undefined) anchor = row.to[0]
      continue
    }
    const parentSlot = category.parent === null ? undefined : slots.get(category.parent)
    slots.set(category.id, parentSlot ?? slotAfter(to, anchor, category.depth))
  }

  const removed = rows
    .flatMap((row) => {
      const [before] = row.from
      return row.to.length > 0 || before === undefined
        ? []
        : [{ row, slot: slots.get(before.id) ?? 0, position: before.position }]
    })
    .sort((a, b) => a.slot - b.slot || a.position - b.position)
  const ordered: Row[] = []
  let next = 0
  for (const row of rows) {
    const [now] = row.to
    if (now === undefined) continue
    for (let each = removed[next]; each && each.slot <= now.position; each = removed[++next]) {
      ordered.push(each.row)
    }
    ordered.push(row)
  }
  return [...ordered, ...removed.slice(next).map(({ row }) => row)]
}

/** Returns the position after an anchor on a level: after the subtree that contains it, or right after a parent. */
function slotAfter(outline: Outline, anchor: Category | undefined, depth: number): number {
  if (anchor === undefined) return 0
  let above = anchor
  while (above.depth > depth && above.parent !== null) {
    const parent = outline.byId.get(above.parent)
    if (parent === undefined) break
    above = parent
  }
  return above.depth < depth ? above.position + 1 : above.end
}

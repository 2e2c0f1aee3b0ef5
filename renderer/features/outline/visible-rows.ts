import { type Category, type Outline, siblingsOf } from '#core/editions/outline.ts'

/** A row of the tree as it is shown. */
export interface Row {
  readonly category: Category
  readonly hasChildren: boolean
  readonly expanded: boolean
  /** Its position among its siblings, from 1, and their number. A screen reader cannot count rows that are not rendered. */
  readonly place: number
  readonly siblings: number
}

/** Returns the visible rows of an outline with these categories expanded, in book order. */
export function visibleRows(outline: Outline, expanded: ReadonlySet<string>): Row[] {
  const rows: Row[] = []
  const places = new Map<string | null, number>()
  const counts = new Map<string | null, number>()
  let position = 0
  while (position < outline.categories.length) {
    const category = outline.categories[position]
    if (category === undefined) break
    const { parent } = category
    const place = (places.get(parent) ?? 0) + 1
    places.set(parent, place)
    const siblings = counts.get(parent) ?? siblingsOf(outline, category).length
    counts.set(parent, siblings)
    const hasChildren = category.end > position + 1
    const isExpanded = hasChildren && expanded.has(category.id)
    rows.push({ category, hasChildren, expanded: isExpanded, place, siblings })
    position = isExpanded ? position + 1 : category.end
  }
  return rows
}

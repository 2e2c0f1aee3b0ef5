import { type Category, type Outline, siblingsOf } from '#core/editions/outline.ts'
import type { Row } from './visible-rows.ts'

/** Returns the rows of the marked categories and their ancestors, fully expanded, in book order. */
export function markedRows(outline: Outline, isMarked: (category: Category) => boolean): Row[] {
  const shown = new Set<string>()
  for (const category of outline.categories) {
    if (!isMarked(category)) continue
    for (
      let above: Category | undefined = category;
      above !== undefined && !shown.has(above.id);
      above = above.parent === null ? undefined : outline.byId.get(above.parent)
    ) {
      shown.add(above.id)
    }
  }
  return outline.categories
    .filter(({ id }) => shown.has(id))
    .map((category): Row => {
      const siblings = siblingsOf(outline, category).filter(({ id }) => shown.has(id))
      const next = outline.categories
        .slice(category.position + 1, category.end)
        .some(({ id }) => shown.has(id))
      return {
        category,
        hasChildren: next,
        expanded: next,
        place: siblings.indexOf(category) + 1,
        siblings: siblings.length,
      }
    })
}

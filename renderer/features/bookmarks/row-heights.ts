import type { CategoryStatusKind } from '#core/userdata/follow.ts'
import type { BookmarkRow } from '../../stores/bookmark-rows.ts'

/** In CSS pixels, as in the style of the row. */
const heights = { line: 28, item: 46, words: 34 }

/** Returns the height of a row: one line, two for a bookmark or note, and two more if its category changed. */
export function rowHeight({ item }: BookmarkRow, status: CategoryStatusKind | undefined): number {
  if (item.kind !== 'bookmark' && item.kind !== 'note') return heights.line
  return heights.item + (status === undefined || status === 'same' ? 0 : heights.words)
}

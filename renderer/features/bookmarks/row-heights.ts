import type { CategoryStatusKind } from '#core/userdata/follow.ts'
import type { BookmarkRow } from '../../stores/bookmark-rows.ts'

/** In CSS pixels, as the style of the row has them. */
const heights = { line: 28, item: 46, words: 34 }

/** Returns how high a row is: one line, two for a bookmark or note, and two more where its category changed. */
export function rowHeight({ item }: BookmarkRow, status: CategoryStatusKind | undefined): number {
  if (item.kind !== 'bookmark' && item.kind !== 'note') return heights.line
  return heights.item + (status === undefined || status === 'same' ? 0 : heights.words)
}

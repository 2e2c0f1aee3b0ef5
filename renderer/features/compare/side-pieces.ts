import type { CodeRange } from '#core/codes/code-range.ts'
import type { Row } from '#core/comparison/comparison.ts'
import { sameRanges } from '#core/comparison/range-differences.ts'
import { type TextPiece, wordDifferences } from '#core/comparison/word-differences.ts'
import type { Category } from '#core/editions/outline.ts'

/** The side of a comparison: the edition compared from, or the one compared to. */
export type Side = 'from' | 'to'

/** A range on one side: the same on the other side, or only there (`lost` in `from`, `gained` in `to`). */
export interface RangePiece {
  readonly kind: 'kept' | 'lost' | 'gained'
  readonly range: CodeRange
}

/**
 * Returns a category's ranges, and whether the other side has the same. Ranges are compared as a whole: it is not known
 * which of their numbers are codes, so none of them can be called deleted or new.
 */
export function rangePieces(row: Row, side: Side, { ranges }: Category): RangePiece[] {
  const others = row[side === 'from' ? 'to' : 'from'].flatMap((other) => other.ranges)
  const own = side === 'from' ? 'lost' : 'gained'
  const isKept = (range: CodeRange) =>
    row.ranges === undefined || others.some((other) => sameRanges([range], [other]))
  return ranges.map((range) => ({ kind: isKept(range) ? 'kept' : own, range }))
}

/**
 * Returns a category's name in pieces, and whether the other side's name has them too. If a side has several
 * categories, no two names belong together, and nothing is marked.
 */
export function namePieces(row: Row, side: Side, { name }: Category): TextPiece[] {
  const [before, ...moreBefore] = row.from
  const [now, ...moreNow] = row.to
  const paired = moreBefore.length === 0 && moreNow.length === 0
  if (!paired || before === undefined || now === undefined || before.name === now.name) {
    return [{ kind: 'kept', text: name }]
  }
  const foreign = side === 'from' ? 'gained' : 'lost'
  return joined(wordDifferences(before.name, now.name).filter(({ kind }) => kind !== foreign))
}

function joined(pieces: readonly TextPiece[]): TextPiece[] {
  const whole: TextPiece[] = []
  for (const { kind, text } of pieces) {
    const last = whole.at(-1)
    if (last?.kind === kind) whole[whole.length - 1] = { kind, text: last.text + text }
    else whole.push({ kind, text })
  }
  return whole
}

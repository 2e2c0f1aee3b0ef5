import { codeOrdinal } from '#core/codes/code.ts'
import type { CodeRange } from '#core/codes/code-range.ts'
import type { Row } from '#core/comparison/comparison.ts'
import { rangeDifferences } from '#core/comparison/range-differences.ts'
import { type TextPiece, wordDifferences } from '#core/comparison/word-differences.ts'
import type { Category } from '#core/editions/outline.ts'

/** The side of a comparison: the edition compared from, or the one compared to. */
export type Side = 'from' | 'to'

/** Codes that both sides of a row hold, or that only this side does: lost from `from`, gained in `to`. */
export interface CodePiece {
  readonly kind: 'kept' | 'lost' | 'gained'
  readonly range: CodeRange
}

/** Returns a category's codes in ascending pieces, told apart by whether the other side's categories hold them too. */
export function codePieces(row: Row, side: Side, { ranges }: Category): CodePiece[] {
  if (row.ranges === undefined) return ranges.map((range) => ({ kind: 'kept', range }))
  const others = row[side === 'from' ? 'to' : 'from'].flatMap((other) => other.ranges)
  const { kept, lost, gained } =
    side === 'from' ? rangeDifferences(ranges, others) : rangeDifferences(others, ranges)
  const own: CodePiece[] =
    side === 'from'
      ? lost.map((range) => ({ kind: 'lost', range }))
      : gained.map((range) => ({ kind: 'gained', range }))
  return [...own, ...kept.map((range): CodePiece => ({ kind: 'kept', range }))].sort(
    (a, b) => codeOrdinal(a.range[0]) - codeOrdinal(b.range[0]),
  )
}

/**
 * Returns a category's name in pieces, told apart by whether the other side's name has them too.
 * Where several categories stand on a side, no two names belong together, and nothing is marked.
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

import type { CodeRange } from '../codes/code-range.ts'
import { codeSetOf, difference, intersection, rangesOf } from './code-set.ts'

/** Codes gained, lost and kept, as ascending disjoint ranges. */
export interface RangeDifferences {
  readonly gained: readonly CodeRange[]
  readonly lost: readonly CodeRange[]
  readonly kept: readonly CodeRange[]
}

/**
 * Returns the codes gained, lost and kept between two lists of ranges. Compares codes, not notation:
 * `10000-10005, 10006-10010` equals `10000-10010`.
 */
export function rangeDifferences(
  from: readonly CodeRange[],
  to: readonly CodeRange[],
): RangeDifferences {
  const fromSet = codeSetOf(from)
  const toSet = codeSetOf(to)
  return {
    gained: rangesOf(difference(toSet, fromSet), to),
    lost: rangesOf(difference(fromSet, toSet), from),
    kept: rangesOf(intersection(fromSet, toSet), from.some(([, end]) => end === null) ? to : from),
  }
}

/** Whether two lists of ranges are identical. If so, they contain the same codes. */
export function sameRanges(a: readonly CodeRange[], b: readonly CodeRange[]): boolean {
  return (
    a.length === b.length &&
    a.every(([start, end], index) => start === b[index]?.[0] && end === b[index][1])
  )
}

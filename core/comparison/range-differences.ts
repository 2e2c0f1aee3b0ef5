import type { CodeRange } from '../codes/code-range.ts'
import { codeSetOf, difference, intersection, rangesOf } from './code-set.ts'

/** Which codes came, went and stayed, as ascending disjoint ranges. */
export interface RangeDifferences {
  readonly gained: readonly CodeRange[]
  readonly lost: readonly CodeRange[]
  readonly kept: readonly CodeRange[]
}

/**
 * Returns the codes gained, lost and kept between two lists of ranges. It is the codes that are
 * compared, not how they are written: `10000-10005, 10006-10010` and `10000-10010` do not differ.
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

/** Tells whether two lists of ranges are written alike. Where they are, they hold the same codes. */
export function sameRanges(a: readonly CodeRange[], b: readonly CodeRange[]): boolean {
  return (
    a.length === b.length &&
    a.every(([start, end], index) => start === b[index]?.[0] && end === b[index][1])
  )
}

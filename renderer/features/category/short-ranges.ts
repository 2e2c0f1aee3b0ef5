import { type CodeRange, formatRange } from '#core/codes/code-range.ts'

/** Returns ranges for a narrow column: the first, and how many more there are. */
export function shortRanges(ranges: readonly CodeRange[]): string {
  const [first, ...more] = ranges
  if (first === undefined) return ''
  return more.length === 0 ? formatRange(first) : `${formatRange(first)} +${more.length}`
}

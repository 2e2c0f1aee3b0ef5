import { type CodeRange, rangeBounds } from './code-range.ts'
import { letterClassOf } from './code.ts'

/**
 * Returns a category's ranges with its main range first and the others in order. The main range is the longest
 * Category I range, or the longest of all if there is none. `99202-99499` comes before `98000-98016`.
 */
export function mainRangeFirst(ranges: readonly CodeRange[]): readonly CodeRange[] {
  const plain = ranges.filter(([start]) => letterClassOf(start) === '')
  const [longest] = [...(plain.length > 0 ? plain : ranges)].sort((a, b) => sizeOf(b) - sizeOf(a))
  if (longest === undefined || longest === ranges[0]) return ranges
  return [longest, ...ranges.filter((range) => range !== longest)]
}

function sizeOf(range: CodeRange): number {
  const [first, last] = rangeBounds(range)
  return last - first
}

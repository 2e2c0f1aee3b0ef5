import { type CodeRange, parseRange } from '#core/codes/code-range.ts'

/**
 * Returns the ranges that a person writes, such as `27301-27599, 0101T`, separated by commas, semicolons or blanks.
 * A text is what is none, in their own words.
 */
export function writtenRanges(text: string): readonly CodeRange[] | string {
  const parts = text
    .toUpperCase()
    .replaceAll(/\s*(?:[-–—]|\bTO\b)\s*/g, '-')
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
  const ranges: CodeRange[] = []
  for (const part of parts) {
    const range = parseRange(part)
    if (range === undefined) return part
    ranges.push(range)
  }
  return ranges
}

import { type Code, codeOrdinal, lastCodeOfClass, letterClassOf, parseCode } from './code.ts'

/**
 * A range of codes of one letter class, both ends included. An end of `null` means that the last
 * code is unknown (proprietary laboratory analyses grow each quarter): the range then contains every
 * code of its letter class from its start.
 */
export type CodeRange = readonly [start: Code, end: Code | null]

/** Returns the first and last ordinal of a range (both included); see {@link codeOrdinal}. */
export function rangeBounds([start, end]: CodeRange): readonly [first: number, last: number] {
  return [codeOrdinal(start), codeOrdinal(end ?? lastCodeOfClass(start))]
}

/** Whether a range contains a code. */
export function rangeHolds(range: CodeRange, code: Code): boolean {
  const [first, last] = rangeBounds(range)
  const ordinal = codeOrdinal(code)
  return first <= ordinal && ordinal <= last
}

/** Whether two ranges share a code. */
export function rangesOverlap(a: CodeRange, b: CodeRange): boolean {
  const [aFirst, aLast] = rangeBounds(a)
  const [bFirst, bLast] = rangeBounds(b)
  return aFirst <= bLast && bFirst <= aLast
}

/** Whether every code of `inner` lies in `outer` (ascending ranges; touching ones count as one). */
export function rangeIsInside(inner: CodeRange, outer: readonly CodeRange[]): boolean {
  const [first, last] = rangeBounds(inner)
  let reached = first
  for (const range of outer) {
    const [outerFirst, outerLast] = rangeBounds(range)
    if (outerFirst <= reached && reached <= outerLast) reached = outerLast + 1
    if (reached > last) return true
  }
  return false
}

/** Compares two ranges for sorting by their first code, then by their last. */
export function compareRanges(a: CodeRange, b: CodeRange): number {
  const [aFirst, aLast] = rangeBounds(a)
  const [bFirst, bLast] = rangeBounds(b)
  return aFirst - bFirst || aLast - bLast
}

/**
 * Returns the range from one code to another, in ascending order,
 * or `undefined` if their letter classes differ.
 */
export function rangeBetween(a: Code, b: Code): CodeRange | undefined {
  if (letterClassOf(a) !== letterClassOf(b)) return undefined
  return codeOrdinal(a) <= codeOrdinal(b) ? [a, b] : [b, a]
}

/** Returns a range as text: `27301-27599`, `99091` for a single code, `0001U-` if the last code is unknown. */
export function formatRange([start, end]: CodeRange): string {
  if (end === null) return `${start}-`
  return start === end ? start : `${start}-${end}`
}

/** Returns several ranges as text, separated by a comma and a space. */
export function formatRanges(ranges: readonly CodeRange[]): string {
  return ranges.map(formatRange).join(', ')
}

/** Parses the output of {@link formatRange}; returns `undefined` if the text is not a range. */
export function parseRange(text: string): CodeRange | undefined {
  const [startText = '', endText, ...rest] = text.split('-')
  const start = parseCode(startText)
  if (start === undefined || rest.length > 0) return undefined
  if (endText === undefined) return [start, start]
  if (endText.trim() === '') return [start, null]
  const end = parseCode(endText)
  if (end === undefined || letterClassOf(start) !== letterClassOf(end)) return undefined
  return codeOrdinal(start) <= codeOrdinal(end) ? [start, end] : undefined
}

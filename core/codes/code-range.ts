import { type Code, codeOrdinal, lastCodeOfClass, letterClassOf, parseCode } from './code.ts'

/**
 * A range of codes of one letter class, both ends included. An end of `null` means that the last
 * code is not known (proprietary laboratory analyses grow each quarter): the range then holds every
 * code of its letter class from the start on.
 */
export type CodeRange = readonly [start: Code, end: Code | null]

/** Returns the first and last ordinal (both included) that a range holds; see {@link codeOrdinal}. */
export function rangeBounds([start, end]: CodeRange): readonly [first: number, last: number] {
  return [codeOrdinal(start), codeOrdinal(end ?? lastCodeOfClass(start))]
}

/** Tells whether a range holds a code. */
export function rangeHolds(range: CodeRange, code: Code): boolean {
  const [first, last] = rangeBounds(range)
  const ordinal = codeOrdinal(code)
  return first <= ordinal && ordinal <= last
}

/** Tells whether two ranges share a code. */
export function rangesOverlap(a: CodeRange, b: CodeRange): boolean {
  const [aFirst, aLast] = rangeBounds(a)
  const [bFirst, bLast] = rangeBounds(b)
  return aFirst <= bLast && bFirst <= aLast
}

/** Tells whether each code of `inner` lies in one of `outer` (which are ascending; touching ones count as one). */
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
 * Returns the range from one code to another, ends swapped where they stand the wrong way round,
 * or `undefined` where they are of different letter classes.
 */
export function rangeBetween(a: Code, b: Code): CodeRange | undefined {
  if (letterClassOf(a) !== letterClassOf(b)) return undefined
  return codeOrdinal(a) <= codeOrdinal(b) ? [a, b] : [b, a]
}

/** Returns how a range is written: `27301-27599`, `99091` for a single code, `0001U-` where the last code is not known. */
export function formatRange([start, end]: CodeRange): string {
  if (end === null) return `${start}-`
  return start === end ? start : `${start}-${end}`
}

/** Returns how several ranges are written, separated by a comma and a blank. */
export function formatRanges(ranges: readonly CodeRange[]): string {
  return ranges.map(formatRange).join(', ')
}

/** Returns the range written as {@link formatRange} writes it, or `undefined` where the text is none. */
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

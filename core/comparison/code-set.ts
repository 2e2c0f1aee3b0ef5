import {
  type Code,
  codeAtOrdinal,
  codeOrdinal,
  lastCodeOfClass,
  letterClassOf,
} from '../codes/code.ts'
import { type CodeRange, rangeBounds } from '../codes/code-range.ts'

/** A stretch of code ordinals, both ends included; see `codeOrdinal`. Never spans two letter classes. */
export type Stretch = readonly [first: number, last: number]

/** Codes as ascending stretches that neither overlap nor touch, so equal sets have equal stretches. */
export type CodeSet = readonly Stretch[]

/** Returns the codes in ranges (in any order, overlapping or not). Takes n log n steps. */
export function codeSetOf(ranges: readonly CodeRange[]): CodeSet {
  const stretches = ranges.map(rangeBounds).sort((a, b) => a[0] - b[0])
  const set: [number, number][] = []
  for (const [first, last] of stretches) {
    const open = set.at(-1)
    if (open !== undefined && (first <= open[1] || follows(open[1], first))) {
      open[1] = Math.max(open[1], last)
    } else {
      set.push([first, last])
    }
  }
  return set
}

/** Returns the number of codes in a set. */
export function sizeOf(set: CodeSet): number {
  return set.reduce((size, [first, last]) => size + last - first + 1, 0)
}

/** Returns the codes in both sets. */
export function intersection(a: CodeSet, b: CodeSet): CodeSet {
  const shared: Stretch[] = []
  let i = 0
  let j = 0
  for (;;) {
    const left = a[i]
    const right = b[j]
    if (left === undefined || right === undefined) return shared
    const first = Math.max(left[0], right[0])
    const last = Math.min(left[1], right[1])
    if (first <= last) shared.push([first, last])
    if (left[1] < right[1]) i++
    else j++
  }
}

/** Returns the codes of `a` that are not in `b`. */
export function difference(a: CodeSet, b: CodeSet): CodeSet {
  const rest: Stretch[] = []
  let j = 0
  for (const [start, end] of a) {
    let first = start
    while ((b[j]?.[1] ?? Infinity) < first) j++
    for (let k = j; first <= end; k++) {
      const cut = b[k]
      if (cut === undefined || cut[0] > end) {
        rest.push([first, end])
        break
      }
      if (cut[0] > first) rest.push([first, cut[0] - 1])
      first = cut[1] + 1
    }
  }
  return rest
}

/**
 * Returns a set as ranges. A stretch that reaches the last code of its letter class ends in `null` if one of
 * the ranges `origins` in that class does: its last code is unknown.
 */
export function rangesOf(set: CodeSet, origins: readonly CodeRange[]): CodeRange[] {
  const openClasses = new Set(
    origins.filter(([, end]) => end === null).map(([start]) => letterClassOf(start)),
  )
  return set.map(([first, last]): CodeRange => {
    const start = codeAtOrdinal(first)
    const end = codeAtOrdinal(last)
    return openClasses.has(letterClassOf(start)) && isLastOfClass(end)
      ? [start, null]
      : [start, end]
  })
}

function isLastOfClass(code: Code): boolean {
  return codeOrdinal(code) === codeOrdinal(lastCodeOfClass(code))
}

/** Whether a stretch that starts at `first` continues one that ended just before, in the same letter class. */
function follows(last: number, first: number): boolean {
  return (
    first === last + 1 && letterClassOf(codeAtOrdinal(last)) === letterClassOf(codeAtOrdinal(first))
  )
}

import { type CodeRange, rangeBounds } from '../codes/code-range.ts'

/** How much of a range without a known end is drawn: a thousand numbers, or what its letter class has left. */
const openStretch = 1000

/** The part of a line's width that parts two blocks of numbers. */
const gap = 0.008

interface Stretch {
  /** Ordinals, both included; see `codeOrdinal`. */
  readonly first: number
  readonly last: number
}

/** A piece of a line: where it begins and how long it is, as parts of the line's width (0 to 1). */
export interface Piece {
  readonly start: number
  readonly size: number
}

/** A block of numbers on a line, with the ordinals that it holds. */
export type Block = Stretch & Piece

function stretchesOf(ranges: readonly CodeRange[]): Stretch[] {
  return ranges.map((range) => {
    const [first, last] = rangeBounds(range)
    return { first, last: range[1] === null ? Math.min(last, first + openStretch - 1) : last }
  })
}

/**
 * Returns a line of code numbers to scale: a block for each range, as long as it has numbers, so that
 * the numbers between the ranges take no room. A range without a known end counts as a thousand numbers.
 */
export function numberLine(ranges: readonly CodeRange[]): Block[] {
  const stretches = stretchesOf(ranges)
  const total = stretches.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  const room = 1 - gap * Math.max(0, stretches.length - 1)
  let start = 0
  return stretches.map(({ first, last }) => {
    const size = ((last - first + 1) / total) * room
    const block = { first, last, start, size }
    start += size + gap
    return block
  })
}

/** Returns where ranges lie on a line: a piece for each stretch of theirs in each block. */
export function placeOn(line: readonly Block[], ranges: readonly CodeRange[]): Piece[] {
  return stretchesOf(ranges).flatMap(({ first, last }) =>
    line.flatMap((block) => {
      const from = Math.max(first, block.first)
      const to = Math.min(last, block.last)
      if (from > to) return []
      const unit = block.size / (block.last - block.first + 1)
      return [{ start: block.start + (from - block.first) * unit, size: (to - from + 1) * unit }]
    }),
  )
}

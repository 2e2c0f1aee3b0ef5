import { type CodeRange, rangeBounds } from '../codes/code-range.ts'

/** The drawn length of an open-ended range: a thousand numbers, or what is left of its letter class. */
const openStretch = 1000

/** The gap between two blocks, as a fraction of the line's width. */
const gap = 0.008

interface Stretch {
  /** Ordinals, both included; see `codeOrdinal`. */
  readonly first: number
  readonly last: number
}

/** A piece of a line: its start and length, as fractions of the line's width (0 to 1). */
export interface Piece {
  readonly start: number
  readonly size: number
}

/** A block of numbers on a line, with its ordinals. */
export type Block = Stretch & Piece

function stretchesOf(ranges: readonly CodeRange[]): Stretch[] {
  return ranges.map((range) => {
    const [first, last] = rangeBounds(range)
    return { first, last: range[1] === null ? Math.min(last, first + openStretch - 1) : last }
  })
}

/**
 * Returns a line of code numbers to scale: one block per range, in proportion to its size. Numbers between
 * the ranges take no space. An open-ended range counts as a thousand numbers.
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

/** Returns the positions of ranges on a line: a piece for each part of a range in each block. */
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

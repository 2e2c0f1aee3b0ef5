import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeAtOrdinal, codeOrdinal } from '#core/codes/code.ts'
import {
  type CodeRange,
  compareRanges,
  formatRange,
  formatRanges,
  parseRange,
  rangeBetween,
  rangeBounds,
  rangeHolds,
  rangeIsInside,
  rangesOverlap,
} from '#core/codes/code-range.ts'
import { code, ranges } from '../../support/made-up-edition.ts'

const range = (text: string): CodeRange => {
  const [only] = ranges(text)
  if (only === undefined) throw new Error(`${text} is no range`)
  return only
}

/** Ordinals in a small stretch around the boundary of two letter classes, where ranges often meet. */
const ordinal = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 400_000, max: 400_060 }),
)
const anyRange = fc
  .tuple(ordinal, fc.integer({ min: 0, max: 20 }))
  .map(([first, more]): CodeRange => [codeAtOrdinal(first), codeAtOrdinal(first + more)])

describe('a code range', () => {
  it('contains both its ends and every code between them', () => {
    for (const text of ['27301', '27447', '27599']) {
      expect(rangeHolds(range('27301-27599'), code(text))).toBe(true)
    }
    for (const text of ['27300', '27600', '2730T']) {
      expect(rangeHolds(range('27301-27599'), code(text))).toBe(false)
    }
  })

  it('contains 1000T if it goes from 0999T to 1001T', () => {
    expect(rangeHolds(range('0999T-1001T'), code('1000T'))).toBe(true)
    expect(rangeHolds(range('0001T-0999T'), code('1000T'))).toBe(false)
  })

  it('contains the rest of its own letter class if its end is open', () => {
    const open = range('0001U-')
    expect(open).toEqual(['0001U', null])
    expect(rangeHolds(open, code('9999U'))).toBe(true)
    expect(rangeHolds(open, code('0000U'))).toBe(false)
    expect(rangeHolds(open, code('0002T'))).toBe(false)
    expect(rangeBounds(range('99600-'))).toEqual([99600, 99999])
  })

  it('overlaps another range exactly if they share a code', () => {
    fc.assert(
      fc.property(anyRange, anyRange, (a, b) => {
        const [first, last] = rangeBounds(a)
        let shared = false
        for (let at = first; at <= last; at++) shared ||= rangeHolds(b, codeAtOrdinal(at))
        expect(rangesOverlap(a, b)).toBe(shared)
        expect(rangesOverlap(b, a)).toBe(shared)
      }),
    )
  })

  it('is inside other ranges exactly if each of its codes is in one of them', () => {
    fc.assert(
      fc.property(anyRange, fc.array(anyRange, { maxLength: 5 }), (inner, outer) => {
        const ascending = [...outer].sort(compareRanges)
        const [first, last] = rangeBounds(inner)
        let inside = true
        for (let at = first; at <= last; at++) {
          inside &&= ascending.some((one) => rangeHolds(one, codeAtOrdinal(at)))
        }
        expect(rangeIsInside(inner, ascending)).toBe(inside)
      }),
    )
  })

  it('can span two touching ranges, but not two with a gap', () => {
    expect(rangeIsInside(range('10005-10015'), ranges('10000-10009, 10010-10019'))).toBe(true)
    expect(rangeIsInside(range('10005-10015'), ranges('10000-10009, 10011-10019'))).toBe(false)
    expect(rangeIsInside(range('10005'), [])).toBe(false)
  })

  it('can be built from two codes of one letter class in either order', () => {
    expect(rangeBetween(code('27599'), code('27301'))).toEqual(['27301', '27599'])
    expect(rangeBetween(code('27301'), code('27301'))).toEqual(['27301', '27301'])
    expect(rangeBetween(code('27301'), code('0001T'))).toBeUndefined()
  })

  it('parses its own text form', () => {
    expect(formatRange(range('27301-27599'))).toBe('27301-27599')
    expect(formatRange(range('99091-99091'))).toBe('99091')
    expect(formatRanges(ranges('99091, 0001U-'))).toBe('99091, 0001U-')
    fc.assert(
      fc.property(anyRange, (any) => {
        expect(parseRange(formatRange(any))).toEqual(any)
      }),
    )
  })

  it('rejects text that is not a range', () => {
    for (const text of [
      '',
      '-',
      'knee',
      '27301-27302-27303',
      '27599-27301',
      '27301-0001T',
      '27301-x',
    ]) {
      expect(parseRange(text)).toBeUndefined()
    }
  })

  it('sorts by its first code, then by its last code', () => {
    const sorted = ranges('0001T-0002T, 10000-10002, 10000-10001, 0001F').sort(compareRanges)
    expect(formatRanges(sorted)).toBe('10000-10001, 10000-10002, 0001F, 0001T-0002T')
    expect(codeOrdinal(code('0001F'))).toBeLessThan(codeOrdinal(code('0001T')))
  })
})

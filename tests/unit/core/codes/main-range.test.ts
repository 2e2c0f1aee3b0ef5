import { describe, expect, it } from 'vitest'
import { type CodeRange, formatRanges, parseRange } from '#core/codes/code-range.ts'
import { mainRangeFirst } from '#core/codes/main-range.ts'

const ordered = (text: string) =>
  formatRanges(
    mainRangeFirst(
      text.split(', ').map((part): CodeRange => {
        const range = parseRange(part)
        if (range === undefined) throw new Error(part)
        return range
      }),
    ),
  )

describe('the main range of a category', () => {
  it.each([
    ['98000-98016, 99091, 99202-99499', '99202-99499, 98000-98016, 99091'],
    ['99091, 99202-99499', '99202-99499, 99091'],
    ['80047-89398, 0001U-', '80047-89398, 0001U-'],
    ['0001A-0174A, 90281-99607', '90281-99607, 0001A-0174A'],
    ['0001M-, 0001U-', '0001M-, 0001U-'],
    ['33016-37799', '33016-37799'],
  ])('sorts %s as %s', (ranges, expected) => {
    expect(ordered(ranges)).toBe(expected)
  })
})

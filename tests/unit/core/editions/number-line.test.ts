import { describe, expect, it } from 'vitest'
import { type CodeRange, parseRange } from '#core/codes/code-range.ts'
import { numberLine, placeOn } from '#core/editions/number-line.ts'

function ranges(...texts: string[]): CodeRange[] {
  return texts.map((text) => {
    const range = parseRange(text)
    if (range === undefined) throw new Error(`${text} is no range`)
    return range
  })
}

describe('the line of a range', () => {
  it('is one block from end to end', () => {
    expect(numberLine(ranges('10000-19999'))).toEqual([
      { first: 10_000, last: 19_999, start: 0, size: 1 },
    ])
  })

  it('gives each block the length that its numbers have, and fills the line', () => {
    const [short, long] = numberLine(ranges('10000-10099', '20000-20299'))
    expect((long?.size ?? 0) / (short?.size ?? 1)).toBeCloseTo(3, 10)
    expect((long?.start ?? 0) + (long?.size ?? 0)).toBeCloseTo(1, 10)
    expect(long?.start).toBeGreaterThan((short?.start ?? 0) + (short?.size ?? 0))
  })

  it('counts a range without a known end as a thousand numbers', () => {
    const [closed, open] = numberLine(ranges('10000-10999', '0001U-'))
    expect(open?.size).toBeCloseTo(closed?.size ?? 0, 10)
  })
})

describe('a place on the line', () => {
  it('is exact', () => {
    const line = numberLine(ranges('10000-19999'))
    expect(placeOn(line, ranges('12500-14999'))).toEqual([{ start: 0.25, size: 0.25 }])
    expect(placeOn(line, ranges('10000'))).toEqual([{ start: 0, size: 0.0001 }])
  })

  it('has a piece for each range, each in its own block', () => {
    const line = numberLine(ranges('10000-10099', '20000-20299'))
    const pieces = placeOn(line, ranges('10050-10099', '20000-20009'))
    expect(pieces).toHaveLength(2)
    expect(pieces[0]?.start).toBeCloseTo((line[0]?.size ?? 0) / 2, 10)
    expect(pieces[1]?.start).toBe(line[1]?.start)
  })

  it('is cut where a range leaves the line, and nothing where it is not on it', () => {
    const line = numberLine(ranges('10000-19999'))
    expect(placeOn(line, ranges('19000-25000'))).toEqual([{ start: 0.9, size: 0.1 }])
    expect(placeOn(line, ranges('30000-30999'))).toEqual([])
  })
})

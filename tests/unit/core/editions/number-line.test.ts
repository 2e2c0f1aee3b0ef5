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

describe('the number line', () => {
  it('is one block for one range', () => {
    expect(numberLine(ranges('10000-19999'))).toEqual([
      { first: 10_000, last: 19_999, start: 0, size: 1 },
    ])
  })

  it('gives each block its share of the numbers and fills the line', () => {
    const [short, long] = numberLine(ranges('10000-10099', '20000-20299'))
    expect((long?.size ?? 0) / (short?.size ?? 1)).toBeCloseTo(3, 10)
    expect((long?.start ?? 0) + (long?.size ?? 0)).toBeCloseTo(1, 10)
    expect(long?.start).toBeGreaterThan((short?.start ?? 0) + (short?.size ?? 0))
  })

  it('draws an open-ended range as a thousand numbers', () => {
    const [closed, open] = numberLine(ranges('10000-10999', '0001U-'))
    expect(open?.size).toBeCloseTo(closed?.size ?? 0, 10)
  })
})

describe('a range on the number line', () => {
  it('has its exact position and length', () => {
    const line = numberLine(ranges('10000-19999'))
    expect(placeOn(line, ranges('12500-14999'))).toEqual([{ start: 0.25, size: 0.25 }])
    expect(placeOn(line, ranges('10000'))).toEqual([{ start: 0, size: 0.0001 }])
  })

  it('has a piece in each block that it reaches', () => {
    const line = numberLine(ranges('10000-10099', '20000-20299'))
    const pieces = placeOn(line, ranges('10050-10099', '20000-20009'))
    expect(pieces).toHaveLength(2)
    expect(pieces[0]?.start).toBeCloseTo((line[0]?.size ?? 0) / 2, 10)
    expect(pieces[1]?.start).toBe(line[1]?.start)
  })

  it('is cut off where it leaves the line, and empty if it is outside', () => {
    const line = numberLine(ranges('10000-19999'))
    expect(placeOn(line, ranges('19000-25000'))).toEqual([{ start: 0.9, size: 0.1 }])
    expect(placeOn(line, ranges('30000-30999'))).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeAtOrdinal, codeOrdinal } from '#core/codes/code.ts'
import { type CodeRange, formatRanges, rangeHolds } from '#core/codes/code-range.ts'
import { rangeDifferences } from '#core/comparison/range-differences.ts'
import { ranges } from './editions.ts'

const told = (from: string, to: string) => {
  const { gained, lost, kept } = rangeDifferences(ranges(from), ranges(to))
  return { gained: formatRanges(gained), lost: formatRanges(lost), kept: formatRanges(kept) }
}

describe('differences between ranges', () => {
  it('are the codes gained, lost and kept', () => {
    expect(told('99201-99215, 99221', '99202-99220')).toEqual({
      gained: '99216-99220',
      lost: '99201, 99221',
      kept: '99202-99215',
    })
  })

  it('are empty if different ranges contain the same codes', () => {
    expect(told('10000-10005, 10006-10010', '10000-10010')).toEqual({
      gained: '',
      lost: '',
      kept: '10000-10010',
    })
  })

  it('never join two letter classes', () => {
    expect(told('90000-99999, 0000A-0010A', '90000')).toMatchObject({
      lost: '90001-99999, 0000A-0010A',
    })
  })

  it('stay open-ended if the last code is unknown', () => {
    expect(told('0001U-0061U', '0001U-')).toEqual({
      gained: '0062U-',
      lost: '',
      kept: '0001U-0061U',
    })
    expect(told('0002M-', '0005M-0018M')).toEqual({
      gained: '',
      lost: '0002M-0004M, 0019M-',
      kept: '0005M-0018M',
    })
    expect(told('0001U-', '0003U-')).toEqual({ gained: '', lost: '0001U-0002U', kept: '0003U-' })
  })

  it('agree with a code-by-code comparison', () => {
    const few = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 9 }))
        .map(([first, length]): CodeRange => [
          codeAtOrdinal(99_970 + first > 99_999 ? 100_000 : 99_970 + first),
          codeAtOrdinal(
            99_970 + first > 99_999 ? 100_000 + length : Math.min(99_970 + first + length, 99_999),
          ),
        ]),
      { maxLength: 6 },
    )
    const holds = (list: readonly CodeRange[], ordinal: number) =>
      list.some((range) => rangeHolds(range, codeAtOrdinal(ordinal)))
    fc.assert(
      fc.property(few, few, (from, to) => {
        const { gained, lost, kept } = rangeDifferences(from, to)
        for (let ordinal = 99_960; ordinal < 100_020; ordinal++) {
          const [before, now] = [holds(from, ordinal), holds(to, ordinal)]
          expect(holds(gained, ordinal)).toBe(now && !before)
          expect(holds(lost, ordinal)).toBe(before && !now)
          expect(holds(kept, ordinal)).toBe(before && now)
        }
        for (const list of [gained, lost, kept]) {
          const bounds = list.flatMap(([start, end]) => [start, end ?? start].map(codeOrdinal))
          expect(bounds).toEqual([...bounds].sort((a, b) => a - b))
        }
      }),
    )
  })
})

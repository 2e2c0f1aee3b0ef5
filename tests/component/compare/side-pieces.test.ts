import { describe, expect, it } from 'vitest'
import { formatRange } from '#core/codes/code-range.ts'
import { type Row, rowOfTo } from '#core/comparison/comparison.ts'
import { sameRanges } from '#core/comparison/range-differences.ts'
import type { Category } from '#core/editions/outline.ts'
import {
  type Side,
  rangePieces,
  namePieces,
} from '../../../renderer/features/compare/side-pieces.ts'
import { compareShipped, shippedOutlines } from './shipped.ts'

const comparison = compareShipped('2022', '2023')

function told(id: string, side: Side): string[] {
  const row = rowOfTo(comparison, id)
  return (
    row?.[side].map((category) =>
      [
        namePieces(row, side, category).map(({ kind, text }) => `${kind} ${text}`),
        rangePieces(row, side, category).map(({ kind, range }) => `${kind} ${formatRange(range)}`),
      ]
        .flat()
        .join('; '),
    ) ?? []
  )
}

/** Whether the pieces of a category are its name and its ranges. */
function addsUp(row: Row, side: Side, category: Category): boolean {
  const names = namePieces(row, side, category).map(({ text }) => text)
  const ranges = rangePieces(row, side, category).map(({ range }) => range)
  return names.join('') === category.name && sameRanges(ranges, category.ranges)
}

describe('one side of a row', () => {
  it('marks words and ranges that only this side has', () => {
    const id = 'evaluation-and-management/consultations/inpatient'
    expect(told(id, 'from')).toEqual(['kept Inpatient Consultations; lost 99251-99255'])
    expect(told(id, 'to')).toEqual([
      'kept Inpatient ; gained or Observation ; kept Consultations; gained 99252-99255',
    ])
  })

  it('shows what became of the ranges of each merged category', () => {
    const id = 'evaluation-and-management/hospital-inpatient/discharge'
    const row = comparison.rows.find(
      ({ to }) => to[0]?.name === 'Hospital Inpatient or Observation Discharge Services',
    )
    expect(told(row?.to[0]?.id ?? id, 'from')).toEqual([
      'kept Observation Care Discharge; lost 99217',
      'kept Hospital Discharge Services; kept 99238-99239',
    ])
  })

  it('adds up to the name and codes of each category, for every pair of editions', () => {
    for (const from of shippedOutlines) {
      for (const to of shippedOutlines) {
        const { rows } = compareShipped(from.edition, to.edition)
        // An assertion for each category would take longer than the rest of the test.
        const wrong = (['from', 'to'] as const).flatMap((side) =>
          rows.flatMap((row) => row[side].filter((category) => !addsUp(row, side, category))),
        )
        expect(wrong).toEqual([])
      }
    }
  })
})

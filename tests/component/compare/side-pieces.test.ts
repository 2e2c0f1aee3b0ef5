import { describe, expect, it } from 'vitest'
import { formatRange } from '#core/codes/code-range.ts'
import { rowOfTo } from '#core/comparison/comparison.ts'
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
        for (const row of rows) {
          for (const side of ['from', 'to'] as const) {
            for (const category of row[side]) {
              const name = namePieces(row, side, category).map(({ text }) => text)
              const codes = rangePieces(row, side, category).map(({ range }) => range)
              expect(name.join('')).toBe(category.name)
              expect(codes).toEqual(category.ranges)
            }
          }
        }
      }
    }
  })
})

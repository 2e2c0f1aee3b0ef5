import { describe, expect, it } from 'vitest'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { rowOfFrom, rowOfTo } from '#core/comparison/comparison.ts'
import { shippedOutlines, shippedYears } from './editions.ts'
import { brokenTruths, rowsAsText, told } from './told.ts'

const outlines = shippedOutlines()
const edition = (year: number) => {
  const outline = outlines.find(({ edition: id }) => id === String(year))
  if (outline === undefined) throw new Error(`No edition ${year}`)
  return outline
}
const compare = (from: number, to: number) => compareEditions(edition(from), edition(to), outlines)
const pairs = shippedYears.flatMap((from) => shippedYears.map((to) => [from, to] as const))

describe('each pair of the shipped editions', () => {
  it.each(pairs)('counts of %i and %i add up on both sides', (from, to) => {
    expect(brokenTruths(compare(from, to))).toEqual([])
  })

  it.each(pairs)('comparing %i and %i backwards mirrors forwards', (from, to) => {
    expect(rowsAsText(compare(to, from).rows, false)).toEqual(
      rowsAsText(compare(from, to).rows, true),
    )
  })

  it.each(shippedYears)('comparing %i with itself shows no change', (year) => {
    const { rows, counts } = compare(year, year)
    expect(counts.unchanged).toBe(edition(year).categories.length)
    expect(rows).toHaveLength(counts.unchanged)
  })
})

describe('the known changes of each year', () => {
  const em = 'evaluation-and-management'

  it('2020 shows online digital visits after online evaluation, and new codes for health behavior', () => {
    const comparison = compare(2019, 2020)
    expect(rowOfTo(comparison, `${em}/non-face-to-face/online-digital`)).toMatchObject({
      kinds: ['renamed', 'ranges'],
      from: [{ ranges: [['99444', '99444']] }],
      to: [{ ranges: [['99421', '99423']] }],
    })
    const behavior = rowOfTo(comparison, 'medicine/health-behavior')
    expect(behavior).toMatchObject({ kinds: ['renamed', 'ranges'], renamed: 'wording' })
    expect(behavior?.ranges).toMatchObject({
      lost: [['96150', '96155']],
      gained: [['96162', '96171']],
    })
  })

  it('2021 shows 99201 removed from the office visits and every category above them', () => {
    const comparison = compare(2020, 2021)
    for (const id of [em, `${em}/office-outpatient`, `${em}/office-outpatient/new-patient`]) {
      expect(rowOfTo(comparison, id), id).toMatchObject({
        kind: 'ranges',
        ranges: { lost: [['99201', '99201']], gained: [] },
      })
    }
  })

  it('2023 shows observation merged with inpatient care, and domiciliary with home visits', () => {
    const comparison = compare(2022, 2023)
    expect(told(rowOfFrom(comparison, `${em}/hospital-observation`) ?? fail())).toBe(
      `merged+renamed+ranges: ${em}/hospital-observation & ${em}/hospital-inpatient -> ${em}/hospital-inpatient-observation | -99217-99220, 99224-99226`,
    )
    expect(told(rowOfFrom(comparison, `${em}/domiciliary`) ?? fail())).toBe(
      `merged+renamed+ranges: ${em}/domiciliary & ${em}/home -> ${em}/home-residence | -99324-99337`,
    )
    expect(rowOfFrom(comparison, `${em}/nursing-facility/other`)).toBe(
      rowOfTo(comparison, `${em}/nursing-facility/subsequent-care`),
    )
  })

  it('2025 shows telemedicine added and telephone services removed', () => {
    const comparison = compare(2024, 2025)
    expect(rowOfTo(comparison, `${em}/telemedicine`)?.kind).toBe('added')
    expect(rowOfFrom(comparison, `${em}/non-face-to-face/telephone`)?.kind).toBe('removed')
  })

  it('2019 → 2026 shows the same changes at once', () => {
    const comparison = compare(2019, 2026)
    expect(rowOfFrom(comparison, `${em}/domiciliary`)).toBe(
      rowOfTo(comparison, `${em}/home-residence`),
    )
    expect(rowOfFrom(comparison, `${em}/hospital-observation/initial-care`)).toBe(
      rowOfTo(comparison, `${em}/hospital-inpatient-observation/initial-care`),
    )
  })
})

function fail(): never {
  throw new Error('There is no such row.')
}

import { describe, expect, it } from 'vitest'
import { readRelease, releaseWords } from '#core/tables/release.ts'

describe('the release of a file', () => {
  it.each([
    ['2026 National Physician Fee Schedule Relative Value File July Release', 2026, 7],
    ['PPRRVU2026_Jul_nonQPP.csv', 2026, 7],
    ['PPRRVU24_JAN', 2024, 1],
    ['rvu26c.zip', 2026, 7],
    ['RVU26AR_1.zip', 2026, 1],
    ['rvu25d-0.zip', 2025, 10],
    ['PUF_CLFS_CY2026_Q2V1.csv', 2026, 4],
    ['25CLABQ3V2', 2025, 7],
    ['CLFS 2025 Q4V1.csv', 2025, 10],
    ['2019 January Addendum B', 2019, 1],
    ['October 2023  Payment Indicator', 2023, 10],
    ['HCPC2025_OCT_ANWEB_v3.txt', 2025, 10],
    ['HCPC17_CONTR_ANWEB.txt', 2017, undefined],
    ['MCR_MUE_PractitionerServices_Eff_07-01-2026.csv', 2026, 7],
    ['medicare-ncci-2026-q4-practitioner-services-mue-table.zip', 2026, 10],
    ['20260401', 2026, 4],
    ['Addendum AA -- ASC Covered Surgical Procedures for CY 2026', 2026, undefined],
  ])('is read from %j', (text, year, month) => {
    expect(readRelease(text)).toEqual({ year, month })
  })

  it('is never the copyright year', () => {
    expect(readRelease('CPT codes only are copyright 2024 American Medical Association')).toBe(
      undefined,
    )
  })

  it('is shown in words', () => {
    expect(releaseWords({ year: 2026, month: 7 })).toBe('July 2026')
    expect(releaseWords({ year: 2026, month: undefined })).toBe('2026')
  })
})

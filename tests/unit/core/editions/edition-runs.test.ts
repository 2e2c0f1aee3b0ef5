import { describe, expect, it } from 'vitest'
import { editionRuns } from '#core/editions/edition-runs.ts'

const all = ['2019', '2020', '2021', '2022', '2023']

describe('editions as text', () => {
  it('join consecutive editions into ranges', () => {
    expect(editionRuns(['2019', '2020', '2021', '2023'], all)).toBe('2019–2021, 2023')
    expect(editionRuns(['2022', '2021'], all)).toBe('2021–2022')
    expect(editionRuns(['2020'], all)).toBe('2020')
  })

  it('leave out unknown editions', () => {
    expect(editionRuns(['1999'], all)).toBe('')
    expect(editionRuns([], all)).toBe('')
  })
})

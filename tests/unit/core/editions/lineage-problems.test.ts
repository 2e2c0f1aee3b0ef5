import { describe, expect, it } from 'vitest'
import { findLineageProblems } from '#core/editions/lineage-problems.ts'
import { madeUpEdition } from '../../support/made-up-edition.ts'

const before = madeUpEdition(2025, [
  { id: 'visits', codes: '90000-90999' },
  { id: 'tests', codes: '80000-80999' },
])
const edition = madeUpEdition(2026, [
  { id: 'visits', codes: '90000-90999', continues: ['visits', 'tests'] },
  { id: 'calls', codes: '91000-91999', continues: ['tests', 'phone'] },
])

describe('lineage', () => {
  it('refers to categories of the previous edition', () => {
    const known = { ...edition, categories: edition.categories.slice(0, 1) }
    expect(findLineageProblems(known, before, 'editions/2026.json')).toEqual([])
  })

  it('is rejected with location and id if the previous edition lacks the category', () => {
    expect(findLineageProblems(edition, before, 'editions/2026.json')).toEqual([
      {
        file: 'editions/2026.json',
        place: 'categories[1].continues[1]',
        message: '"calls" continues "phone", which is not in edition 2025.',
        remedy: 'Correct the id, or remove it.',
      },
    ])
  })

  it('is rejected in the first edition', () => {
    const problems = findLineageProblems(edition, undefined, 'editions/2026.json')
    expect(problems).toHaveLength(4)
    expect(problems[0]?.message).toBe(
      '"visits" continues "visits", but there is no edition before this one.',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { searchAllEditions } from '#core/search/search-all-editions.ts'
import { shippedIndex } from './data.ts'

const indexes = ['2019', '2022', '2026'].map(shippedIndex)

describe('a search over all editions', () => {
  it('says for each hit which editions have it', () => {
    const [hit] = searchAllEditions(indexes, 'knee incision').hits
    expect(hit).toMatchObject({ edition: '2026', editions: ['2019', '2022', '2026'] })
  })

  it('finds what only older editions have, and gives it as the newest of them has it', () => {
    const { hits, total } = searchAllEditions(indexes, 'domiciliary')
    expect(hits[0]?.edition).toBe('2022')
    expect(hits[0]?.editions).toEqual(['2019', '2022'])
    expect(total).toBe(hits.length)
  })

  it('has each category once, no more than asked for', () => {
    const { hits, total } = searchAllEditions(indexes, 'incision', { limit: 5 })
    expect(hits).toHaveLength(5)
    expect(new Set(hits.map(({ hit }) => hit.category.id)).size).toBe(5)
    expect(total).toBeGreaterThan(20)
  })
})

import { describe, expect, it } from 'vitest'
import { buildOutline } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import { searchAllEditions } from '#core/search/search-all-editions.ts'
import { buildSearchIndex } from '#core/search/search-index.ts'
import { madeUpEdition } from '../../support/made-up-edition.ts'
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

  it('puts what an older edition is sure of before what a newer one only guesses', () => {
    const indexOf = (year: number, names: readonly string[]) => {
      const categories = names.map((name, at) => ({
        id: name.toLowerCase().replaceAll(' ', '-'),
        codes: `9${at}000-9${at}999`,
        name,
      }))
      const outline = buildOutline(madeUpEdition(year, categories))
      return buildSearchIndex(outline, buildPlacement(outline).placement, {
        vocabulary: [],
        modifiers: [],
      })
    }
    const made = [indexOf(2022, ['Custodial Rounds']), indexOf(2023, ['Custodian Rounds', 'Scans'])]
    const found = searchAllEditions(made, 'custodial rounds').hits
    expect(found.map(({ edition, hit }) => [edition, hit.match.kind])).toEqual([
      ['2022', 'exact'],
      ['2023', 'fuzzy'],
    ])
  })

  it('finds a code that only older editions hold, and speaks of none that is found', () => {
    const { hits, notices } = searchAllEditions(indexes, '99217')
    expect(hits[0]).toMatchObject({ edition: '2022', editions: ['2019', '2022'] })
    expect(notices).toEqual([])
  })

  it('says that a code is in no edition', () => {
    const { hits, notices } = searchAllEditions(indexes, '99999')
    expect(hits).toEqual([])
    expect(notices).toMatchObject([{ kind: 'code-not-held', code: '99999' }])
  })
})

import { describe, expect, it } from 'vitest'
import { termKey } from '#core/editions/term-key.ts'
import { meaningResolver } from '#core/editions/vocabulary.ts'
import { search } from '#core/search/search.ts'
import {
  type QueryClass,
  type RealLookup,
  misspelt,
  readLookups,
  readQuerySet,
  scoreLookups,
  shortenLookups,
} from '../../../relevance/query-set.ts'
import { overAll, scoreQueries } from '../../../relevance/score.ts'
import { shippedYears } from '../../support/shipped.ts'
import { shippedIndex, shippedModifiers, shippedVocabulary } from './data.ts'

const vocabulary = shippedVocabulary()
const index = shippedIndex(shippedYears, vocabulary, shippedModifiers())
const newest = index.editions.at(-1)
if (newest === undefined) throw new Error('no edition')
const find = (query: string, limit: number) =>
  search(index, '2026', query, { limit }).hits.map(({ category }) => category.id)

// Each bound is one point below what is reached, as `npm run bench -- search` prints it.

describe('over the check half of the relevance set, search', () => {
  const check = readQuerySet().filter(({ half }) => half === 'check')
  const scores = scoreQueries(check, (query) => find(query, 5))
  const first = (name: QueryClass) => scores.get(name)?.successAt1 ?? 0

  it('has a right category first, or among the first five', () => {
    expect(overAll(scores, 'successAt1')).toBeGreaterThanOrEqual(0.958)
    expect(overAll(scores, 'successAt5')).toBeGreaterThanOrEqual(0.98)
  })

  it('understands misspelt words', () => {
    const classes = [...scores].filter(([name]) => misspelt.includes(name))
    expect(overAll(new Map(classes), 'successAt1')).toBeGreaterThanOrEqual(0.964)
  })

  it.each(['code', 'partial code', 'range'] as const)('never fails on a %s', (name) => {
    expect(first(name)).toBe(1)
  })

  it('finds nothing for nonsense, but for 2 of 100', () => {
    expect(first('nonsense')).toBeGreaterThanOrEqual(0.98)
  })
})

describe('over phrases from price lists, superbills and forums, search', () => {
  const real = readLookups('real-lookups')
  const priceList = readLookups('price-list')
  const phrases = [...real, ...priceList]
  const scoreOf = (lookups: readonly RealLookup[]) =>
    scoreLookups(lookups, newest.outline, (query) => find(query, 10))

  it.each([
    ['as they stand in public', real, [0.943, 0.97, 0.98, 0.01]],
    ['of our own price list', priceList, [0.957, 0.987, 0.987, 0.013]],
    ['without vowels', shortenLookups(phrases, 'without vowels'), [0.895, 0.923, 0.943, 0.041]],
    ['cut short', shortenLookups(phrases, 'cut short'), [0.837, 0.898, 0.932, 0.046]],
  ] as const)('has a category with the code: %s', (_which, lookups, bounds) => {
    const { first, three, ten, empty } = scoreOf(lookups)
    expect(first).toBeGreaterThanOrEqual(bounds[0])
    expect(three).toBeGreaterThanOrEqual(bounds[1])
    expect(ten).toBeGreaterThanOrEqual(bounds[2])
    expect(empty).toBeLessThanOrEqual(bounds[3])
  })
})

describe('a term of the vocabulary', () => {
  it('finds a category that it means first', () => {
    const outlines = index.editions.map(({ outline }) => outline)
    const resolve = meaningResolver(newest, outlines)
    const idsOf = new Map<string, Set<string>>()
    for (const meaning of vocabulary) {
      const ids = resolve(meaning).map(({ id }) => id)
      for (const term of meaning.terms) {
        const key = termKey(term)
        idsOf.set(key, new Set([...(idsOf.get(key) ?? []), ...ids]))
      }
    }
    const missed = [...idsOf].flatMap(([term, ids]) => {
      const [first] = ids.size === 0 ? [] : find(term, 1)
      return ids.size === 0 || (first !== undefined && ids.has(first)) ? [] : [term]
    })
    expect(missed).toEqual([])
  })
})

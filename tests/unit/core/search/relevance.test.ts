import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildPlacement } from '#core/editions/placement.ts'
import { vocabularyFileSchema } from '#core/editions/reference-files.ts'
import { resolveVocabulary } from '#core/search/resolve-vocabulary.ts'
import { buildSearchIndex } from '#core/search/search-index.ts'
import { search } from '#core/search/search.ts'
import { type QueryClass, queryClasses, readQuerySet } from '../../../relevance/query-set.ts'
import { overAll, scoreQueries } from '../../../relevance/score.ts'
import { shippedOutline } from './data.ts'

const outline = shippedOutline('2026')
const vocabularyText = readFileSync(
  new URL('../../../../data/vocabulary.json', import.meta.url),
  'utf8',
)
const vocabulary = vocabularyFileSchema.parse(JSON.parse(vocabularyText)).terms
const index = buildSearchIndex(outline, buildPlacement(outline).placement, {
  vocabulary: resolveVocabulary(vocabulary, outline, []),
})
const check = readQuerySet().filter(({ half }) => half === 'check')
const scores = scoreQueries(check, (query) =>
  search(index, query, { limit: 5 }).hits.map(({ category }) => category.id),
)
const first = (name: QueryClass) => scores.get(name)?.successAt1 ?? 0

describe('over the check half of the relevance set, search', () => {
  it('has a right category first in 95 of 100 queries, and among the first five in 99', () => {
    expect(overAll(scores, 'successAt1')).toBeGreaterThanOrEqual(0.95)
    expect(overAll(scores, 'successAt5')).toBeGreaterThanOrEqual(0.99)
  })

  it.each(queryClasses)(
    'has a right category first in 90 of 100 queries of the class: %s',
    (name) => {
      expect(first(name)).toBeGreaterThanOrEqual(0.9)
    },
  )

  it.each(['code', 'partial code', 'range'] as const)('never fails on a %s', (name) => {
    expect(first(name)).toBe(1)
  })

  it('finds nothing for nonsense, but for 2 of 100', () => {
    expect(first('nonsense')).toBeGreaterThanOrEqual(0.98)
  })
})

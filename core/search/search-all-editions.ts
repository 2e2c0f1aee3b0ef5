import type { Hit, Notice } from './answer.ts'
import type { SearchIndex } from './search-index.ts'
import { search } from './search.ts'

/** A hit and where it is: found in `edition`, and standing in each of `editions`. */
export interface EditionsHit {
  readonly hit: Hit
  /** The newest edition that it was found in, whose names and ranges the hit has. */
  readonly edition: string
  /** All editions that have the category under this id, oldest first. */
  readonly editions: readonly string[]
}

export interface EditionsAnswer {
  readonly query: string
  readonly hits: readonly EditionsHit[]
  readonly total: number
  /** As the newest edition says them, those left out that speak of other editions. */
  readonly notices: readonly Notice[]
}

const usualLimit = 50

/**
 * Returns the answer to a query over several editions, given oldest first. The newest edition's hits
 * come first in its order; then what only older ones have, newest of them first.
 */
export function searchAllEditions(
  indexes: readonly SearchIndex[],
  query: string,
  options: { readonly limit?: number } = {},
): EditionsAnswer {
  const limit = options.limit ?? usualLimit
  const hits = new Map<string, EditionsHit>()
  let total = 0
  let notices: readonly Notice[] = []
  for (const index of [...indexes].reverse()) {
    const answer = search(index, query, { limit: index.outline.categories.length })
    if (hits.size === 0 && notices.length === 0) {
      notices = answer.notices.filter(({ kind }) => kind !== 'code-not-held')
    }
    for (const hit of answer.hits) {
      const { id } = hit.category
      if (hits.has(id)) continue
      const editions = indexes
        .filter(({ outline }) => outline.byId.has(id))
        .map(({ edition }) => edition)
      hits.set(id, { hit, edition: index.edition, editions })
      total++
    }
  }
  return { query, hits: [...hits.values()].slice(0, limit), total, notices }
}

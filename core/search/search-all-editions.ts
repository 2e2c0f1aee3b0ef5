import type { Answer, Hit, MatchKind, Notice } from './answer.ts'
import type { SearchIndex } from './search-index.ts'
import { search } from './search.ts'

/** A hit and where it is: as `edition` has it, and found in each of `editions`. */
export interface EditionsHit {
  readonly hit: Hit
  /** The edition whose names and ranges the hit has: the newest of those where its match is surest. */
  readonly edition: string
  /** All editions in which the query finds the category, oldest first. */
  readonly editions: readonly string[]
}

export interface EditionsAnswer {
  readonly query: string
  readonly hits: readonly EditionsHit[]
  readonly total: number
  /** As the newest edition says them; of a code or range not held only where no edition holds it. */
  readonly notices: readonly Notice[]
}

const usualLimit = 50

/** How sure a kind of match is: where editions are merged, a surer one comes first. */
const certainty: Readonly<Record<MatchKind, number>> = {
  code: 0,
  range: 0,
  'code-prefix': 0,
  exact: 0,
  alias: 0,
  prefix: 1,
  words: 1,
  fuzzy: 2,
}

/**
 * Returns the answer to a query over several editions, given oldest first. Each edition's hits keep
 * their order; among editions the surer kind of match comes first, and the newest edition where they
 * are alike. A category that several editions have comes once, as the newest that found it has it.
 */
export function searchAllEditions(
  indexes: readonly SearchIndex[],
  query: string,
  options: { readonly limit?: number } = {},
): EditionsAnswer {
  const answers = [...indexes]
    .reverse()
    .map((index) => search(index, query, { limit: index.outline.categories.length }))
  const answeredBy = new Map<string, string[]>()
  for (const { edition, hits } of [...answers].reverse()) {
    for (const { category } of hits) {
      const editions = answeredBy.get(category.id)
      if (editions === undefined) answeredBy.set(category.id, [edition])
      else editions.push(edition)
    }
  }
  const found = new Map<string, EditionsHit>()
  const queues = answers.map(({ edition, hits }) => ({ edition, hits, at: 0 }))
  for (;;) {
    let best: { edition: string; hits: readonly Hit[]; at: number } | undefined
    let bestHit: Hit | undefined
    for (const queue of queues) {
      while (found.has(queue.hits[queue.at]?.category.id ?? '')) queue.at++
      const hit = queue.hits[queue.at]
      if (hit === undefined) continue
      if (bestHit === undefined || certainty[hit.match.kind] < certainty[bestHit.match.kind]) {
        best = queue
        bestHit = hit
      }
    }
    if (best === undefined || bestHit === undefined) break
    const { id } = bestHit.category
    const editions = answeredBy.get(id) ?? []
    found.set(id, { hit: bestHit, edition: best.edition, editions })
  }
  const hits = [...found.values()].slice(0, Math.max(0, options.limit ?? usualLimit))
  return { query, hits, total: found.size, notices: noticesOf(answers, found.size > 0) }
}

/** A code or range that one edition lacks is worth a word only where all do. */
function noticesOf(answers: readonly Answer[], isFound: boolean): readonly Notice[] {
  const [newest] = answers
  if (newest === undefined) return []
  return newest.notices.filter(
    ({ kind }) => !isFound || (kind !== 'code-not-held' && kind !== 'range-not-held'),
  )
}

import { type LabelledQuery, type QueryClass, isAnswer, queryClasses } from './query-set.ts'

/** How well an engine answered the queries of a class. Shares are from 0 to 1. */
export interface ClassScore {
  readonly queries: number
  /** The first hit is right; for nonsense, that nothing is found. */
  readonly successAt1: number
  /** One of the first five hits is right. */
  readonly successAt5: number
  /** Nothing is found. */
  readonly empty: number
  readonly meanReciprocalRank: number
  /** Queries whose first hit is wrong. */
  readonly failed: readonly string[]
}

/** Scores an engine, given as a function from a query to the ids that it finds, best first. */
export function scoreQueries(
  queries: readonly LabelledQuery[],
  find: (query: string) => readonly string[],
): Map<QueryClass, ClassScore> {
  const scores = new Map<QueryClass, ClassScore>()
  for (const name of queryClasses) {
    const own = queries.filter((query) => query.class === name)
    if (own.length > 0) scores.set(name, scoreClass(own, find))
  }
  return scores
}

function scoreClass(
  queries: readonly LabelledQuery[],
  find: (query: string) => readonly string[],
): ClassScore {
  let first = 0
  let five = 0
  let empty = 0
  let reciprocal = 0
  const failed: string[] = []
  for (const query of queries) {
    const ids = find(query.query)
    if (ids.length === 0) empty++
    const rank = ids.findIndex((id) => isAnswer(query, id))
    const isRight = query.answers.length === 0 ? ids.length === 0 : rank === 0
    if (isRight) first++
    else failed.push(query.query)
    if (query.answers.length === 0 ? isRight : rank >= 0 && rank < 5) five++
    if (rank >= 0) reciprocal += 1 / (rank + 1)
  }
  return {
    queries: queries.length,
    successAt1: first / queries.length,
    successAt5: five / queries.length,
    empty: empty / queries.length,
    meanReciprocalRank: reciprocal / queries.length,
    failed,
  }
}

/** Returns the share of queries, over all classes that have an answer, for which a score's share holds. */
export function overAll(
  scores: ReadonlyMap<QueryClass, ClassScore>,
  share: 'successAt1' | 'successAt5',
): number {
  let queries = 0
  let right = 0
  for (const [name, score] of scores) {
    if (name === 'nonsense') continue
    queries += score.queries
    right += score[share] * score.queries
  }
  return right / queries
}

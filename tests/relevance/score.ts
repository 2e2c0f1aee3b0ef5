import { isAnswer } from './query-set.ts'

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

/** A query with its class and right answers, of the labelled or of a blind set. */
interface ScoredQuery<Class extends string> {
  readonly query: string
  readonly class: Class
  readonly answers: readonly string[]
}

/**
 * Scores an engine, given as a function from a query to the ids that it finds, best first. The classes
 * are in the order in which the queries have them.
 */
export function scoreQueries<Class extends string>(
  queries: readonly ScoredQuery<Class>[],
  find: (query: string) => readonly string[],
): Map<Class, ClassScore> {
  const names = new Set(queries.map((query) => query.class))
  return new Map(
    [...names].map((name) => [
      name,
      scoreClass(
        queries.filter((query) => query.class === name),
        find,
      ),
    ]),
  )
}

function scoreClass(
  queries: readonly ScoredQuery<string>[],
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
  scores: ReadonlyMap<string, ClassScore>,
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

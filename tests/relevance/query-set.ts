import { readFileSync } from 'node:fs'

/** The classes of queries, as the table of the benchmark names them. */
export const queryClasses = [
  'one word',
  'prefix',
  'two words',
  'swapped words',
  'human misspelling',
  'misspelt vocabulary',
  'generated slip',
  'misspelt + right',
  'abbreviation',
  'everyday term',
  'ancestor + word',
  'code',
  'partial code',
  'range',
  'nonsense',
] as const

export type QueryClass = (typeof queryClasses)[number]

/** The classes in which something is misspelt. */
export const misspelt: readonly QueryClass[] = [
  'human misspelling',
  'misspelt vocabulary',
  'generated slip',
  'misspelt + right',
]

export interface LabelledQuery {
  readonly query: string
  readonly class: QueryClass
  /** Tuning may look at the one half; the other only tells how well it went. */
  readonly half: 'tune' | 'check'
  /** Ids of which each is a right answer; none for nonsense. `id/**` stands for a category and all below it. */
  readonly answers: readonly string[]
}

/** Returns the labelled queries. */
export function readQuerySet(): LabelledQuery[] {
  const text = readFileSync(new URL('queries.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { queries: LabelledQuery[] }).queries
}

/** Tells whether an id is among a query's right answers. */
export function isAnswer(query: LabelledQuery, id: string): boolean {
  return query.answers.some((answer) =>
    answer.endsWith('/**')
      ? id === answer.slice(0, -3) || id.startsWith(answer.slice(0, -2))
      : id === answer,
  )
}

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

/** The classes of the blind sets. */
export const blindClasses = [
  'everyday',
  'abbreviation',
  'eponym',
  'misspelt',
  'abbreviation+word',
  'prefix',
  'word-order',
  'nonsense',
] as const

export type BlindClass = (typeof blindClasses)[number]

/** A query of a blind set: by one who knew the categories, but neither engine nor vocabulary. */
export interface BlindQuery {
  readonly query: string
  readonly class: BlindClass
  readonly answers: readonly string[]
}

/** Returns the first or the second blind set. Throws where a line has a class that is none. */
export function readBlindSet(number: 1 | 2): BlindQuery[] {
  const text = readFileSync(new URL(`sources/blind-${number}.tsv`, import.meta.url), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [query = '', name = '', ids = ''] = line.split('\t')
      const known = blindClasses.find((each) => each === name)
      if (known === undefined) throw new Error(`blind-${number}.tsv: no class "${name}"`)
      return { query, class: known, answers: ids.split('|').filter((id) => id !== '') }
    })
}

/** Tells whether an id is among a query's right answers. */
export function isAnswer(query: { readonly answers: readonly string[] }, id: string): boolean {
  return query.answers.some((answer) =>
    answer.endsWith('/**')
      ? id === answer.slice(0, -3) || id.startsWith(answer.slice(0, -2))
      : id === answer,
  )
}

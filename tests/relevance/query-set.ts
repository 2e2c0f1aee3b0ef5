import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Code, parseCode } from '#core/codes/code.ts'
import { rangeHolds } from '#core/codes/code-range.ts'
import type { Category, Outline } from '#core/editions/outline.ts'

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

/** A phrase from a price list, superbill, case log or forum, with the codes that belong to it. */
export interface RealLookup {
  readonly query: string
  readonly codes: readonly Code[]
  /** Tuning may look at the one half; the other only tells how well it went. By a hash of the phrase. */
  readonly half: 'tune' | 'check'
}

/**
 * Returns the lookups of a file of phrases whose codes are of the 2026 edition: `real-lookups` as they are written in
 * public, `price-list` as our own memory of price lists has them.
 */
export function readLookups(file: 'real-lookups' | 'price-list'): RealLookup[] {
  const text = readFileSync(new URL(`sources/${file}.csv`, import.meta.url), 'utf8')
  const [, ...lines] = text.trimEnd().split('\n')
  return lines.flatMap((line): RealLookup[] => {
    const [query = '', codes = '', edition = ''] = line.split(',')
    if (edition !== '') return []
    const half = (createHash('sha256').update(query).digest()[0] ?? 0) % 2 === 0 ? 'check' : 'tune'
    return [{ query, codes: codes.split(' ').flatMap((code) => parseCode(code) ?? []), half }]
  })
}

const longWord = /[a-z]{7,}/gi

/** Ways to shorten the long words of a phrase as price lists do. */
export const shortenings = {
  'without vowels': (word: string) => word.charAt(0) + word.slice(1).replace(/[aeiou]/gi, ''),
  'cut short': (word: string) => word.slice(0, Math.max(5, Math.ceil(word.length * 0.55))),
} as const

/** Returns the lookups that have long words, with those shortened. */
export function shortenLookups(
  lookups: readonly RealLookup[],
  way: keyof typeof shortenings,
): RealLookup[] {
  return lookups.flatMap((lookup) => {
    const query = lookup.query.replace(longWord, shortenings[way])
    return query === lookup.query ? [] : [{ ...lookup, query }]
  })
}

/** Whether a category answers a real lookup: it contains one of the codes, and is below its section. */
function answersLookup({ codes }: RealLookup, { parent, ranges }: Category): boolean {
  return parent !== null && codes.some((code) => ranges.some((range) => rangeHolds(range, code)))
}

/** Shares, from 0 to 1, of the real lookups that are answered within so many rows, and of those not answered at all. */
export interface LookupScore {
  readonly queries: number
  readonly first: number
  readonly three: number
  readonly ten: number
  readonly empty: number
}

/** Scores an engine, given as a function from a query to the ids that it finds, best first, over real lookups. */
export function scoreLookups(
  lookups: readonly RealLookup[],
  outline: Outline,
  find: (query: string) => readonly string[],
): LookupScore {
  const rows = lookups.map((lookup) => {
    const ids = find(lookup.query)
    const row = ids.findIndex((id) => {
      const category = outline.byId.get(id)
      return category !== undefined && answersLookup(lookup, category)
    })
    return { row, isEmpty: ids.length === 0 }
  })
  const within = (most: number) =>
    rows.filter(({ row }) => row >= 0 && row < most).length / lookups.length
  return {
    queries: lookups.length,
    first: within(1),
    three: within(3),
    ten: within(10),
    empty: rows.filter(({ isEmpty }) => isEmpty).length / lookups.length,
  }
}

import type { Category, Outline } from '#core/editions/outline.ts'
import type { Deletion } from '#core/replacements/deletions.ts'
import type { Match, Notice } from '#core/search/answer.ts'

/** Results that `--limit` takes at most. */
export const mostRows = 1000

/** The value of `--edition` for all editions. No edition has this id. */
export const allEditions = 'all'

/** An answer from one edition or all, with what is needed to print it. */
export interface Found {
  readonly query: string
  /** The id of the edition, or `all`. */
  readonly edition: string
  /** Its name in a sentence. */
  readonly title: string
  readonly hits: readonly FoundHit[]
  readonly total: number
  readonly notices: readonly Notice[]
  /** The codes found in tables, if those were searched. */
  readonly codes?: readonly FoundCode[]
  /** The deleted codes in the query, and where to look instead. */
  readonly deletions: readonly Deletion[]
  /** The time of the search alone, in milliseconds. */
  readonly ms: number
}

/** A code in a table, with its fullest descriptor. */
export interface FoundCode {
  readonly code: string
  readonly system: 'cpt' | 'hcpcs'
  readonly text: string
}

export interface FoundHit {
  readonly category: Category
  readonly match: Match
  readonly outline: Outline
  /** The editions that contain the category, oldest first, if all were searched. */
  readonly editions?: readonly string[]
  /** The same as text. */
  readonly runs?: string
}

/** Answers a query. */
export type Answerer = (query: string) => Found

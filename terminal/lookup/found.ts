import type { Category, Outline } from '#core/editions/outline.ts'
import type { Deletion } from '#core/replacements/deletions.ts'
import type { Match, Notice } from '#core/search/answer.ts'

/** Results that `--limit` takes at most. */
export const mostRows = 1000

/** What `--edition` takes for all of them; no edition's id is a word. */
export const allEditions = 'all'

/** An answer of one edition or of all, with what is needed to write it down. */
export interface Found {
  readonly query: string
  /** The id of the edition asked, or `all`. */
  readonly edition: string
  /** How that is called in a sentence. */
  readonly title: string
  readonly hits: readonly FoundHit[]
  readonly total: number
  readonly notices: readonly Notice[]
  /** Deleted codes among those asked for, and where to look instead. */
  readonly deletions: readonly Deletion[]
  /** The time of the search alone, in milliseconds. */
  readonly ms: number
}

export interface FoundHit {
  readonly category: Category
  readonly match: Match
  readonly outline: Outline
  /** The editions that have the category, oldest first, where all were asked. */
  readonly editions?: readonly string[]
  /** The same in words. */
  readonly runs?: string
}

/** Answers a query. */
export type Answerer = (query: string) => Found

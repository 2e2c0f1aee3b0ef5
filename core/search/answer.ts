import type { Code } from '../codes/code.ts'
import type { CodeRange } from '../codes/code-range.ts'
import type { Category } from '../editions/outline.ts'

/** A stretch of a text, in UTF-16 units: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Why a category answers a query. */
export type Match =
  /** It holds the code; the deepest category first, then its ancestors. */
  | { readonly kind: 'code'; readonly code: Code; readonly deepest: boolean }
  /** It holds codes of the range asked for. */
  | { readonly kind: 'range'; readonly range: CodeRange }
  /** It holds codes that begin so. */
  | { readonly kind: 'code-prefix'; readonly prefix: string }
  /** Its name is what was typed. */
  | { readonly kind: 'exact' }
  /** A term of the vocabulary means it. */
  | { readonly kind: 'alias'; readonly term: string; readonly means: string }
  /** Its name begins with what was typed. */
  | { readonly kind: 'prefix' }
  /** Its name, with those of its ancestors, has typed words, whole or by their beginnings. */
  | { readonly kind: 'words' }
  /** As `words`, where some typed words were read as others. */
  | {
      readonly kind: 'fuzzy'
      readonly readAs: readonly { readonly typed: string; readonly word: string }[]
      /** The abbreviation or synonym through which it matched, if any. */
      readonly alias: { readonly term: string; readonly means: string } | undefined
    }

export type MatchKind = Match['kind']

/** A category that answers a query. */
export interface Hit {
  readonly category: Category
  readonly match: Match
  /** The parts of its name that matched, ascending and disjoint. */
  readonly nameSpans: readonly Span[]
  /** For each ancestor, from the section down, the parts of its name that matched. */
  readonly pathSpans: readonly (readonly Span[])[]
  /** The typed words that it does not match. */
  readonly missed: readonly string[]
}

/** What the answer says beside its hits. */
export type Notice =
  /** The query has a code that this edition does not hold. */
  | {
      readonly kind: 'code-not-held'
      readonly code: Code
      /** Ids of the editions that hold it, oldest first. */
      readonly editions: readonly string[]
      readonly before: Category | undefined
      readonly after: Category | undefined
    }
  /** The query has a range of which this edition holds no code. */
  | { readonly kind: 'range-not-held'; readonly range: CodeRange }
  /** It looks like a code but is none, and was searched as words. */
  | { readonly kind: 'not-a-code'; readonly text: string }
  /** What is before a colon names no category; everything is searched. */
  | { readonly kind: 'unknown-scope'; readonly scope: string }
  /** These have it, this edition has nothing or nothing as good: editions oldest first. */
  | { readonly kind: 'in-other-editions'; readonly editions: readonly string[] }
  /** The query names a modifier. */
  | { readonly kind: 'modifier'; readonly modifier: string; readonly name: string }
  /** The query was longer than is read; the rest was left out. */
  | { readonly kind: 'shortened'; readonly readCharacters: number }

/** How the words of a query were read for the best hit. */
export interface Understanding {
  /** The words, in the order typed. */
  readonly words: readonly {
    readonly typed: string
    readonly use: 'matched' | 'corrected' | 'ignored'
  }[]
  /** The name or term through which the best hit was found. */
  readonly decidedBy: string
  /** The query with its misspelt words corrected, `undefined` where none was. */
  readonly corrected: string | undefined
}

/** The answer to one query in one edition, best hit first. */
export interface Answer {
  readonly query: string
  readonly edition: string
  readonly hits: readonly Hit[]
  /** How many categories match well enough to be shown, `hits` being the first of them. */
  readonly total: number
  readonly notices: readonly Notice[]
  /** `undefined` where no words were searched, or none were found. */
  readonly understanding: Understanding | undefined
}

/** A hit and where it is: as `edition` has it, and found in each of `editions`. */
export interface EditionsHit {
  readonly hit: Hit
  /** The newest edition in which the category is found; the hit has its name and ranges. */
  readonly edition: string
  /** All editions in which the query finds the category, oldest first. */
  readonly editions: readonly string[]
}

export interface EditionsAnswer extends Omit<Answer, 'edition' | 'hits'> {
  readonly hits: readonly EditionsHit[]
}

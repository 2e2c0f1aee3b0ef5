import type { CodeRange } from '../codes/code-range.ts'

/** The most doubtful matches that are asked of a file, and answered. */
export const mostQuestions = 1_000

/** A category as a question names it. */
export interface NamedCategory {
  readonly id: string
  readonly name: string
  /** The names of its ancestors, from the section down. */
  readonly path: readonly string[]
  readonly ranges: readonly CodeRange[]
}

/** A doubtful match between a spreadsheet and the previous edition; `editions.preview` says what its kinds mean. */
export interface Question {
  readonly key: string
  readonly kind: 'origin' | 'end'
  readonly row: number | null
  readonly about: NamedCategory
  readonly candidates: readonly NamedCategory[]
  readonly suggested: string | null
  readonly answer?: string | null
}

/** Answers by the key of their question: a candidate's id, or `null` for none of them. */
export type Answers = ReadonlyMap<string, string | null>

import type { Category, Outline } from '../editions/outline.ts'
import type { ChangeKind, Counts } from './change-kind.ts'
import type { RangeDifferences } from './range-differences.ts'

/** Whether a renaming changes only the wording, or the meaning. */
export type Renaming = 'wording' | 'meaning'

/**
 * What became of categories: usually one of each edition, several of one edition after a split or
 * merge, none if they were added or removed.
 */
export interface Row {
  /** The kind that the row counts as: the first of `kinds`. */
  readonly kind: ChangeKind
  /** Everything that happened, in the order of `changeKinds`; `['unchanged']` if nothing did. */
  readonly kinds: readonly ChangeKind[]
  /** In book order. */
  readonly from: readonly Category[]
  /** In book order. */
  readonly to: readonly Category[]
  /** Whether ranges and names suggest the match, and no edition declares it. */
  readonly inferred: boolean
  readonly renamed: Renaming | undefined
  /** Codes gained and lost by all categories of the row together. */
  readonly ranges: RangeDifferences | undefined
  /** The old and new parent; `null` for a section. */
  readonly moved: { readonly from: Category | null; readonly to: Category | null } | undefined
}

/** The changes in a section, which can have a different name or id on each side. */
export interface SectionCounts {
  /** As in `to`, or as in `from` if it is gone. */
  readonly section: Category
  readonly counts: Counts
}

/**
 * Two editions side by side. Every category of both is in exactly one row, so the members of the
 * rows add up to both editions.
 */
export interface Comparison {
  readonly from: Outline
  readonly to: Outline
  /** In the book order of `to`, removed categories after their former place. */
  readonly rows: readonly Row[]
  /** For each position in `from`, the index of its row. */
  readonly fromRows: readonly number[]
  /** For each position in `to`, the index of its row. */
  readonly toRows: readonly number[]
  /** Rows by kind. */
  readonly counts: Counts
  /** Rows by section and kind, in book order. */
  readonly sections: readonly SectionCounts[]
}

/** Returns the row of a category of `from`, or `undefined` if there is no such category. */
export function rowOfFrom({ from, rows, fromRows }: Comparison, id: string): Row | undefined {
  return rows[fromRows[from.byId.get(id)?.position ?? -1] ?? -1]
}

/** Returns the row of a category of `to`, or `undefined` if there is no such category. */
export function rowOfTo({ to, rows, toRows }: Comparison, id: string): Row | undefined {
  return rows[toRows[to.byId.get(id)?.position ?? -1] ?? -1]
}

/** Returns the rows with changes. */
export function changesOf(comparison: Comparison): Row[] {
  return comparison.rows.filter(({ kind }) => kind !== 'unchanged')
}

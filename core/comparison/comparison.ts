import type { Category, Outline } from '../editions/outline.ts'
import type { ChangeKind, Counts } from './change-kind.ts'
import type { RangeDifferences } from './range-differences.ts'

/** Whether a renamed category's name only says the same otherwise, or says something else. */
export type Renaming = 'wording' | 'meaning'

/**
 * What became of some categories: one of each edition as a rule, several of one where they were
 * split or merged, none where they were added or removed.
 */
export interface Row {
  /** The kind by which the row is counted: the first of `kinds`. */
  readonly kind: ChangeKind
  /** All that happened, in the order of `changeKinds`; `['unchanged']` where nothing did. */
  readonly kinds: readonly ChangeKind[]
  /** In book order. */
  readonly from: readonly Category[]
  /** In book order. */
  readonly to: readonly Category[]
  /** Nobody declares that they belong together: ranges and names suggest it. */
  readonly inferred: boolean
  readonly renamed: Renaming | undefined
  /** Codes that came and went for all of the row's categories taken together. */
  readonly ranges: RangeDifferences | undefined
  /** The old and the new parent; `null` for a section. */
  readonly moved: { readonly from: Category | null; readonly to: Category | null } | undefined
}

/** The changes in one section, which may have another name or id on each side. */
export interface SectionCounts {
  /** As in the edition compared to; as in the other where it is gone. */
  readonly section: Category
  readonly counts: Counts
}

/**
 * Two editions beside each other. Each category of either stands in exactly one row, so that the
 * rows' members add up to both editions.
 */
export interface Comparison {
  readonly from: Outline
  readonly to: Outline
  /** In book order of `to`, removed ones after the place where they stood. */
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

/** Returns the row that a category of `from` stands in, or `undefined` where there is no such category. */
export function rowOfFrom({ from, rows, fromRows }: Comparison, id: string): Row | undefined {
  return rows[fromRows[from.byId.get(id)?.position ?? -1] ?? -1]
}

/** Returns the row that a category of `to` stands in, or `undefined` where there is no such category. */
export function rowOfTo({ to, rows, toRows }: Comparison, id: string): Row | undefined {
  return rows[toRows[to.byId.get(id)?.position ?? -1] ?? -1]
}

/** Returns the rows in which something changed. */
export function changesOf(comparison: Comparison): Row[] {
  return comparison.rows.filter(({ kind }) => kind !== 'unchanged')
}

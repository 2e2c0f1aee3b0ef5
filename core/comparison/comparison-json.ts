import type { CodeRange } from '../codes/code-range.ts'
import { type Category, type Level, type Outline, pathNames } from '../editions/outline.ts'
import type { ChangeKind, Counts } from './change-kind.ts'
import { type Comparison, type Renaming, type Row, changesOf } from './comparison.ts'

/**
 * A change in the JSON of the command line. `from` and `to` are one category, or a list if there can be
 * several: `from` of a merge, `to` of a split, and any side with several categories.
 */
export interface ChangeJson {
  readonly kind: ChangeKind
  /** Everything that happened, `kind` first. */
  readonly kinds: readonly ChangeKind[]
  readonly from?: CategoryJson | readonly CategoryJson[]
  readonly to?: CategoryJson | readonly CategoryJson[]
  readonly inferred?: true
  readonly renamed?: Renaming
  readonly gained?: readonly CodeRange[]
  readonly lost?: readonly CodeRange[]
  /** Ids of the old and new parent; `null` for a section. */
  readonly moved?: { readonly from: string | null; readonly to: string | null }
}

export interface ComparisonJson {
  readonly from: string
  readonly to: string
  /** The number of categories in each edition. */
  readonly categories: { readonly from: number; readonly to: number }
  readonly counts: Counts
  readonly changes: readonly ChangeJson[]
}

/** Returns a comparison as plain JSON, in a stable format for scripts. Unchanged rows are only counted. */
export function comparisonJson(comparison: Comparison): ComparisonJson {
  const { from, to, counts } = comparison
  return {
    from: from.edition,
    to: to.edition,
    categories: { from: from.categories.length, to: to.categories.length },
    counts,
    changes: changesOf(comparison).map((row) => changeJson(row, from, to)),
  }
}

/** Returns a row of a comparison as plain JSON. */
export function changeJson(row: Row, from: Outline, to: Outline): ChangeJson {
  const { kind, kinds, inferred, renamed, ranges, moved } = row
  return {
    kind,
    kinds,
    ...(row.from.length > 0 && { from: membersJson(from, row.from, kind === 'merged') }),
    ...(row.to.length > 0 && { to: membersJson(to, row.to, kind === 'split') }),
    ...(inferred && { inferred }),
    ...(renamed && { renamed }),
    ...(ranges && { gained: ranges.gained, lost: ranges.lost }),
    ...(moved && { moved: { from: moved.from?.id ?? null, to: moved.to?.id ?? null } }),
  }
}

function membersJson(
  outline: Outline,
  categories: readonly Category[],
  asList: boolean,
): CategoryJson | readonly CategoryJson[] {
  const members = categories.map((category) => categoryJson(outline, category))
  const [only, ...others] = members
  return only === undefined || asList || others.length > 0 ? members : only
}

/** A category in the JSON of the command line. */
export interface CategoryJson {
  readonly id: string
  readonly name: string
  readonly level: Level
  /** Names from the section down to the category itself. */
  readonly path: readonly string[]
  readonly ranges: readonly CodeRange[]
}

/** Returns a category of an edition as plain JSON. */
export function categoryJson(outline: Outline, category: Category): CategoryJson {
  const { id, name, level, ranges } = category
  return { id, name, level, path: pathNames(outline, category), ranges }
}

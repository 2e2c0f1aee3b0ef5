import { formatRanges } from '../codes/code-range.ts'
import { type Category, type Outline, pathNames } from '../editions/outline.ts'
import type { Comparison, Row } from './comparison.ts'

/** A row of a comparison in words, for every text output. */
export interface RowInWords {
  /** Everything that happened, such as `renamed, range changed`. */
  readonly changes: string
  readonly section: string
  readonly from: readonly CategoryInWords[]
  readonly to: readonly CategoryInWords[]
  /** If it moved: the old and the new place. */
  readonly moved: { readonly from: string; readonly to: string } | undefined
}

export interface CategoryInWords {
  readonly id: string
  readonly name: string
  /** Names from the section down to the parent, joined by ` › `; empty for a section. */
  readonly above: string
  readonly codes: string
}

/** Returns a row of a comparison in words. */
export function rowInWords({ from, to }: Comparison, row: Row): RowInWords {
  const [now] = row.to
  const [before] = row.from
  const path = now ? pathNames(to, now) : before ? pathNames(from, before) : []
  return {
    changes: changesInWords(row),
    section: path[0] ?? '',
    from: row.from.map((category) => categoryInWords(from, category)),
    to: row.to.map((category) => categoryInWords(to, category)),
    moved: row.moved && {
      from: placeInWords(from, row.moved.from),
      to: placeInWords(to, row.moved.to),
    },
  }
}

/** Returns what happened to a row's categories, such as `renamed (wording only), range changed`. */
export function changesInWords({ kinds, renamed, inferred }: Row): string {
  const words = kinds.map((kind) => {
    if (kind === 'ranges') return 'range changed'
    return kind === 'renamed' && renamed === 'wording' ? 'renamed (wording only)' : kind
  })
  return words.join(', ') + (inferred ? ' (inferred)' : '')
}

function categoryInWords(outline: Outline, category: Category): CategoryInWords {
  return {
    id: category.id,
    name: category.name,
    above: pathNames(outline, category).slice(0, -1).join(' › '),
    codes: formatRanges(category.ranges),
  }
}

function placeInWords(outline: Outline, parent: Category | null): string {
  return parent === null ? 'the top level' : pathNames(outline, parent).join(' › ')
}

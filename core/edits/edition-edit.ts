import type { CodeRange } from '../codes/code-range.ts'
import type { CategoryRecord } from '../editions/edition-file.ts'

/**
 * The position of a heading among its siblings: by its first code, or as in the book, after another one (`null`:
 * first).
 */
export type Placing = { readonly by: 'number' } | { readonly after: string | null }

/** A heading with its codes, as the user writes it. */
export interface HeadingDraft {
  readonly name: string
  readonly ranges: readonly CodeRange[]
}

/** A correction of an own edition. Categories are named by their ids. */
export type EditionEdit =
  | { readonly kind: 'rename'; readonly category: string; readonly name: string }
  | { readonly kind: 'ranges'; readonly category: string; readonly ranges: readonly CodeRange[] }
  /** Moves a heading with its descendants below a parent; `null` makes it a section. */
  | {
      readonly kind: 'move'
      readonly category: string
      readonly parent: string | null
      readonly placing: Placing
    }
  /** The first part remains the heading; the others become new siblings. */
  | { readonly kind: 'split'; readonly category: string; readonly parts: readonly HeadingDraft[] }
  /** Merges a heading, with its codes and descendants, into another one, which continues both. */
  | { readonly kind: 'merge'; readonly category: string; readonly into: string }
  | {
      readonly kind: 'add'
      readonly parent: string | null
      readonly placing: Placing
      readonly heading: HeadingDraft
    }
  /** Removes a heading with its descendants. */
  | { readonly kind: 'remove'; readonly category: string }
  /** Undoes an edit: replaces the new records, which must be unchanged, with the old ones. */
  | {
      readonly kind: 'restore'
      readonly at: number
      readonly present: readonly CategoryRecord[]
      readonly former: readonly CategoryRecord[]
    }

import type { CodeRange } from '../codes/code-range.ts'
import type { CategoryRecord } from '../editions/edition-file.ts'

/**
 * Where a heading stands among those of its parent: by its first code, or where the book has it:
 * after another one, `null` being the first place.
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
  /** Puts a heading, with all that it contains, below a parent; `null` makes a section of it. */
  | {
      readonly kind: 'move'
      readonly category: string
      readonly parent: string | null
      readonly placing: Placing
    }
  /** The first part stays the heading that it was; the others are new ones beside it. */
  | { readonly kind: 'split'; readonly category: string; readonly parts: readonly HeadingDraft[] }
  /** Gives a heading's codes and headings to another one, which goes on as both. */
  | { readonly kind: 'merge'; readonly category: string; readonly into: string }
  | {
      readonly kind: 'add'
      readonly parent: string | null
      readonly placing: Placing
      readonly heading: HeadingDraft
    }
  /** Removes a heading with all that it contains. */
  | { readonly kind: 'remove'; readonly category: string }
  /** Takes an edit back: puts the records that were there in place of those that came, which must be unchanged. */
  | {
      readonly kind: 'restore'
      readonly at: number
      readonly present: readonly CategoryRecord[]
      readonly former: readonly CategoryRecord[]
    }

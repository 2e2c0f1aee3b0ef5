import type { Code } from '../codes/code.ts'
import type { CodeRange } from '../codes/code-range.ts'
import { type Category, type Outline, ancestorsOf } from '../editions/outline.ts'

/**
 * A category as it was in the edition from which the user kept it. It can be shown without that
 * edition, and told apart from what the category has become since.
 */
export interface Snapshot {
  readonly edition: string
  /** The category's id in that edition. */
  readonly category: string
  readonly name: string
  /** Its ancestors' names from the section down; its own name is not among them. */
  readonly path: readonly string[]
  readonly ranges: readonly CodeRange[]
  /** The code by which the user came to it, where that was one. */
  readonly code?: Code
}

/** Returns how a kept category is called: “43239 · Esophagogastroduodenoscopy” where it was kept from a code. */
export function keptTitle({ code, name }: Pick<Snapshot, 'code' | 'name'>): string {
  return code === undefined ? name : `${code} · ${name}`
}

/** Returns the snapshot of a category of an outline, with the code by which the user came to it. */
export function snapshotOf(outline: Outline, category: Category, code?: Code): Snapshot {
  return {
    edition: outline.edition,
    category: category.id,
    name: category.name,
    path: ancestorsOf(outline, category).map(({ name }) => name),
    ranges: category.ranges,
    ...(code === undefined ? {} : { code }),
  }
}

import type { Code } from '../codes/code.ts'
import type { CodeRange } from '../codes/code-range.ts'
import { type Category, type Outline, ancestorsOf } from '../editions/outline.ts'

/** What every snapshot has. It can be shown without the edition or the code table that it was made from. */
interface NamedPlace {
  /** The edition on screen when it was kept. */
  readonly edition: string
  /** What tells places apart: the category's id in that edition, or {@link levelTwoPlace} of a HCPCS code. */
  readonly category: string
  readonly name: string
  /** The names above it from the top down; its own name is not among them. */
  readonly path: readonly string[]
}

/**
 * A category as it was in the edition from which the user kept it, so that it can be told apart from what the
 * category has become since.
 */
export interface CategorySnapshot extends NamedPlace {
  readonly system?: undefined
  readonly ranges: readonly CodeRange[]
  /** The code by which the user came to it, where that was one. */
  readonly code?: Code
}

/** A code of HCPCS Level II. It belongs to no edition of CPT: its newest table applies to all of them. */
export interface LevelTwoSnapshot extends NamedPlace {
  readonly system: 'hcpcs'
  /** None: a code range is of CPT. */
  readonly ranges: readonly never[]
  readonly code: string
}

/** What a bookmark, a note or a recent is made for. */
export type Snapshot = CategorySnapshot | LevelTwoSnapshot

/** Returns how a kept place is called: “43239 · Esophagogastroduodenoscopy” where it was kept from a code. */
export function keptTitle({
  code,
  name,
}: {
  readonly code?: string | undefined
  readonly name: string
}): string {
  return code === undefined ? name : `${code} · ${name}`
}

/** Returns the snapshot of a category of an outline, with the code by which the user came to it. */
export function snapshotOf(outline: Outline, category: Category, code?: Code): CategorySnapshot {
  return {
    edition: outline.edition,
    category: category.id,
    name: category.name,
    path: ancestorsOf(outline, category).map(({ name }) => name),
    ranges: category.ranges,
    ...(code === undefined ? {} : { code }),
  }
}

/** Returns what stands in place of a category's id for a code of HCPCS Level II. No category has such an id. */
export function levelTwoPlace(code: string): string {
  return `hcpcs/${code}`
}

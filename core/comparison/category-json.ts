import type { CodeRange } from '../codes/code-range.ts'
import { type Category, type Level, type Outline, pathNames } from '../editions/outline.ts'

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

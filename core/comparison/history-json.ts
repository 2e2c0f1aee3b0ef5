import type { Code } from '../codes/code.ts'
import type { CodeEdition, CodeStep } from './code-history.ts'
import { type CategoryJson, type ChangeJson, categoryJson, changeJson } from './comparison-json.ts'
import type { EditionSteps } from './edition-steps.ts'
import type { Life, Relation } from './history.ts'

export interface HistoryJson {
  readonly id: string
  readonly name: string
  /** The first edition with the category; it may be older if `orEarlier` is true. */
  readonly since: string
  readonly orEarlier: boolean
  /** The last edition with the category; `null` if the newest has it. */
  readonly until: string | null
  readonly editions: readonly {
    readonly edition: string
    readonly relation: Relation
    readonly categories: readonly CategoryJson[]
    /** What happened since the previous edition, including `unchanged`. */
    readonly changes: readonly ChangeJson[]
  }[]
}

export interface CodeHistoryJson {
  readonly code: Code
  readonly editions: readonly {
    readonly edition: string
    readonly step: CodeStep
    /** The deepest category that contains the code. */
    readonly category: CategoryJson | null
    /** If the code left its category: what that category became. */
    readonly became?: readonly CategoryJson[]
  }[]
}

/** Returns the history of a category as plain JSON, in a stable format for scripts. */
export function historyJson(life: Life, { outlines }: EditionSteps): HistoryJson {
  return {
    id: life.category.id,
    name: life.category.name,
    since: life.since,
    orEarlier: life.orEarlier,
    until: life.until ?? null,
    editions: life.editions.map(({ edition, relation, categories, rows }, index) => {
      const outline = outlines[index]
      const before = outlines[index - 1]
      return {
        edition,
        relation,
        categories: outline ? categories.map((category) => categoryJson(outline, category)) : [],
        changes: outline && before ? rows.map((row) => changeJson(row, before, outline)) : [],
      }
    }),
  }
}

/** Returns the history of a code as plain JSON, in a stable format for scripts. */
export function codeHistoryJson(
  code: Code,
  places: readonly CodeEdition[],
  { outlines }: EditionSteps,
): CodeHistoryJson {
  return {
    code,
    editions: places.map(({ edition, step, path, became }, index) => {
      const outline = outlines[index]
      const deepest = path.at(-1)
      return {
        edition,
        step,
        category: outline && deepest ? categoryJson(outline, deepest) : null,
        ...(outline && became.length > 0
          ? { became: became.map((category) => categoryJson(outline, category)) }
          : {}),
      }
    }),
  }
}

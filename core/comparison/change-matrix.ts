import type { Category } from '../editions/outline.ts'
import type { Counts } from './change-kind.ts'
import type { Comparison } from './comparison.ts'
import type { EditionSteps } from './edition-steps.ts'

/** The changes in a section from one edition to the next. */
export interface MatrixCell {
  /** Rows by kind. */
  readonly counts: Counts
  /** Rows in which something changed. */
  readonly changes: number
}

/** Changes by section (rows) and step between editions (cells). */
export interface ChangeMatrix {
  readonly steps: readonly { readonly from: string; readonly to: string }[]
  readonly rows: readonly {
    /** As in the newest edition that has it. */
    readonly section: Category
    /** For each step; `undefined` if neither edition has the section. */
    readonly cells: readonly (MatrixCell | undefined)[]
  }[]
}

/** Returns the changes by section and step, with sections in the book order of the newest edition that has them. */
export function changeMatrix({ steps }: EditionSteps): ChangeMatrix {
  interface Line {
    section: Category
    cells: (MatrixCell | undefined)[]
  }
  const lines: Line[] = []
  let previous = new Map<string, Line>()
  steps.forEach((step, index) => {
    const next = new Map<string, Line>()
    for (const { section, counts } of step.sections) {
      const known = earlierIds(step, section).map((id) => previous.get(id))
      let line = known.find((candidate) => candidate !== undefined)
      if (line === undefined) lines.push((line = { section, cells: steps.map(() => undefined) }))
      line.section = section
      line.cells[index] = { counts, changes: changesIn(counts) }
      next.set(section.id, line)
    }
    previous = next
  })
  return {
    steps: steps.map(({ from, to }) => ({ from: from.edition, to: to.edition })),
    rows: lines.sort((a, b) => a.section.position - b.section.position),
  }
}

/** Returns the ids in the older edition of a section in the counts of a step. */
function earlierIds({ to, toRows, rows }: Comparison, section: Category): string[] {
  if (to.byId.get(section.id) !== section) return [section.id]
  return rows[toRows[section.position] ?? -1]?.from.map(({ id }) => id) ?? []
}

function changesIn(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0) - counts.unchanged
}

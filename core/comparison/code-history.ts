import type { Code } from '../codes/code.ts'
import type { Category } from '../editions/outline.ts'
import { type Placement, placeCode } from '../editions/placement.ts'
import { rowOfFrom } from './comparison.ts'
import type { EditionSteps } from './edition-steps.ts'

/** How the place of a code in an edition relates to its place in the previous one. */
export type CodeStep =
  /** No category contains it, now or before. */
  | 'absent'
  /** A category contains it now and none did before; in the first edition: since then or earlier. */
  | 'came'
  /** A category contained it before, and none does now. */
  | 'left'
  /** The same category contains it. */
  | 'stayed'
  /** Its category became the one that contains it now. */
  | 'followed'
  /** Another category contains it. */
  | 'regrouped'

/** Where a code belonged in one edition. */
export interface CodeEdition {
  readonly edition: string
  readonly step: CodeStep
  /** From the section down to the deepest category that contains it; empty if none does. */
  readonly path: readonly Category[]
  /** If the code left its category: what that category became in this edition; empty if it stayed, or left too. */
  readonly became: readonly Category[]
}

/**
 * Returns where a code belonged in each edition, oldest first. `placements` can be in any order.
 * From the edition `deletedIn` on, it belongs nowhere, although a range may still span its number.
 */
export function codeHistory(
  code: Code,
  placements: readonly Placement[],
  { outlines, steps }: EditionSteps,
  deletedIn?: string,
): CodeEdition[] {
  const byEdition = new Map(placements.map((placement) => [placement.outline.edition, placement]))
  const end = outlines.findIndex(({ edition }) => edition === deletedIn)
  let before: Category | undefined
  return outlines.map(({ edition }, index) => {
    const placement = byEdition.get(edition)
    const isDeleted = end >= 0 && index >= end
    const path = placement === undefined || isDeleted ? [] : placeCode(placement, code)
    const now = path.at(-1)
    const comparison = steps[index - 1]
    const row = comparison && before && rowOfFrom(comparison, before.id)
    let step: CodeStep
    if (now === undefined) step = before === undefined ? 'absent' : 'left'
    else if (before === undefined) step = 'came'
    else if (before.id === now.id) step = 'stayed'
    else step = row?.to.some(({ id }) => id === now.id) === true ? 'followed' : 'regrouped'
    const goesOn =
      row?.to.some(({ id, name }) => id === before?.id && name === before.name) === true
    const became = step === 'left' && !goesOn ? (row?.to ?? []) : []
    before = now
    return { edition, step, path, became }
  })
}

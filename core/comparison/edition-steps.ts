import type { Outline } from '../editions/outline.ts'
import { compareEditions } from './compare-editions.ts'
import type { Comparison } from './comparison.ts'

/** All editions and the changes from each to the next: compared once, used by every history. */
export interface EditionSteps {
  /** Oldest first. */
  readonly outlines: readonly Outline[]
  /** The comparison at index i leads from `outlines[i]` to `outlines[i + 1]`. */
  readonly steps: readonly Comparison[]
}

/** Sorts editions and compares each with the next. */
export function compareSteps(outlines: readonly Outline[]): EditionSteps {
  const sorted = [...outlines].sort(
    (a, b) => a.effectiveDate.localeCompare(b.effectiveDate) || a.edition.localeCompare(b.edition),
  )
  const steps = sorted.slice(1).flatMap((to, index) => {
    const from = sorted[index]
    return from === undefined ? [] : [compareEditions(from, to)]
  })
  return { outlines: sorted, steps }
}

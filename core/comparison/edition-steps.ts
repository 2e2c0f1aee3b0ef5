import type { Outline } from '../editions/outline.ts'
import { compareEditions } from './compare-editions.ts'
import type { Comparison } from './comparison.ts'

/** All editions and the changes from each to the next, compared once for all histories. */
export interface EditionSteps {
  /** Oldest first. */
  readonly outlines: readonly Outline[]
  /** The comparison at index i leads from `outlines[i]` to `outlines[i + 1]`. */
  readonly steps: readonly Comparison[]
  /** Returns the comparison that leads to an edition. `undefined` for the oldest edition, and for one that is not here. */
  readonly stepTo: (edition: string) => Comparison | undefined
}

/** Sorts editions. A comparison takes a few milliseconds, and is made when it is first read. */
export function compareSteps(outlines: readonly Outline[]): EditionSteps {
  const sorted = [...outlines].sort(
    (a, b) => a.effectiveDate.localeCompare(b.effectiveDate) || a.edition.localeCompare(b.edition),
  )
  const compared = new Map<Outline, Comparison>()

  function stepTo(edition: string): Comparison | undefined {
    const index = sorted.findIndex((outline) => outline.edition === edition)
    const [from, to] = [sorted[index - 1], sorted[index]]
    if (from === undefined || to === undefined) return undefined
    const step = compared.get(to) ?? compareEditions(from, to)
    compared.set(to, step)
    return step
  }

  return {
    outlines: sorted,
    get steps() {
      return sorted.flatMap(({ edition }) => stepTo(edition) ?? [])
    },
    stepTo,
  }
}

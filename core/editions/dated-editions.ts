/** The parts of an edition that determine the order. */
export interface DatedEdition {
  readonly id: string
  /** ISO date. */
  readonly effectiveDate: string
}

/**
 * Returns the ids of the editions to try at start-up, best first: the last one on screen if it exists, then the
 * newest in effect on `today` (an ISO date), then older ones, then those not yet in effect.
 * `editions` ascend by effective date.
 */
export function editionsToTry(
  editions: readonly DatedEdition[],
  last: string | null,
  today: string,
): string[] {
  const newestFirst = [...editions].reverse()
  const inEffect = newestFirst.filter(({ effectiveDate }) => effectiveDate <= today)
  const wanted = newestFirst.filter(({ id }) => id === last)
  return [...new Set([...wanted, ...inEffect, ...newestFirst].map(({ id }) => id))]
}

/** Returns the last of the editions that take effect before a date, other than the one of this id. */
export function editionBefore<Edition extends DatedEdition>(
  editions: readonly Edition[],
  { id, effectiveDate }: DatedEdition,
): Edition | undefined {
  let before: Edition | undefined
  for (const edition of editions) {
    if (edition.id === id || edition.effectiveDate >= effectiveDate) continue
    if (before === undefined || edition.effectiveDate >= before.effectiveDate) before = edition
  }
  return before
}

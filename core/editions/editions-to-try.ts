/** What of an edition decides when it is opened. */
export interface DatedEdition {
  readonly id: string
  /** ISO date. */
  readonly effectiveDate: string
}

/**
 * Returns the ids of the editions to open, best first: the one of the last time where it is there, then the
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

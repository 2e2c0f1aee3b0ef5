/** A crash within this time after another one counts as repeated, in milliseconds. */
export const shortTime = 60_000

/** Returns what to do when the page of a window crashes: reload it, unless that was just done. Times are in ms since 1970. */
export function afterCrash(earlier: readonly number[], now: number): 'load-again' | 'ask' {
  return earlier.some((time) => now - time < shortTime) ? 'ask' : 'load-again'
}

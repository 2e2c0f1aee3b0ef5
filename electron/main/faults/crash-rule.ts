/** How long after a crash another one counts as repeated, in milliseconds. */
export const shortTime = 60_000

/** Returns what to do when a window's page ends by a fault: load it again, unless that was just done. Times in ms since 1970. */
export function afterCrash(earlier: readonly number[], now: number): 'load-again' | 'ask' {
  return earlier.some((time) => now - time < shortTime) ? 'ask' : 'load-again'
}

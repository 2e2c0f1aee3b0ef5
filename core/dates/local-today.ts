/**
 * Returns the date of a time (default: now) in the machine's time zone, as an ISO date (`2026-12-31`).
 * With UTC, the next edition would open too early: New York's evening of December 31 is January 1 in UTC.
 */
export function localToday(now = new Date()): string {
  const year = String(now.getFullYear()).padStart(4, '0')
  const month = String(now.getMonth() + 1).padStart(2, '0')
  const day = String(now.getDate()).padStart(2, '0')
  return `${year}-${month}-${day}`
}

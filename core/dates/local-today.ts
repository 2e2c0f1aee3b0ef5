/**
 * Returns a day as an ISO date (`2026-12-31`) in the time zone of the machine: today, unless another time is given.
 * In UTC it is January 1 in the evening of December 31 in New York, and the next edition would open too early.
 */
export function localToday(now = new Date()): string {
  const year = String(now.getFullYear()).padStart(4, '0')
  const month = String(now.getMonth() + 1).padStart(2, '0')
  const day = String(now.getDate()).padStart(2, '0')
  return `${year}-${month}-${day}`
}

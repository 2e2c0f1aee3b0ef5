/**
 * Returns a whole number with a comma before each group of three digits. By hand: the first use of the
 * platform's own formatter reads the rules of every language, in the midst of the start.
 */
export function groupedNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/**
 * Returns an integer with thousands separators. Not with the platform's formatter: its first use loads the
 * rules of every language, which slows down start-up.
 */
export function groupedNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

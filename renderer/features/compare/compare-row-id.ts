/** Returns the DOM id of the row at an index of the comparison. */
export function compareRowId(index: number): string {
  return `compare-row-${index}`
}

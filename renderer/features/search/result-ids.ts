/** The DOM id of the list of results, which the search box controls. */
export const resultsId = 'results'

/** Returns the DOM id of the result at an index. */
export function resultId(index: number): string {
  return `result-${index}`
}

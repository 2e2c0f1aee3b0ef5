/** The id of the list of codes found, and of each code in it. */
export const foundCodesId = 'found-codes'

export function foundCodeId(index: number): string {
  return `found-code-${index}`
}

/** Returns a text with hyphens in place of the dashes that word processors make of them. */
export function withHyphens(text: string): string {
  return text.replaceAll(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
}

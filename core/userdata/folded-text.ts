/** Returns a text in lower case and without accents, so that words are found however they are written. */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  // Only what is not ASCII can have accents: most of a text is spared the work.
  return lower.replace(/[^\0-\x7f]+/g, (part) => part.normalize('NFKD').replace(/\p{M}/gu, ''))
}

/** Where letters with accents, and letters in other forms, lie; punctuation between them is left out. */
const foldable = /[\u00a8-\u1fff\u2c00-\uffff]+/g

/** Returns a text in lower case and without accents, so that words are found however they are written. */
export function foldText(text: string): string {
  // Most of a text is ASCII, and spared the work.
  return text
    .toLowerCase()
    .replace(foldable, (part) => part.normalize('NFKD').replace(/\p{M}/gu, ''))
}

/** Whether a text has no word that another lacks, as "hysterectomy, open" beside "open hysterectomy". */
export function repeatsWords(text: string, other: string): boolean {
  const known = new Set(wordsIn(other))
  return wordsIn(text).every((word) => known.has(word))
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

import { type DocumentIndex, wholeTermKeys } from './document-index.ts'
import type { QueryWords } from './explain-match.ts'
import { listOf } from './lists.ts'
import type { WordReadings } from './word-readings.ts'

/**
 * Returns the aliases of which the query is the whole term: as typed; else by first letters; else with
 * its misspelt words corrected.
 */
export function wholeAliasesOf(
  index: DocumentIndex,
  text: string,
  words: readonly WordReadings[],
): QueryWords['wholeAliases'] {
  const entries = new Map<number, number>()
  const keys = wholeTermKeys(text)
  // First letters are a guess: a word that the index has is that word.
  const isUnknown = words.every(({ known }) => !known)
  for (const terms of isUnknown ? [index.wholeTerms, index.initials] : [index.wholeTerms]) {
    for (const key of keys) {
      for (const entry of listOf(terms, key)) entries.set(entry, 1)
    }
    if (entries.size > 0) return entries
  }
  for (const { words: corrected, quality } of correctedTexts(words)) {
    for (const key of wholeTermKeys(corrected.join(' '))) {
      for (const entry of listOf(index.wholeTerms, key)) {
        entries.set(entry, Math.max(quality, entries.get(entry) ?? 0))
      }
    }
  }
  return entries
}

/** How many corrections of one word, and of all words together, are tried. */
const mostCorrections = 2
/** Of how much worse a correction than the best is. */
const nearBest = 0.03
const mostTexts = 8

/** Returns the query with its misspelt words corrected, nearest first; none where no word is misspelt. */
function correctedTexts(
  words: readonly WordReadings[],
): { words: readonly string[]; quality: number }[] {
  let isCorrected = false
  let texts: { words: readonly string[]; quality: number }[] = [{ words: [], quality: 1 }]
  for (const { typed, byLemma } of words) {
    const corrections = [...byLemma.values()]
      .filter(({ kind }) => kind === 'corrected')
      .sort((a, b) => b.quality - a.quality)
      .filter(({ quality }, _at, all) => quality > (all[0]?.quality ?? 0) - nearBest)
      .slice(0, mostCorrections)
    if (corrections.length > 0) isCorrected = true
    const choices = corrections.length > 0 ? corrections : [{ word: typed, quality: 1 }]
    texts = texts
      .flatMap((text) =>
        choices.map(({ word, quality }) => ({
          words: [...text.words, word],
          quality: Math.min(text.quality, quality),
        })),
      )
      .slice(0, mostTexts)
  }
  return isCorrected ? texts : []
}

import type { DocumentIndex } from './document-index.ts'
import { lemmaIdOf } from './lexicon.ts'
import type { WordReadings } from './word-readings.ts'

/** From here on a word tells enough to answer a question without some other word. */
export const tellingStrength = 0.7
/** What an abbreviation has: above any word of a name. */
const termStrength = 1.1
const longestAbbreviation = 5

/** Tells whether a word is a whole term of the vocabulary and stands in no name: `emg`. */
function isAbbreviation(index: DocumentIndex, word: string): boolean {
  const lemma = lemmaIdOf(index.lexicon, word)
  return (
    word.length <= longestAbbreviation &&
    index.wholeTerms.has(word) &&
    (lemma === undefined || index.inNames[lemma] !== 1)
  )
}

/**
 * How surely a word is one of the index and how much it tells: an abbreviation or term by itself first
 * (`EMG` names a test, `legs` many things), then a word of a name, then one of an alias, then a guess.
 */
export function strengthOf(
  index: DocumentIndex,
  { typed, byLemma, combined, known }: WordReadings,
): number {
  if (isAbbreviation(index, typed)) return termStrength
  let strength = known ? 0.6 : 0
  if (index.wholeTerms.has(typed)) strength = tellingStrength
  for (const [lemma, { kind, quality }] of byLemma) {
    const isNamed = kind === 'whole' && index.inNames[lemma] === 1
    strength = Math.max(strength, isNamed ? 1 : kind === 'sense' ? 0.8 : quality * 0.6)
  }
  const isUnderstood = combined.some(({ kind }) => kind === 'sense')
  return isUnderstood ? Math.max(strength, 0.8) : strength
}

/** Words have vowels, and no five consonants or three same letters in a row. */
export function looksLikeWord(text: string): boolean {
  return /[aeiouy]/.test(text) && !/[^aeiouy]{5}|(.)\1\1/.test(text)
}

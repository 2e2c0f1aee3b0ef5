import { everydaySenses, knownEverydayWords } from './everyday-words.ts'
import { commonMedicalWords, partsOf } from './medical-parts.ts'
import { type Corrector, buildCorrector } from './word-corrector.ts'
import { americanSpelling, lemmaOf } from './word-forms.ts'

/** A meaning of a word. */
export interface Sense {
  /** Words that category names use, of which all count. */
  readonly words: readonly string[]
  /** How much of the word it tells, 1 for all: kidney tells only half of nephrectomy. */
  readonly weight: number
}

/**
 * Returns what a word means in words that category names use, likelier senses first. From the
 * everyday words, else from the parts that medical words are made of.
 */
export function sensesOf(word: string): readonly Sense[] {
  const singular = lemmaOf(word)
  for (const form of [word, singular]) {
    const everyday = everydaySenses(form)
    if (everyday.length > 0) return everyday.map((words) => ({ words, weight: 1 }))
  }
  if (word.length < 6) return []
  const parts = partsOf(americanSpelling(word))
  return parts.length > 0 ? parts : partsOf(singular)
}

let corrector: Corrector | undefined

/** Returns the corrector to words that {@link sensesOf} knows, whatever the index holds. Made when first asked for. */
export function senseCorrector(): Corrector {
  corrector ??= buildCorrector([...new Set([...knownEverydayWords, ...commonMedicalWords()])])
  return corrector
}

import { everydaySenses, knownEverydayWords } from './everyday-words.ts'
import { commonMedicalWords, partsOf } from './medical-parts.ts'
import { type Corrector, buildCorrector } from './word-corrector.ts'
import { americanSpelling, lemmaOf } from './word-forms.ts'

/**
 * Returns what a word means in words that category names use, likelier senses first; all words of
 * a sense count. From the everyday words, else from the parts that medical words are made of.
 */
export function sensesOf(word: string): readonly (readonly string[])[] {
  const everyday = everydaySenses(word)
  if (everyday.length > 0) return everyday
  const singular = lemmaOf(word)
  const everydaySingular = everydaySenses(singular)
  if (everydaySingular.length > 0) return everydaySingular
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

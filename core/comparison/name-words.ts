import { foldText } from '../text/fold-text.ts'

/**
 * What a category's name says, apart from how it says it. Words that only join others, and
 * "services" and "procedures", which headings carry or drop freely, say nothing of their own.
 * "with", "without", "other" and "non" do, and stay.
 */
const joiningWords = new Set(
  [
    'a',
    'an',
    'and',
    'at',
    'by',
    'for',
    'in',
    'of',
    'on',
    'or',
    'the',
    'to',
    'service',
    'procedure',
  ].map(stem),
)

/** Returns the words of a name that carry meaning, without case, accents and endings of the plural, sorted. */
export function meaningfulWords(name: string): readonly string[] {
  return tokensOf(name)
    .map(stem)
    .filter((word) => !joiningWords.has(word))
    .sort()
}

/** Returns a text that two names share where they say the same in other wording, such as another order of words. */
export function nameKey(name: string): string {
  const words = meaningfulWords(name)
  return words.length === 0 ? tokensOf(name).join(' ') : words.join(' ')
}

/**
 * Tells whether two different names differ only in wording: the same meaningful words in whatever
 * order, number and punctuation, or the same letters spaced otherwise ("follow-up", "followup").
 */
export function sameMeaning(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b) || tokensOf(a).join('') === tokensOf(b).join('')
}

/** Returns how far two names share their meaningful words: 0 for none, 1 for all (Dice's coefficient). */
export function nameLikeness(a: string, b: string): number {
  const left = new Set(meaningfulWords(a))
  const right = new Set(meaningfulWords(b))
  const shared = [...left].filter((word) => right.has(word)).length
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size)
}

function tokensOf(name: string): string[] {
  return foldText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '')
}

/** Cuts the endings that singular and plural differ in: biopsy and biopsies, prosthesis and prostheses. */
function stem(word: string): string {
  if (word.length <= 3) return word
  const singular = /[^su]s$/.test(word) ? word.slice(0, -1) : word
  return singular.replace(/y$/, 'i').replace(/[ei]e?$/, '')
}

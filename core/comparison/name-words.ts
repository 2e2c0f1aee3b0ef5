import { foldText } from '../text/fold-text.ts'

/**
 * The meaning of a category name, apart from its wording. Words that only connect others carry no
 * meaning, nor do "services" and "procedures", which headings add or drop freely.
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

/** Returns the meaningful words of a name, without case, accents and plural endings, sorted. */
export function meaningfulWords(name: string): readonly string[] {
  return tokensOf(name)
    .map(stem)
    .filter((word) => !joiningWords.has(word))
    .sort()
}

/** Returns a key that is equal for names that differ only in wording, such as word order. */
export function nameKey(name: string): string {
  const words = meaningfulWords(name)
  return words.length === 0 ? tokensOf(name).join(' ') : words.join(' ')
}

/**
 * Whether two different names differ only in wording: the same meaningful words in any order, number
 * and punctuation, or the same letters with different spacing ("follow-up", "followup").
 */
export function sameMeaning(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b) || tokensOf(a).join('') === tokensOf(b).join('')
}

/** Returns the share of meaningful words in common: 0 for none, 1 for all (Dice's coefficient). */
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

/** Removes the endings in which singular and plural differ: biopsy and biopsies, prosthesis and prostheses. */
function stem(word: string): string {
  if (word.length <= 3) return word
  const singular = /[^su]s$/.test(word) ? word.slice(0, -1) : word
  return singular.replace(/y$/, 'i').replace(/[ei]e?$/, '')
}

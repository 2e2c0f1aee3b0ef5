import Fuse from 'fuse.js'

/** A word that a misspelt or shortened one may stand for. */
export interface Correction {
  readonly word: string
  /** How near it is: 1 would be the word itself. */
  readonly similarity: number
  /** What was typed is near to the word's beginning only, as if it were unfinished. */
  readonly unfinished: boolean
}

/** Words to correct to, with what a cheap filter needs to know of each. */
export interface Corrector {
  readonly words: readonly string[]
  /** A bit for each letter of a word. */
  readonly letters: Uint32Array
}

/** Words of fewer letters are neither corrected nor corrected to: nearly every one is a letter away from another. */
const leastLength = 4
const mostLength = 30
/** How many words Fuse looks at: it takes some microseconds for each. */
const mostFiltered = 60
/** How many words it proposes. */
const mostProposed = 24
/**
 * Below this a correction is a guess; it is what keeps nonsense from being found. The shorter a word,
 * the more words are like it by chance.
 */
const leastSimilarity = { short: 0.78, middle: 0.72, long: 0.68 }
const longestShort = 5
const longestMiddle = 8
/** How much nearer a word must be that is only a beginning, or has another first letter. */
const unsureMargin = 0.04
/** What a spelling by ear costs beside its sound being the same. */
const byEarCost = 0.45
/** An edit of the sound weighs more than one of a letter: there are fewer sounds than letters. */
const soundEditWeight = 1.25
/** What an unfinished word costs: letters are missing. */
const unfinishedCost = 0.35

const wordShape = /^[a-z]+$/

/** Returns a corrector to those of the words that are long enough and made of letters. */
export function buildCorrector(allWords: readonly string[]): Corrector {
  const words = allWords.filter((word) => word.length >= leastLength && wordShape.test(word))
  return { words, letters: Uint32Array.from(words, lettersOf) }
}

function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) - 97)
  return letters
}

function countBits(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555)
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333)
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Returns how many edits a word of a length may be away: about one for each four letters. */
function mostEdits(length: number): number {
  return length <= 5 ? 1 : length <= 8 ? 2 : 3
}

/**
 * Returns the words that `typed` may be a misspelling of, nearest first. A filter by letters leaves some dozens of words,
 * Fuse.js finds those that hold something like what was typed, and {@link wordDistance} and {@link soundOf} decide.
 */
export function correct(corrector: Corrector, typed: string): Correction[] {
  if (!isCorrectable(typed)) return []
  const typedSound = soundOf(typed)
  return propose(candidatesFor(corrector, typed), typed)
    .map((word) => judge(typed, typedSound, word))
    .filter(({ word, similarity, unfinished }) => {
      const isUnsure = unfinished || !word.startsWith(typed.charAt(0))
      return similarity >= leastSimilarityFor(typed.length) + (isUnsure ? unsureMargin : 0)
    })
    .sort((a, b) => b.similarity - a.similarity)
}

function isCorrectable(typed: string): boolean {
  return typed.length >= leastLength && typed.length <= mostLength && wordShape.test(typed)
}

function leastSimilarityFor(length: number): number {
  if (length <= longestShort) return leastSimilarity.short
  return length <= longestMiddle ? leastSimilarity.middle : leastSimilarity.long
}

/** Returns the words that share most letters with `typed`. */
function candidatesFor({ words, letters }: Corrector, typed: string): string[] {
  const mask = lettersOf(typed)
  const edits = mostEdits(typed.length)
  const typedLetters = countBits(mask)
  const found: string[] = []
  const likenesses: number[] = []
  words.forEach((word, index) => {
    const own = letters[index] ?? 0
    const shared = countBits(mask & own)
    if (word.length < typed.length - edits || typedLetters - shared > edits) return
    found.push(word)
    likenesses.push((2 * shared) / (typedLetters + countBits(own)))
  })
  if (found.length <= mostFiltered) return found
  const least = Float64Array.from(likenesses).sort()[found.length - mostFiltered] ?? 0
  return found.filter((_word, at) => (likenesses[at] ?? 0) >= least)
}

/** The fewest letters of which a word that was cut short, too, is made out. */
const leastOfCut = 4
/** What it costs that a consonant was left out, that the end is missing, and how much of the word that is. */
const leftOutCost = 0.3
const cutCost = 0.15
const missingCost = 0.25
const leastAbbreviation = 0.5

/**
 * Returns the words that `typed` may be short for, as price lists write them: without vowels (`cntrst`), and perhaps
 * without the end (`arthrpl`).
 */
export function writeOut({ words, letters }: Corrector, typed: string): Correction[] {
  if (!wordShape.test(typed) || typed.length > mostLength) return []
  const mask = lettersOf(typed)
  return words.flatMap((word, index): Correction[] => {
    if ((mask & ~(letters[index] ?? 0)) !== 0 || !word.startsWith(typed.charAt(0))) return []
    const similarity = likenessOfShort(typed, word)
    return similarity < leastAbbreviation ? [] : [{ word, similarity, unfinished: false }]
  })
}

/** Returns how surely a word is written short as `typed`; 0 where letters of it are not in the word in their order. */
function likenessOfShort(typed: string, word: string): number {
  let leftOut = 0
  let at = 0
  for (const letter of typed) {
    while (at < word.length && word.charAt(at) !== letter) {
      const isSilent = vowels.includes(word.charAt(at)) || word.charAt(at) === word.charAt(at - 1)
      if (!isSilent) leftOut++
      at++
    }
    if (at === word.length) return 0
    at++
  }
  const rest = word.length - at
  if (rest > 0 && typed.length < leastOfCut) return 0
  const cut = rest === 0 ? 0 : cutCost + (missingCost * rest) / word.length
  return 1 - leftOut * leftOutCost - cut
}

/** Returns the words that Fuse.js proposes for what was typed. */
function propose(words: readonly string[], typed: string): string[] {
  const fuse = new Fuse(words, { threshold: 0.6, ignoreLocation: true, ignoreFieldNorm: true })
  return fuse.search(typed, { limit: mostProposed }).map(({ item }) => item)
}

/** What is done to an organ. Hundreds of words end so: that two do makes them no more alike. */
const medicalEnding =
  /(?:oscopy|ectomy|otomy|ostomy|oplasty|ography|ogram|olysis|opathy|orrhaphy|mycin|itis)$/
/** How much of the organ's part must be as typed. */
const leastStemSimilarity = 0.67

/** Tells whether two words end alike and yet speak of different organs: `zorbectomy` is no corpectomy. */
function isOtherOrgan(typed: string, word: string): boolean {
  const [ending] = medicalEnding.exec(typed) ?? []
  if (ending === undefined || !word.endsWith(ending)) return false
  const [a, b] = [typed, word].map((each) => each.slice(0, -ending.length))
  if (a === undefined || b === undefined) return false
  // With the letter after it, which decides how "ch" and "c" sound: bronch-o is bronk-o.
  const [next] = ending
  if (soundOf(`${a}${next}`) === soundOf(`${b}${next}`)) return false
  return 1 - wordDistance(a, b).whole / Math.max(a.length, b.length) < leastStemSimilarity
}

function judge(typed: string, typedSound: string, word: string): Correction {
  if (isOtherOrgan(typed, word)) return { word, similarity: 0, unfinished: false }
  const { whole, beginning } = wordDistance(typed, word)
  const bySight = 1 - whole / Math.max(typed.length, word.length)
  const asBeginning = 1 - (beginning + unfinishedCost) / typed.length
  const byEar = whole <= byEarCost ? 0 : similarityByEar(typed, typedSound, word)
  const asWhole = Math.max(bySight, byEar)
  return {
    word,
    similarity: Math.max(asWhole, asBeginning),
    unfinished: asBeginning > asWhole,
  }
}

/**
 * Returns how near a word is if it was written as it sounds. Edits are weighed by the length of the
 * sound, which is shorter: short words that only sound a little alike are no match.
 */
function similarityByEar(typed: string, typedSound: string, word: string): number {
  const sound = soundOf(word)
  const edits = wordDistance(typedSound, sound).whole
  return (
    1 -
    byEarCost / Math.max(typed.length, word.length) -
    (edits * soundEditWeight) / Math.max(typedSound.length, sound.length)
  )
}

/** How far what was typed is from a word. */
interface WordDistance {
  /** To the whole word. */
  readonly whole: number
  /** To the nearest beginning of the word: what was typed may be unfinished. */
  readonly beginning: number
}

/** Added to an edit of the first letter, which people seldom get wrong. */
const firstLetterCost = 0.4
/** People write one vowel for another, as they sound alike. */
const vowelCost = 0.7

/**
 * Returns the cost of the cheapest edits that turn `typed` into `word` (optimal string alignment): 1 for a letter
 * too many, too few or another; less for a vowel for another and two letters swapped; more for the first letter.
 */
export function wordDistance(typed: string, word: string): WordDistance {
  const rows = typed.length
  const columns = word.length
  let beforePrevious: number[] = []
  let previous: number[] = [0]
  for (let column = 1; column <= columns; column++) {
    previous.push((previous[column - 1] ?? 0) + gapCost(column - 1))
  }
  for (let row = 1; row <= rows; row++) {
    const letter = typed[row - 1]
    const extra = gapCost(row - 1)
    const current = [(previous[0] ?? 0) + extra]
    for (let column = 1; column <= columns; column++) {
      const other = word[column - 1]
      const atStart = row === 1 && column === 1 ? firstLetterCost : 0
      let best =
        (previous[column - 1] ?? 0) +
        (letter === other ? 0 : otherLetterCost(letter, other) + atStart)
      best = Math.min(best, (previous[column] ?? 0) + extra)
      best = Math.min(best, (current[column - 1] ?? 0) + gapCost(column - 1))
      if (row > 1 && column > 1 && letter === word[column - 2] && other === typed[row - 2]) {
        const swapped = (beforePrevious[column - 2] ?? 0) + (letter === other ? 0 : swappedCost)
        best = Math.min(best, swapped)
      }
      current.push(best)
    }
    beforePrevious = previous
    previous = current
  }
  return { whole: previous[columns] ?? 0, beginning: Math.min(...previous) }
}

/** A little less than another edit: the letters themselves are right. */
const swappedCost = 0.8

function otherLetterCost(a = '', b = ''): number {
  return vowels.includes(a) && vowels.includes(b) ? vowelCost : 1
}

const vowels = 'aeiouy'

function gapCost(at: number): number {
  return at === 0 ? 1 + firstLetterCost : 1
}

/** Spellings of one sound, in the order in which they are folded. */
const sounds: readonly (readonly [spelling: RegExp, sound: string])[] = [
  [/^ps/, 's'],
  [/^pt/, 't'],
  [/^(pn|kn|gn|mn)/, 'n'],
  [/^wr/, 'r'],
  [/^x/, 's'],
  [/eu/g, 'u'],
  [/ych/g, 'yk'],
  [/sch|sk/g, 'sk'],
  [/ph/g, 'f'],
  [/rrh|rh/g, 'r'],
  [/ch(?=[rlao])/g, 'k'],
  [/(?<=[aeiou])gh(?=t|$)/g, ''],
  [/[sct]i(?=o|a)/g, 'sh'],
  [/shi?[aeou]n/g, 'shn'],
  [/sc(?=[eiy])/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/ck|c(?!h)|q/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/th/g, 't'],
  [/ae|oe|ee|ea|ie|ei|y/g, 'i'],
  [/ou|oo|ue|ew/g, 'u'],
  [/e(?=.)/g, 'i'],
  [/e$/, ''],
  [/(?<=.)h/g, ''],
  [/(.)\1+/g, '$1'],
]

/**
 * Returns how a word sounds, roughly, so that spellings by ear meet: `fisical` and `physical`,
 * `numonia` and `pneumonia`. Only compared with other results of this function.
 */
export function soundOf(word: string): string {
  let sound = word
  for (const [spelling, replacement] of sounds) sound = sound.replace(spelling, replacement)
  return sound
}

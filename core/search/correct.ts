import Fuse from 'fuse.js'
import { soundOf, vowels, wordDistance } from '../text/spelling.ts'

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
  readonly letters: readonly number[]
}

/** Words of fewer letters are neither corrected nor corrected to: nearly every one is a letter away from another. */
const leastLength = 4
const mostLength = 30
/** How many words Fuse looks at: it takes some microseconds for each. */
const mostFiltered = 40
/** How many words it proposes. */
const mostProposed = 24
/** How much nearer a word must be that is only a beginning, or has another first letter. */
const unsureMargin = 0.04
/** What a spelling by ear costs beside its sound being the same. */
const byEarCost = 0.45
/** An edit of the sound weighs more than one of a letter: there are fewer sounds than letters. */
const soundEditWeight = 1.25
/** What an unfinished word costs: letters are missing. */
const unfinishedCost = 0.35

/** Returns a corrector to those of the words that are long enough and made of letters. */
export function buildCorrector(allWords: Iterable<string>): Corrector {
  const words: string[] = []
  const letters: number[] = []
  for (const word of allWords) {
    const own = word.length < leastLength ? 0 : lettersOf(word)
    if (own === 0) continue
    words.push(word)
    letters.push(own)
  }
  return { words, letters }
}

/** Returns a bit for each letter of a word, 0 if it has anything else. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 97
    if (letter < 0 || letter > 25) return 0
    letters |= 1 << letter
  }
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
  const { length } = typed
  if (length < leastLength || length > mostLength || lettersOf(typed) === 0) return []
  const typedSound = soundOf(typed)
  return propose(candidatesFor(corrector, typed), typed)
    .map((word) => judge(typed, typedSound, word))
    .filter(({ word, similarity, unfinished }) => {
      const isUnsure = unfinished || !word.startsWith(typed.charAt(0))
      return similarity >= leastSimilarityFor(length) + (isUnsure ? unsureMargin : 0)
    })
    .sort((a, b) => b.similarity - a.similarity)
}

/**
 * Returns the similarity below which a correction is a guess; it is what keeps nonsense from being found. The shorter a
 * word, the more words are like it by chance.
 */
function leastSimilarityFor(length: number): number {
  return length <= 5 ? 0.78 : length <= 8 ? 0.72 : 0.68
}

/** Returns the words that share most letters with `typed`: the likest, and those that are as like as the last of them. */
function candidatesFor({ words, letters }: Corrector, typed: string): string[] {
  const mask = lettersOf(typed)
  const edits = mostEdits(typed.length)
  const byLikeness: string[][] = []
  for (let at = 0; at < words.length; at++) {
    const own = letters[at] ?? 0
    let missing = mask & ~own
    for (let edit = 0; edit < edits; edit++) missing &= missing - 1
    const word = words[at] ?? ''
    if (missing !== 0 || word.length < typed.length - edits) continue
    const percent = Math.round((200 * countBits(mask & own)) / (countBits(mask) + countBits(own)))
    ;(byLikeness[percent] ??= []).push(word)
  }
  const likest: string[] = []
  while (likest.length < mostFiltered && byLikeness.length > 0)
    likest.push(...(byLikeness.pop() ?? []))
  return likest
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
  const mask = lettersOf(typed)
  if (mask === 0 || typed.length > mostLength) return []
  const found: Correction[] = []
  for (let at = 0; at < words.length; at++) {
    if ((mask & ~(letters[at] ?? 0)) !== 0) continue
    const word = words[at] ?? ''
    if (!word.startsWith(typed.charAt(0))) continue
    const similarity = likenessOfShort(typed, word)
    if (similarity >= leastAbbreviation) found.push({ word, similarity, unfinished: false })
  }
  return found
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
  return { word, similarity: Math.max(asWhole, asBeginning), unfinished: asBeginning > asWhole }
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

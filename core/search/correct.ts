import Fuse from 'fuse.js'

/** A word that a misspelt one may stand for. */
export interface Correction {
  readonly word: string
  /** How near it is: 1 would be the word itself. Never below what {@link leastSimilarityFor} tells. */
  readonly similarity: number
  /** What was typed is near to the word's beginning only, as if it were unfinished. */
  readonly unfinished: boolean
}

/** Words to correct to, with what a cheap filter needs to know of each. */
export interface Corrector {
  readonly words: readonly string[]
  readonly lengths: Uint8Array
  /** A bit for each letter of a word. */
  readonly letters: Uint32Array
  readonly sounds: Map<string, string>
  /** The words by their consonants; filled when first asked for. */
  readonly skeletons: Map<string, number[]>
}

/** Words of fewer letters are neither corrected nor corrected to: nearly every one is a letter away from another. */
const leastLength = 4
/** How many words Fuse looks at: it takes some microseconds for each. */
const mostFiltered = 60
/** How many words it proposes. */
const mostProposed = 24
/** How much less like a word is for each letter that it is longer: what was typed may be its beginning. */
const surplusCost = 0.01
/**
 * Below this a correction is a guess; it is what keeps nonsense from being found. The shorter a word,
 * the more words are like it by chance.
 */
const leastSimilarity = { short: 0.78, middle: 0.72, long: 0.68 }
const longestShort = 5
const longestMiddle = 8
/** How much nearer a word must be that is only a beginning, or has another first letter. */
const unsureMargin = 0.04
/** How much farther a word may be, and how much worse than the best, where other words must match too. */
const contextMargin = 0.08
const contextSpread = 0.2
/** What a spelling by ear costs beside its sound being the same. */
const byEarCost = 0.45
/** An edit of the sound weighs more than one of a letter: there are fewer sounds than letters. */
const soundEditWeight = 1.25
/** What an unfinished word costs: letters are missing. */
const unfinishedCost = 0.35
/** How much worse than the best a correction may be. */
const similarityMargin = 0.07

const wordShape = /^[a-z]+$/

/** Returns a corrector to those of the words that are long enough and made of letters. */
export function buildCorrector(allWords: readonly string[]): Corrector {
  const words = allWords.filter((word) => word.length >= leastLength && wordShape.test(word))
  const corrector: Corrector = {
    words,
    lengths: Uint8Array.from(words, ({ length }) => Math.min(length, 255)),
    letters: Uint32Array.from(words, lettersOf),
    sounds: new Map(),
    skeletons: new Map(),
  }
  return corrector
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
 * Returns the words that `typed` may stand for, nearest first. A filter by letters and pairs of
 * letters leaves some two dozen words, Fuse.js finds those that hold something like what was typed,
 * and {@link wordDistance} and {@link soundOf} decide. In the context of other words, which must
 * match too, farther words are returned as well.
 */
export function correct(corrector: Corrector, typed: string, inContext = false): Correction[] {
  if (typed.length < leastLength || typed.length > 30 || !wordShape.test(typed)) return []
  const candidates = candidatesFor(corrector, typed)
  if (candidates.length === 0) return []
  const corrections: Correction[] = []
  const typedSound = soundOf(typed)
  for (const word of propose(candidates, typed)) {
    const correction = judge(corrector, typed, typedSound, word)
    const isUnsure = correction.unfinished || !word.startsWith(typed.charAt(0))
    const least =
      leastSimilarityFor(typed.length) +
      (isUnsure ? unsureMargin : 0) -
      (inContext ? contextMargin : 0)
    if (correction.similarity >= least) corrections.push(correction)
  }
  corrections.sort((a, b) => b.similarity - a.similarity)
  const least = (corrections[0]?.similarity ?? 1) - (inContext ? contextSpread : similarityMargin)
  return corrections.filter(({ similarity }) => similarity >= least)
}

function leastSimilarityFor(length: number): number {
  if (length <= longestShort) return leastSimilarity.short
  return length <= longestMiddle ? leastSimilarity.middle : leastSimilarity.long
}

/** Returns the words that share most letters with `typed`, and those with the same consonants. */
function candidatesFor(corrector: Corrector, typed: string): string[] {
  const { words, lengths, letters } = corrector
  const mask = lettersOf(typed)
  const edits = mostEdits(typed.length)
  const typedLetters = countBits(mask)
  const found: number[] = []
  const likenesses: number[] = []
  for (let index = 0; index < lengths.length; index++) {
    const length = lengths[index] ?? 0
    if (length < typed.length - edits) continue
    const own = letters[index] ?? 0
    const shared = countBits(mask & own)
    if (typedLetters - shared > edits) continue
    found.push(index)
    const surplus = Math.max(0, length - typed.length - edits)
    likenesses.push((2 * shared) / (typedLetters + countBits(own)) - surplus * surplusCost)
  }
  let least = -Infinity
  if (found.length > mostFiltered) {
    least = Float64Array.from(likenesses).sort()[found.length - mostFiltered] ?? least
  }
  const near = new Set(found.filter((_index, at) => (likenesses[at] ?? 0) >= least))
  for (const index of sameSkeleton(corrector, typed)) near.add(index)
  return Array.from(near, (index) => words[index] ?? '')
}

/** The fewest consonants by which a word is known again. */
const leastSkeleton = 2
const mostOfSkeleton = 6

/** Returns the words with the same consonants, whatever their vowels. */
function sameSkeleton({ words, skeletons }: Corrector, typed: string): readonly number[] {
  if (skeletons.size === 0) {
    words.forEach((word, index) => {
      const skeleton = skeletonOf(word)
      const others = skeletons.get(skeleton)
      if (others === undefined) skeletons.set(skeleton, [index])
      else others.push(index)
    })
  }
  const skeleton = skeletonOf(typed)
  return skeleton.length < leastSkeleton
    ? []
    : (skeletons.get(skeleton) ?? []).slice(0, mostOfSkeleton)
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
const leastStemSimilarity = 0.65

/** Tells whether two words end alike and yet speak of different organs: `zorbectomy` is no corpectomy. */
function isOtherOrgan(typed: string, word: string): boolean {
  const [ending] = medicalEnding.exec(typed) ?? []
  if (ending === undefined || !word.endsWith(ending)) return false
  const [a, b] = [typed, word].map((each) => each.slice(0, -ending.length))
  if (a === undefined || b === undefined || soundOf(a) === soundOf(b)) return false
  return 1 - wordDistance(a, b).whole / Math.max(a.length, b.length) < leastStemSimilarity
}

function judge(corrector: Corrector, typed: string, typedSound: string, word: string): Correction {
  if (isOtherOrgan(typed, word)) return { word, similarity: 0, unfinished: false }
  const { whole, beginning } = wordDistance(typed, word)
  const bySight = 1 - whole / Math.max(typed.length, word.length)
  const asBeginning = 1 - (beginning + unfinishedCost) / typed.length
  const byEar = whole <= byEarCost ? 0 : similarityByEar(corrector, typed, typedSound, word)
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
function similarityByEar(
  corrector: Corrector,
  typed: string,
  typedSound: string,
  word: string,
): number {
  let sound = corrector.sounds.get(word)
  if (sound === undefined) {
    sound = soundOf(word)
    corrector.sounds.set(word, sound)
  }
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
/** A doubled letter too many or too few is the commonest slip. */
const doubledCost = 0.5

/**
 * Returns the cost of the cheapest edits that turn `typed` into `word` (optimal string alignment): 1 for a letter
 * too many, too few or another; less for a doubled letter, a vowel for another and two letters swapped; more for the
 * first letter.
 */
export function wordDistance(typed: string, word: string): WordDistance {
  const rows = typed.length
  const columns = word.length
  let beforePrevious: number[] = []
  let previous: number[] = [0]
  for (let column = 1; column <= columns; column++) {
    previous.push((previous[column - 1] ?? 0) + gapCost(word, column - 1))
  }
  for (let row = 1; row <= rows; row++) {
    const letter = typed[row - 1]
    const extra = gapCost(typed, row - 1)
    const current = [(previous[0] ?? 0) + extra]
    for (let column = 1; column <= columns; column++) {
      const other = word[column - 1]
      const atStart = row === 1 && column === 1 ? firstLetterCost : 0
      let best =
        (previous[column - 1] ?? 0) +
        (letter === other ? 0 : otherLetterCost(letter, other) + atStart)
      best = Math.min(best, (previous[column] ?? 0) + extra)
      best = Math.min(best, (current[column - 1] ?? 0) + gapCost(word, column - 1))
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

function gapCost(word: string, at: number): number {
  if (at === 0) return 1 + firstLetterCost
  const letter = word[at]
  return letter === word[at - 1] || letter === word[at + 1] ? doubledCost : 1
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

/** What stands for a consonant in a skeleton; those left out are silent or mixed up too often. */
const skeletonOfLetter: Readonly<Record<string, string>> = {
  b: 'b',
  c: 'k',
  d: 'd',
  f: 'f',
  g: 'g',
  j: 'g',
  k: 'k',
  l: 'l',
  m: 'm',
  n: 'n',
  p: 'p',
  q: 'k',
  r: 'r',
  s: 's',
  t: 't',
  v: 'v',
  x: 'ks',
  z: 's',
}

/**
 * Returns a word's consonants, folded by sound and without doubles: words whose vowels are mixed up
 * have the same (`vedio` and `video`, `pennals` and `panels`). Cheaper than {@link soundOf}, and rougher.
 */
export function skeletonOf(word: string): string {
  let skeleton = ''
  for (let at = 0; at < word.length; at++) {
    const letter = word.charAt(at)
    const next = word.charAt(at + 1)
    let sound = skeletonOfLetter[letter] ?? ''
    if (letter === 'c' && (next === 'e' || next === 'i' || next === 'y')) sound = 's'
    else if (letter === 'p' && next === 'h') sound = 'f'
    if (sound !== '' && !skeleton.endsWith(sound)) skeleton += sound
  }
  return skeleton
}

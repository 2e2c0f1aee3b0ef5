import { senseCorrector, sensesOf } from './senses.ts'
import { isCommonWord } from './common-words.ts'
import type { DocumentIndex } from './document-index.ts'
import { lemmaIdOf, lemmasOfStem, spellingsBeginning } from './lexicon.ts'
import { lemmaOf, stemOf, americanSpelling } from './word-forms.ts'
import { type Corrector, buildCorrector, correct } from './word-corrector.ts'

/** How a typed word was read. */
export type ReadingKind = 'whole' | 'form' | 'beginning' | 'sense' | 'corrected'

/** One way to read a typed word: as one lemma, or as several that must all be there (a sense). */
export interface Reading {
  readonly kind: ReadingKind
  /** From 0 to 1: how well what was typed fits. */
  readonly quality: number
  readonly lemmas: readonly number[]
  /** The word or words that it was read as. */
  readonly word: string
}

export interface WordReadings {
  readonly typed: string
  /** The best reading for each lemma that one reading stands for. */
  readonly byLemma: ReadonlyMap<number, Reading>
  /** Readings of several lemmas. */
  readonly combined: readonly Reading[]
  /** Whether the index has the word as it was typed. */
  readonly known: boolean
}

const qualities = {
  whole: 1,
  form: 0.87,
  /** A beginning counts more the more of the word it is. */
  beginning: 0.8,
  beginningShare: 0.13,
  /** What a corrected word loses beside its edits: one that was typed right comes first. */
  corrected: 0.95,
  unfinished: 0.88,
  /** Names have fewer and commoner words than aliases: what is near to both was meant as the name's. */
  correctedToAlias: 0.97,
  /** A sense of several words tells more than one of a single word. */
  sense: 0.8,
  plainSense: 0.7,
}

/** So near is a word only where a doubled letter or an h is missing. */
const nearlySame = 0.94

/** A word of the index that is so near is what was meant. */
const surelyMeant = 0.88

/**
 * Returns how near a word must be that only aliases have. They have several times the words that
 * names have, so that something is near to one of them by chance, the more so if it is short.
 */
function leastForAlias(word: string): number {
  if (word.length <= 5) return 0.92
  return word.length <= 7 ? 0.8 : 0.76
}

/** Shorter stems have too many relations: massage is no mass. */
const leastStemLength = 5

/** How many words are remembered before the cache starts anew. */
const mostRemembered = 4000

/** Returns how a word may be read in an index, remembered for the next key. */
export function readWord(index: DocumentIndex, typed: string): WordReadings {
  const remembered = index.readings.get(typed)
  if (remembered !== undefined) return remembered
  const readings = readAnew(index, typed)
  if (index.readings.size >= mostRemembered) index.readings.clear()
  index.readings.set(typed, readings)
  return readings
}

function readAnew(index: DocumentIndex, typed: string): WordReadings {
  const { lexicon } = index
  const byLemma = new Map<number, Reading>()
  const combined: Reading[] = []
  const add = (reading: Reading) => {
    const [lemma, ...others] = reading.lemmas
    if (lemma === undefined) return
    if (others.length > 0) {
      combined.push(reading)
      return
    }
    const rival = byLemma.get(lemma)
    if (rival === undefined || rival.quality < reading.quality) byLemma.set(lemma, reading)
  }

  const whole = lemmaIdOf(lexicon, typed)
  if (whole !== undefined) {
    add({ kind: 'whole', quality: qualities.whole, lemmas: [whole], word: typed })
  }
  // What is typed may be the stem itself: then it is a beginning, not another form.
  const stem = stemOf(lemmaOf(typed))
  if (stem.length >= leastStemLength && stem !== typed) {
    for (const lemma of lemmasOfStem(lexicon, stem)) {
      const word = lexicon.lemmas[lemma] ?? typed
      add({ kind: 'form', quality: qualities.form, lemmas: [lemma], word })
    }
  }
  for (const beginning of new Set([typed, americanSpelling(typed)])) {
    for (const spelling of spellingsBeginning(lexicon, beginning)) {
      const lemma = lexicon.lemmaOfSpelling.get(spelling)
      if (lemma === undefined) continue
      // A single letter begins half of the aliases: only names are worth showing then.
      if (typed.length === 1 && index.inNames[lemma] !== 1) continue
      const share = beginning.length / spelling.length
      add({
        kind: 'beginning',
        quality: qualities.beginning + qualities.beginningShare * share,
        lemmas: [lemma],
        word: spelling,
      })
    }
  }
  const isBeginning = [...byLemma.values()].some(({ kind }) => kind === 'beginning')
  const isNamed = whole !== undefined && index.inNames[whole] === 1
  const understood = !isNamed && addSenses(index, typed, typed, 1, add)
  // A word that is understood is spelt right, most likely: nephrectomy is not a misspelt nephrostomy.
  // A beginning is being typed, most likely; should nothing be found, it is read loosely after all.
  if (whole === undefined && !isBeginning) {
    const leastSimilarity = understood ? nearlySame : 0
    addCorrections(index, typed, { leastSimilarity, inContext: false }, add)
  }
  return { typed, byLemma, combined, known: whole !== undefined }
}

/**
 * Returns the readings of a word, with those that a misspelling of another known word would have; in
 * the context of other words also farther ones.
 */
export function readWordLoosely(
  index: DocumentIndex,
  typed: string,
  inContext: boolean,
): WordReadings {
  const readings = readWord(index, typed)
  const byLemma = new Map(readings.byLemma)
  const combined = [...readings.combined]
  addCorrections(index, typed, { leastSimilarity: 0, inContext }, (reading) => {
    const [lemma, ...others] = reading.lemmas
    if (lemma === undefined) return
    if (others.length > 0) combined.push(reading)
    else if (!byLemma.has(lemma)) byLemma.set(lemma, reading)
  })
  addSenses(index, typed, typed, 1, (reading) => combined.push(reading))
  return { ...readings, byLemma, combined }
}

/** The corrector is made when first asked for: most queries are typed right. */
function correctorOf({ lexicon, correctors }: DocumentIndex): Corrector {
  const corrector = correctors[0] ?? buildCorrector(lexicon.sorted)
  correctors[0] = corrector
  return corrector
}

function addCorrections(
  index: DocumentIndex,
  typed: string,
  { leastSimilarity, inContext }: { leastSimilarity: number; inContext: boolean },
  add: (reading: Reading) => void,
): void {
  if (isCommonWord(typed)) return
  const { lexicon } = index
  const corrections = correct(correctorOf(index), typed, inContext).filter(
    ({ similarity }) => similarity >= leastSimilarity,
  )
  for (const { word, similarity, unfinished } of corrections) {
    const lemma = lemmaIdOf(lexicon, word)
    const isNamed = lemma !== undefined && index.inNames[lemma] === 1
    if (!isNamed && similarity < leastForAlias(word)) continue
    const quality =
      similarity *
      (unfinished ? qualities.unfinished : qualities.corrected) *
      (isNamed ? 1 : qualities.correctedToAlias)
    if (lemma !== undefined) add({ kind: 'corrected', quality, lemmas: [lemma], word })
    if (!unfinished) addSenses(index, typed, word, similarity, add)
  }
  if (leastSimilarity > 0) return
  const best = corrections[0]?.similarity ?? 0
  if (best >= surelyMeant) return
  for (const { word, similarity, unfinished } of correct(senseCorrector(), typed)) {
    if (unfinished || similarity <= best || lexicon.lemmaOfSpelling.has(word)) continue
    addSenses(index, typed, word, similarity, add)
  }
}

/**
 * Adds the senses of a word, which may be a correction of what was typed.
 * Returns whether the index has the words of any of them.
 */
function addSenses(
  index: DocumentIndex,
  typed: string,
  word: string,
  weight: number,
  add: (reading: Reading) => void,
): boolean {
  let found = false
  const kind = word === typed ? 'sense' : 'corrected'
  for (const sense of sensesOf(word)) {
    const lemmas = sense.words.map((part) => lemmaIdOf(index.lexicon, part))
    if (!lemmas.every((lemma) => lemma !== undefined)) continue
    found = true
    const own = lemmas.length > 1 ? qualities.sense : qualities.plainSense
    const shown = kind === 'sense' ? sense.words.join(' ') : word
    add({ kind, quality: weight * sense.weight * own, lemmas, word: shown })
  }
  return found
}

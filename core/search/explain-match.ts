import type { AliasEntry, DocumentIndex } from './document-index.ts'
import { rankOf, weightOfWord } from './rank.ts'
import type { WordFits } from './word-fits.ts'
import type { Reading, WordReadings } from './word-readings.ts'
import { eachWord, isStopWord, wordsOf } from './words.ts'

/** The words of a query, as the index reads them. */
export interface QueryWords {
  readonly words: readonly WordReadings[]
  /** Aliases of which the query is the whole term, with the quality of that reading: 1 as typed, less corrected. */
  readonly wholeAliases: ReadonlyMap<number, number>
}

/** Where and how one typed word matched. */
export interface WordMatch {
  readonly typed: string
  readonly reading: Reading
  /** The alias in which it stands, where it is not in a name. */
  readonly alias: AliasEntry | undefined
}

/** A document that matches, with what is needed to say why. */
export interface DocumentMatch {
  readonly document: number
  readonly rank: number
  readonly words: readonly WordMatch[]
  readonly wholeName: boolean
  readonly wholeAlias: AliasEntry | undefined
  /** That alias was typed as it is, not misspelt. */
  readonly aliasAsTyped: boolean
  readonly beginsName: boolean
}

interface Found {
  readonly reading: Reading | undefined
  readonly alias: AliasEntry | undefined
  /** The position in the document's own name, or -1. */
  readonly position: number
}

/** An alias that is all of what was typed. */
interface WholeAlias {
  readonly entry: AliasEntry
  /** 1 as typed, less with its words swapped or corrected. */
  readonly quality: number
  /** None of its words had to be corrected. */
  readonly asTyped: boolean
}

/** Returns how a document that has all words matches them, word by word, and its rank. */
export function explainMatch(
  index: DocumentIndex,
  query: QueryWords,
  wordFits: readonly WordFits[],
  document: number,
): DocumentMatch {
  const found = query.words.map((readings, at) => findIn(index, readings, wordFits[at], document))
  const fits = wordFits.map((own) => own.fits[document] ?? 0)
  const nameLength = (index.nameStarts[document + 1] ?? 0) - (index.nameStarts[document] ?? 0)
  const positions = found.map(({ position }) => position)
  const inName = new Set(positions.filter((position) => position >= 0))
  const inOrder =
    (positions[0] ?? -1) >= 0 &&
    positions.every((position, at) => at === 0 || position === (positions[at - 1] ?? 0) + 1)
  const wholeName =
    inName.size === positions.length &&
    found.every(({ reading }) => reading?.kind === 'whole') &&
    (inName.size === nameLength || isMainName(index, document, inName))
  const whole = wholeAliasOf(index, query, document) ?? swappedAliasOf(index, query, document)
  const nameCoverage = nameLength === 0 ? 0 : inName.size / nameLength
  const beginsName = inOrder && positions[0] === 0
  return {
    document,
    rank: rankOf({
      fits: fits.map((fit) => Math.max(fit, whole?.quality ?? 0)),
      certainty: Math.min(1, ...found.map(({ reading }) => reading?.quality ?? 1)),
      coverage: whole === undefined ? Math.max(nameCoverage, aliasCoverage(found)) : nameCoverage,
      wholeName,
      wholeAlias: whole !== undefined,
      weights: query.words.map(({ typed }) => weightOfWord(typed)),
      literal: whole === undefined ? 0 : literalShare(whole.entry),
      meaningLength: whole?.entry.means.length ?? 0,
      meaningOrder: whole?.entry.alias.order ?? 0,
      spelledOut: whole !== undefined && isSpelledOut(index, whole.entry),
      beginsName,
      inOrder,
    }),
    words: found.flatMap(({ reading, alias }, at) => {
      const typed = query.words[at]?.typed
      return reading === undefined || typed === undefined ? [] : [{ typed, reading, alias }]
    }),
    wholeName,
    wholeAlias: whole?.entry,
    aliasAsTyped: whole?.asTyped ?? false,
    beginsName,
  }
}

function findIn(
  index: DocumentIndex,
  readings: WordReadings,
  wordFits: WordFits | undefined,
  document: number,
): Found {
  const combined = readings.combined[(wordFits?.combined[document] ?? 0) - 1]
  if (combined !== undefined) {
    // The last word tells what is done, and so which category of an organ is meant.
    const lemma = combined.lemmas.at(-1)
    const at = lemma === undefined ? -1 : namePositionOf(index, document, lemma)
    return { reading: combined, alias: undefined, position: at }
  }
  const alias = index.aliases[wordFits?.alias[document] ?? -1]
  if (alias !== undefined) {
    const reading = bestReading(readings, alias.term) ?? bestReading(readings, alias.means)
    return { reading, alias, position: -1 }
  }
  let owner = document
  while (owner >= 0) {
    let best: Reading | undefined
    let position = -1
    const start = index.nameStarts[owner] ?? 0
    const end = index.nameStarts[owner + 1] ?? 0
    for (let at = start; at < end; at++) {
      const reading = readings.byLemma.get(index.nameLemmas[at] ?? -1)
      if (reading === undefined || reading.quality <= (best?.quality ?? 0)) continue
      best = reading
      position = at - start
    }
    if (best !== undefined) {
      return { reading: best, alias: undefined, position: owner === document ? position : -1 }
    }
    owner = index.documents[owner]?.parent ?? -1
  }
  return { reading: undefined, alias: undefined, position: -1 }
}

function bestReading(readings: WordReadings, lemmas: readonly number[]): Reading | undefined {
  let best: Reading | undefined
  for (const lemma of lemmas) {
    const reading = readings.byLemma.get(lemma)
    if (reading !== undefined && reading.quality > (best?.quality ?? 0)) best = reading
  }
  return best
}

function namePositionOf(index: DocumentIndex, document: number, lemma: number): number {
  const start = index.nameStarts[document] ?? 0
  const end = index.nameStarts[document + 1] ?? 0
  for (let at = start; at < end; at++) if (index.nameLemmas[at] === lemma) return at - start
  return -1
}

/** How much less an alias counts whose words were all typed, but in another order. */
const swappedQuality = 0.94
/** Below this its words were only guessed. */
const leastSwapped = 0.75

/** Returns the alias of a document of which all words were typed, and no others, in whatever order. */
function swappedAliasOf(
  index: DocumentIndex,
  { words }: QueryWords,
  document: number,
): WholeAlias | undefined {
  if (words.length < 2) return undefined
  let best: WholeAlias | undefined
  for (const number of index.aliasesOf.get(document) ?? []) {
    const entry = index.aliases[number]
    if (entry?.term.length !== words.length) continue
    let quality = swappedQuality
    let asTyped = true
    for (const word of words) {
      const reading = bestReading(word, entry.term)
      quality *= reading?.quality ?? 0
      if (reading?.kind === 'corrected') asTyped = false
    }
    if (quality > (best?.quality ?? leastSwapped)) best = { entry, quality, asTyped }
  }
  return best
}

/** The share of an alias's term that was typed, where all words matched in that alias and none is unfinished. */
function aliasCoverage(found: readonly Found[]): number {
  const alias = found[0]?.alias
  if (alias === undefined) return 0
  for (const word of found) {
    if (word.alias !== alias || word.reading?.kind === 'beginning') return 0
    if (!(word.reading?.lemmas.some((lemma) => alias.term.includes(lemma)) ?? false)) return 0
  }
  return Math.min(1, found.length / Math.max(alias.term.length, 1))
}

function wholeAliasOf(
  index: DocumentIndex,
  query: QueryWords,
  document: number,
): WholeAlias | undefined {
  if (query.wholeAliases.size === 0) return undefined
  let best: WholeAlias | undefined
  for (const [number, quality] of query.wholeAliases) {
    const entry = index.aliases[number]
    if (entry?.document !== document || quality <= (best?.quality ?? 0)) continue
    best = { entry, quality, asTyped: quality === 1 }
  }
  return best
}

const longestAbbreviation = 6

/**
 * Tells whether an abbreviation's letters begin the words of what it means or of the category's name:
 * of the meanings of RTM that is the one of remote therapeutic monitoring.
 */
function isSpelledOut(index: DocumentIndex, { alias, document }: AliasEntry): boolean {
  const letters = wordsOf(alias.term)
    .map(({ text }) => text)
    .join('')
  if (letters.length > longestAbbreviation) return false
  const name = index.documents[document]?.name ?? ''
  return [alias.means, name].some((text) => initialsOf(text).includes(letters))
}

function literalShare({ term, means }: AliasEntry): number {
  return term.filter((lemma) => means.includes(lemma)).length / Math.max(term.length, 1)
}

function initialsOf(text: string): string {
  let letters = ''
  eachWord(text, (word) => {
    if (!isStopWord(word)) letters += word.charAt(0)
  })
  return letters
}

/** Tells whether these are the words of a name before its bracket: `Spine` of `Spine (Vertebral Column)`. */
function isMainName(
  index: DocumentIndex,
  document: number,
  positions: ReadonlySet<number>,
): boolean {
  const name = index.documents[document]?.name ?? ''
  const bracket = name.indexOf('(')
  if (bracket < 1) return false
  let words = 0
  eachWord(name.slice(0, bracket), (word) => {
    if (!isStopWord(word)) words++
  })
  return positions.size === words && [...positions].every((position) => position < words)
}

import { type DocumentIndex, wholeTermKeys } from './document-index.ts'
import type { DocumentMatch, QueryWords } from './explain-match.ts'
import { type FoundDocuments, type Scope, findDocuments } from './find-documents.ts'
import { lemmaIdOf, spellingsBeginning } from './lexicon.ts'
import { listOf } from './lists.ts'
import { isPassingWord } from './passing-words.ts'
import { type WordReadings, readWord, readWordLoosely } from './word-readings.ts'
import { isStopWord, wordsOf } from './words.ts'

/** More words than a name or a question has; each costs a pass over the documents. */
const mostWords = 10
/** A reading below this is doubtful enough to try the words joined or divided. */
const doubtful = 0.78
/** How much less an answer counts to which words had to be joined or divided. */
const rejoinedWeight = 0.97

const nothing: FoundDocuments = { matches: [], total: 0 }

/**
 * Returns the documents for a query in words. First all words as typed; where that finds nothing
 * or only by a doubtful reading, the words joined or divided (`ultra sound`, `kneejoint`); then each
 * word also as a misspelling of another; then without words that only qualify (`acute`, `left`); then
 * without the one that fits worst.
 */
export function searchText(
  index: DocumentIndex,
  text: string,
  scope: Scope,
  limit: number,
): FoundDocuments {
  const typed = wordsOf(text).map((word) => word.text)
  const telling = typed.filter((word) => !isStopWord(word))
  const words = [...new Set(telling.length > 0 ? telling : typed)].slice(0, mostWords)
  if (words.length === 0) return nothing
  const asTyped = words.map((word) => readWord(index, word))
  const wholeAliases = wholeAliasesOf(index, text, asTyped)

  const find = (readings: readonly WordReadings[]) =>
    findDocuments(index, { words: readings, wholeAliases }, scope, limit)
  let best = find(asTyped)
  if (weakestFit(best) < doubtful && wholeAliases.size === 0) {
    for (const rejoined of rejoinedWords(index, words)) {
      const other = find(rejoined.map((word) => readWord(index, word)))
      if (rankOfFirst(other) * rejoinedWeight > rankOfFirst(best)) best = other
    }
  }
  const lastingWords = asTyped.filter(({ typed: word }) => !isPassingWord(word))
  if (isScattered(best) && lastingWords.length > 0 && lastingWords.length < asTyped.length) {
    const other = find(lastingWords)
    if (other.total > 0 && !isScattered(other)) best = other
  }
  if (best.total > 0) return best

  const loose = words.map((word) => readWordLoosely(index, word, words.length > 1))
  best = find(loose)
  if (best.total > 0 || words.length === 1) return best
  const lasting = loose.filter(({ typed: word }) => !isPassingWord(word))
  if (lasting.length > 0 && lasting.length < loose.length) {
    best = find(lasting)
    if (best.total > 0) return best
  }
  const rest = lasting.length > 1 ? lasting : loose
  for (const fewer of withoutOne(index, rest)) {
    const other = find(fewer)
    if (other.total > 0 && !isScattered(other)) return other
    if (best.total === 0) best = other
  }
  return best
}

/**
 * Tells whether the best match has each word from another alias, none from a name: a category of many
 * aliases has nearly any two words somewhere (`new heart valve`: a new device, a heart, a valve).
 */
function isScattered({ matches }: FoundDocuments): boolean {
  const [first] = matches
  if (first === undefined || first.words.length < 2 || first.wholeAlias !== undefined) return false
  const aliases = first.words.map(({ alias }) => alias)
  return !aliases.includes(undefined) && new Set(aliases).size > 1
}

/**
 * Returns the aliases of which the query is the whole term: as typed; else by first letters; else with
 * its misspelt words corrected.
 */
function wholeAliasesOf(
  index: DocumentIndex,
  text: string,
  words: readonly WordReadings[],
): QueryWords['wholeAliases'] {
  const entries = new Map<number, number>()
  const keys = wholeTermKeys(text)
  // First letters are a guess: a word that the index has is that word.
  const isUnknown = words.every(({ known }) => !known)
  for (const terms of isUnknown ? [index.wholeTerms, index.initials] : [index.wholeTerms]) {
    for (const key of keys) {
      for (const entry of listOf(terms, key)) entries.set(entry, 1)
    }
    if (entries.size > 0) return entries
  }
  for (const { words: corrected, quality } of correctedTexts(words)) {
    for (const key of wholeTermKeys(corrected.join(' '))) {
      for (const entry of listOf(index.wholeTerms, key)) {
        entries.set(entry, Math.max(quality, entries.get(entry) ?? 0))
      }
    }
  }
  return entries
}

/** How many corrections of one word, and of all words together, are tried. */
const mostCorrections = 2
/** Of how much worse a correction than the best is. */
const nearBest = 0.03
const mostTexts = 8

/** Returns the query with its misspelt words corrected, nearest first; none where no word is misspelt. */
function correctedTexts(
  words: readonly WordReadings[],
): { words: readonly string[]; quality: number }[] {
  let isCorrected = false
  let texts: { words: readonly string[]; quality: number }[] = [{ words: [], quality: 1 }]
  for (const { typed, byLemma } of words) {
    const corrections = [...byLemma.values()]
      .filter(({ kind }) => kind === 'corrected')
      .sort((a, b) => b.quality - a.quality)
      .filter(({ quality }, _at, all) => quality > (all[0]?.quality ?? 0) - nearBest)
      .slice(0, mostCorrections)
    if (corrections.length > 0) isCorrected = true
    const choices = corrections.length > 0 ? corrections : [{ word: typed, quality: 1 }]
    texts = texts
      .flatMap((text) =>
        choices.map(({ word, quality }) => ({
          words: [...text.words, word],
          quality: Math.min(text.quality, quality),
        })),
      )
      .slice(0, mostTexts)
  }
  return isCorrected ? texts : []
}

function rankOfFirst({ matches }: FoundDocuments): number {
  return matches[0]?.rank ?? 0
}

/** Returns the quality of the most doubtful reading in the best match, 0 where nothing matches. */
function weakestFit({ matches }: FoundDocuments): number {
  const first: DocumentMatch | undefined = matches[0]
  if (first === undefined) return 0
  return Math.min(...first.words.map(({ reading }) => reading.quality))
}

/** Returns the words with two neighbours joined, or one divided in two, wherever that makes known words. */
function rejoinedWords(index: DocumentIndex, words: readonly string[]): string[][] {
  const results: string[][] = []
  words.forEach((word, at) => {
    const next = words[at + 1]
    if (next !== undefined && isKnownOrBegun(index, word + next)) {
      results.push([...words.slice(0, at), word + next, ...words.slice(at + 2)])
    }
    const { length } = word
    if (length < 2 * leastPart || length > longestJoined || isKnown(index, word)) return
    for (let cut = leastPart; cut <= length - leastPart; cut++) {
      const parts = [word.slice(0, cut), word.slice(cut)]
      if (!parts.every((part) => isKnown(index, part))) continue
      results.push([...words.slice(0, at), ...parts, ...words.slice(at + 1)])
    }
  })
  return results
}

const leastPart = 3
const longestJoined = 30

function isKnown({ lexicon }: DocumentIndex, word: string): boolean {
  return lemmaIdOf(lexicon, word) !== undefined
}

function isKnownOrBegun(index: DocumentIndex, word: string): boolean {
  return isKnown(index, word) || spellingsBeginning(index.lexicon, word).length > 0
}

/**
 * Returns the words without the one that fits worst, then without the next, where the rest of a
 * question still tells something: one word must be left that stands in a name or is a term by itself,
 * and what is left out must at least look like a word.
 */
function withoutOne(index: DocumentIndex, words: readonly WordReadings[]): WordReadings[][] {
  return words
    .map((word) => ({ word, strength: strengthOf(index, word) }))
    .sort((a, b) => a.strength - b.strength)
    .slice(0, mostLeftOut)
    .map(({ word }) => ({ word, rest: words.filter((other) => other !== word) }))
    .filter(
      ({ word, rest }) =>
        looksLikeWord(word.typed) &&
        rest.some((other) => strengthOf(index, other) >= tellingStrength),
    )
    .map(({ rest }) => rest)
}

/** How many words are tried to leave out. */
const mostLeftOut = 3
const tellingStrength = 0.7
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
function strengthOf(
  index: DocumentIndex,
  { typed, byLemma, combined, known }: WordReadings,
): number {
  let strength = known ? 0.6 : 0
  if (isAbbreviation(index, typed)) return termStrength
  for (const [lemma, { kind, quality }] of byLemma) {
    const isNamed = kind === 'whole' && index.inNames[lemma] === 1
    strength = Math.max(strength, isNamed ? 1 : kind === 'sense' ? 0.8 : quality * 0.6)
  }
  return combined.length > 0 ? Math.max(strength, 0.8) : strength
}

/** Words have vowels, and no four consonants in a row but for a few. */
function looksLikeWord(text: string): boolean {
  return /[aeiouy]/.test(text) && !/[^aeiouy]{5}|(.)\1\1/.test(text)
}

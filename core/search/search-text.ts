import type { DocumentIndex } from './document-index.ts'
import type { DocumentMatch } from './explain-match.ts'
import { type FoundDocuments, type Scope, findDocuments } from './find-documents.ts'
import { lemmaIdOf, spellingsBeginning } from './lexicon.ts'
import { findPartly } from './find-partly.ts'
import { isPassingWord } from './passing-words.ts'
import { wholeAliasesOf } from './whole-aliases.ts'
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
 * part of the question.
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
  const asTyped = readInTurn(words, (word) => readWord(index, word))
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
  const lastingAsTyped = withoutPassingWords(asTyped)
  if (isScattered(best) && lastingAsTyped !== undefined) {
    const other = find(lastingAsTyped)
    if (other.total > 0 && !isScattered(other)) best = other
  }
  if (best.total > 0) return best

  const loose = readInTurn(words, (word) => readWordLoosely(index, word, words.length > 1))
  best = find(loose)
  if (best.total > 0 || words.length === 1) return best
  const lasting = withoutPassingWords(loose) ?? []
  if (lasting.length > 0) {
    best = find(lasting)
    if (best.total > 0) return best
  }
  // With a word missing there is less to go by, so that no far-fetched reading is taken.
  const rest = (lasting.length > 1 ? lasting : loose).map(({ typed: word }) =>
    readWordLoosely(index, word, false),
  )
  return findPartly(index, rest, scope, limit)
}

/** Reads the words of a query; all but the last are finished. */
function readInTurn(
  words: readonly string[],
  read: (word: string) => WordReadings,
): WordReadings[] {
  return words.map((word, at) => {
    const readings = read(word)
    return at < words.length - 1 ? withoutBeginnings(readings) : readings
  })
}

/** Returns the words that do more than qualify, where there are both kinds. */
function withoutPassingWords(readings: readonly WordReadings[]): WordReadings[] | undefined {
  const lasting = readings.filter(({ typed }) => !isPassingWord(typed))
  return lasting.length > 0 && lasting.length < readings.length ? lasting : undefined
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

const longestFinished = 4

/** A short known word with another after it is finished: the `cat` of `cat scan` begins no cataract. */
function withoutBeginnings(readings: WordReadings): WordReadings {
  if (!readings.known || readings.typed.length > longestFinished) return readings
  const rest = [...readings.byLemma].filter(([, { kind }]) => kind !== 'beginning')
  return rest.length === readings.byLemma.size ? readings : { ...readings, byLemma: new Map(rest) }
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

import { type DocumentIndex, wholeTermKeys } from './document-index.ts'
import type { DocumentMatch, QueryWords } from './explain-match.ts'
import { type FoundDocuments, type Scope, findDocuments } from './find-documents.ts'
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
 * word also as a misspelling of another; then without words that only qualify (`acute`, `left`); then,
 * of three words or more, without the one that fits worst. One word in a pair is never dropped:
 * half a question answered would answer nonsense too.
 */
export function searchText(
  index: DocumentIndex,
  text: string,
  scope: Scope,
  limit: number,
): FoundDocuments {
  const typed = wordsOf(text).map((word) => word.text)
  const telling = typed.filter((word) => !isStopWord(word))
  const words = (telling.length > 0 ? telling : typed).slice(0, mostWords)
  const wholeAliases = wholeAliasesOf(index, text)
  if (words.length === 0) return nothing

  const find = (readings: readonly WordReadings[]) =>
    findDocuments(index, { words: readings, wholeAliases }, scope, limit)
  const asTyped = words.map((word) => readWord(index, word))
  let best = find(asTyped)
  if (weakestFit(best) < doubtful && wholeAliases.size === 0) {
    for (const rejoined of rejoinedWords(index, words)) {
      const other = find(rejoined.map((word) => readWord(index, word)))
      if (rankOfFirst(other) * rejoinedWeight > rankOfFirst(best)) best = other
    }
  }
  if (best.total > 0) return best

  const loose = words.map((word) => readWordLoosely(index, word))
  best = find(loose)
  if (best.total > 0 || words.length === 1) return best
  const lasting = loose.filter(({ typed: word }) => !isPassingWord(word))
  if (lasting.length > 0 && lasting.length < loose.length) {
    best = find(lasting)
    if (best.total > 0) return best
  }
  const rest = lasting.length > 2 ? lasting : loose
  return rest.length > 2 ? find(withoutWeakest(rest)) : nothing
}

function wholeAliasesOf(index: DocumentIndex, text: string): QueryWords['wholeAliases'] {
  const entries = new Set<number>()
  for (const key of wholeTermKeys(text)) {
    for (const entry of index.wholeTerms.get(key) ?? []) entries.add(entry)
  }
  if (entries.size > 0) return entries
  for (const key of wholeTermKeys(text)) {
    for (const entry of index.initials.get(key) ?? []) entries.add(entry)
  }
  return entries
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
    if (next !== undefined) {
      const joined = word + next
      const readings = readWord(index, joined)
      if (readings.known || readings.byLemma.size > 0) {
        results.push([...words.slice(0, at), joined, ...words.slice(at + 2)])
      }
    }
    if (word.length < 6 || readWord(index, word).known) return
    for (let cut = 3; cut <= word.length - 3; cut++) {
      const parts = [word.slice(0, cut), word.slice(cut)]
      if (!parts.every((part) => readWord(index, part).known)) continue
      results.push([...words.slice(0, at), ...parts, ...words.slice(at + 1)])
    }
  })
  return results
}

function withoutWeakest(words: readonly WordReadings[]): WordReadings[] {
  const strength = ({ byLemma, combined, known }: WordReadings) =>
    known ? 1 : Math.max(0, ...[...byLemma.values(), ...combined].map(({ quality }) => quality))
  let weakest = words[0]
  for (const word of words) {
    if (weakest === undefined || strength(word) < strength(weakest)) weakest = word
  }
  return words.filter((word) => word !== weakest)
}

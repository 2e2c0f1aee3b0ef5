import type { DocumentIndex } from './document-index.ts'
import { type DocumentMatch, type QueryWords, explainMatch } from './explain-match.ts'
import type { FoundDocuments, Scope } from './find-documents.ts'
import { weightOfWord } from './rank.ts'
import { wholeAliasesOf } from './whole-aliases.ts'
import { fitWords } from './word-fits.ts'
import type { WordReadings } from './word-readings.ts'
import { looksLikeWord, strengthOf, tellingStrength } from './word-strength.ts'

/** Which share of the words a document must have: with less it answers another question. */
const leastShare = 0.5
/** What a word weighs that no document has. */
const unknownWeight = 0.5
/** How many documents are looked at closely. */
const mostCandidates = 60

/**
 * Returns the documents that match at least half of a question, where none has all of its words. A word
 * weighs the more the fewer documents have it: of `implant arm` the implant is what was meant. A word
 * that no document has must at least look like one; and one that is there must tell enough.
 */
export function findPartly(
  index: DocumentIndex,
  words: readonly WordReadings[],
  scope: Scope,
  limit: number,
): FoundDocuments {
  const wordFits = fitWords(index, words)
  const count = index.documents.length
  const having = wordFits.map(({ fits }) => fits.reduce((sum, fit) => sum + (fit > 0 ? 1 : 0), 0))
  if (words.some(({ typed }, at) => having[at] === 0 && !looksLikeWord(typed))) {
    return { matches: [], total: 0 }
  }
  const strengths = words.map((word) => strengthOf(index, word))
  const weights = words.map(
    ({ typed }, at) =>
      weightOfWord(typed) * rarity(having[at] ?? 0, count) * Math.max(1, strengths[at] ?? 0),
  )
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const telling = strengths.map((strength) => strength >= tellingStrength)

  const candidates: { document: number; rough: number; matched: number }[] = []
  for (let document = scope.first; document < scope.end; document++) {
    let sum = 0
    let own = 0
    let matched = 0
    let matchedWords = 0
    let isTold = false
    let at = -1
    for (const { fits, inName, inAlias } of wordFits) {
      at++
      const fit = fits[document] ?? 0
      if (fit === 0) continue
      sum += fit * (weights[at] ?? 0)
      matchedWords++
      own += (inName[document] ?? 0) + (inAlias[document] ?? 0)
      matched |= 1 << at
      isTold ||= telling[at] === true
    }
    if (own === 0 || !isTold || matchedWords < leastShare * words.length) continue
    if (scope.accepts !== undefined && !scope.accepts(document)) continue
    candidates.push({ document, rough: sum / all, matched })
  }
  candidates.sort((a, b) => b.rough - a.rough || a.document - b.document)
  const queries = new Map<number, QueryWords>()
  const matches = candidates.slice(0, Math.max(mostCandidates, limit)).map((candidate) => {
    const { document, matched, rough } = candidate
    const isIn = (_item: unknown, at: number) => (matched & (1 << at)) !== 0
    let query = queries.get(matched)
    if (query === undefined) {
      const own = words.filter(isIn)
      query = { words: own, wholeAliases: wholeAliasesOf(index, textOf(own), own) }
      queries.set(matched, query)
    }
    const match = explainMatch(index, query, wordFits.filter(isIn), document)
    const share = weights.filter(isIn).reduce((sum, weight) => sum + weight, 0) / all
    return { ...match, rank: match.rank * share + rough * tieBreaker }
  })
  matches.sort(byRank)
  return { matches: matches.slice(0, limit), total: candidates.length }
}

function textOf(words: readonly WordReadings[]): string {
  return words.map(({ typed }) => typed).join(' ')
}

/** Of documents that rank alike the one that fits more closely comes first. */
const tieBreaker = 0.01

function byRank(a: DocumentMatch, b: DocumentMatch): number {
  return b.rank - a.rank || a.document - b.document
}

/** Returns from near 0 (all documents have it) to 1 (one has it) how much a word tells. */
function rarity(having: number, count: number): number {
  return having === 0 ? unknownWeight : 1 - Math.log(having) / Math.log(count + 1)
}

import type { DocumentIndex } from './document-index.ts'
import { type DocumentMatch, type QueryWords, explainMatch } from './explain-match.ts'
import { bonuses, weightOfWord } from './rank.ts'
import { type WordFits, fitWords } from './word-fits.ts'

/** Which documents may be found: those from `first` up to, not including, `end`, and accepted. */
export interface Scope {
  readonly first: number
  readonly end: number
  readonly accepts: ((document: number) => boolean) | undefined
}

export interface FoundDocuments {
  /** Best first; of ties the one less deep, which holds more, then in the order of the documents. */
  readonly matches: readonly DocumentMatch[]
  /** How many match, {@link matches} being the first of them. */
  readonly total: number
}

/** How many more documents than asked for are ranked exactly; the rest is left out by a rougher rank. */
const spareCandidates = 30

/**
 * Returns the documents that match all words: each in the document's own name or aliases or in an
 * ancestor's, and at least one in its own. Goes over the occurrences of the words, then once over
 * all documents; only the best by a rough rank are looked at closely.
 */
export function findDocuments(
  index: DocumentIndex,
  query: QueryWords,
  scope: Scope,
  limit: number,
): FoundDocuments {
  if (query.words.length === 0 || index.documents.length === 0) return { matches: [], total: 0 }
  const wordFits = fitWords(index, query.words)
  const { candidates, total } = select(index, query, wordFits, scope, limit + spareCandidates)
  const whole = [...query.wholeAliases.keys()]
    .map((entry) => index.aliases[entry]?.document ?? -1)
    .filter((document) => document >= scope.first && document < scope.end)
    .filter((document) => scope.accepts?.(document) ?? true)
  const missed = [...new Set(whole)].filter((document) =>
    wordFits.some(({ fits }) => (fits[document] ?? 0) === 0),
  )
  const matches = [...new Set([...candidates, ...whole])]
    .map((document) => explainMatch(index, query, wordFits, document))
    .sort(
      (a, b) => b.rank - a.rank || depthOf(index, a) - depthOf(index, b) || a.document - b.document,
    )
  return { matches: matches.slice(0, limit), total: total + missed.length }
}

function depthOf({ documents }: DocumentIndex, { document }: DocumentMatch): number {
  let depth = 0
  for (let at = document; at >= 0; at = documents[at]?.parent ?? -1) depth++
  return depth
}

const rankSteps = 512
const highestRank = 1.2

/** Returns the best documents by a rough rank, in their order, and how many match at all. */
function select(
  index: DocumentIndex,
  query: QueryWords,
  wordFits: readonly WordFits[],
  scope: Scope,
  wanted: number,
): { candidates: number[]; total: number } {
  const { nameStarts } = index
  const { accepts } = scope
  const given = query.words.map(({ typed }) => weightOfWord(typed))
  const total = given.reduce((sum, weight) => sum + weight, 0)
  const weights = given.map((weight) => weight / total)
  const steps = new Int32Array(rankSteps)
  const found: number[] = []
  const foundSteps: number[] = []
  for (let document = scope.first; document < scope.end; document++) {
    let sum = 0
    let named = 0
    let own = 0
    let at = 0
    for (const { fits, inName, inAlias } of wordFits) {
      const fit = fits[document] ?? 0
      if (fit === 0) {
        own = 0
        break
      }
      sum += fit * (weights[at++] ?? 0)
      const isNamed = inName[document] ?? 0
      named += isNamed
      own += isNamed + (inAlias[document] ?? 0)
    }
    if (own === 0 || (accepts !== undefined && !accepts(document))) continue
    const nameLength = (nameStarts[document + 1] ?? 0) - (nameStarts[document] ?? 0)
    const rough = sum + (bonuses.coverage * named) / Math.max(nameLength, 1)
    const step = Math.min(rankSteps - 1, Math.floor((rough * rankSteps) / highestRank))
    steps[step] = (steps[step] ?? 0) + 1
    found.push(document)
    foundSteps.push(step)
  }
  if (found.length <= wanted) return { candidates: found, total: found.length }
  let least = rankSteps
  let above = 0
  while (least > 0 && above + (steps[least - 1] ?? 0) <= wanted) above += steps[--least] ?? 0
  let spare = wanted - above
  const candidates = found.filter((_document, at) => {
    const step = foundSteps[at] ?? 0
    return step >= least || (step === least - 1 && spare-- > 0)
  })
  return { candidates, total: found.length }
}

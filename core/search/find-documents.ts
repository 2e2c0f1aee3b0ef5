import { type DocumentMatch, type QueryWords, explainMatch } from './explain-match.ts'
import type { DocumentIndex } from './document-index.ts'
import { placeWeights } from './rank.ts'
import type { Reading, WordReadings } from './word-readings.ts'

/** Which documents may be found: those from `first` up to, not including, `end`, and accepted. */
export interface Scope {
  readonly first: number
  readonly end: number
  readonly accepts: ((document: number) => boolean) | undefined
}

export interface FoundDocuments {
  /** Best first, ties in the order of the documents. */
  readonly matches: readonly DocumentMatch[]
  /** How many match, {@link matches} being the first of them. */
  readonly total: number
}

/** How many more documents than asked for are ranked exactly; the rest is left out by a rougher rank. */
const spareCandidates = 40

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
  const count = index.documents.length
  if (query.words.length === 0 || count === 0) return { matches: [], total: 0 }
  const own: Own = { name: new Uint8Array(count), any: new Uint8Array(count) }
  const fits = query.words.map((readings) => fitsOf(index, readings, own))
  const { candidates, total } = select(index, fits, own, scope, limit + spareCandidates)
  const whole = [...query.wholeAliases]
    .map((entry) => index.aliases[entry]?.document ?? -1)
    .filter((document) => document >= scope.first && document < scope.end)
    .filter((document) => scope.accepts?.(document) ?? true)
  const missed = [...new Set(whole)].filter((document) =>
    fits.some((fit) => (fit[document] ?? 0) === 0),
  )
  const matches = [...new Set([...candidates, ...whole])]
    .map((document) => explainMatch(index, query, document))
    .sort((a, b) => b.rank - a.rank || a.document - b.document)
  return { matches: matches.slice(0, limit), total: total + missed.length }
}

/** How many words each document has in its own name, and whether any in its name or aliases. */
interface Own {
  readonly name: Uint8Array
  readonly any: Uint8Array
}

/** Returns for each document how well one word fits there, 0 where not at all. */
function fitsOf(index: DocumentIndex, readings: WordReadings, own: Own): Float32Array {
  const count = index.documents.length
  const fits = new Float32Array(count)
  const inName = new Uint8Array(count)
  const inAlias = new Uint8Array(count)
  for (const [lemma, { quality }] of readings.byLemma) {
    spread(index, lemma, quality, fits, inName, inAlias)
  }
  for (const reading of readings.combined) addCombined(index, reading, fits, inName, inAlias)
  for (let document = 0; document < count; document++) {
    if (inName[document] === 1) {
      own.name[document] = (own.name[document] ?? 0) + 1
      own.any[document] = 1
    } else if (inAlias[document] === 1) own.any[document] = 1
  }
  return fits
}

/** Enters a lemma's quality wherever it counts: in names, aliases, and below them. */
function spread(
  index: DocumentIndex,
  lemma: number,
  quality: number,
  fits: Float32Array,
  inName: Uint8Array,
  inAlias: Uint8Array,
): void {
  const { nameWords, aliasWords, aliases, ends } = index
  const nameEnd = nameWords.starts[lemma + 1] ?? 0
  for (let at = nameWords.starts[lemma] ?? 0; at < nameEnd; at++) {
    const document = nameWords.items[at] ?? 0
    raise(fits, document, document + 1, quality)
    raise(fits, document + 1, ends[document] ?? 0, quality * placeWeights.path)
    inName[document] = 1
  }
  const aliasEnd = aliasWords.starts[lemma + 1] ?? 0
  for (let at = aliasWords.starts[lemma] ?? 0; at < aliasEnd; at++) {
    const entry = aliases[aliasWords.items[at] ?? 0]
    if (entry === undefined) continue
    const place = entry.term.includes(lemma) ? placeWeights.term : placeWeights.means
    raise(fits, entry.document, entry.document + 1, quality * place)
    raise(fits, entry.document + 1, ends[entry.document] ?? 0, quality * placeWeights.pathAlias)
    inAlias[entry.document] = 1
  }
}

function raise(fits: Float32Array, first: number, end: number, fit: number): void {
  for (let document = first; document < end; document++) {
    if ((fits[document] ?? 0) < fit) fits[document] = fit
  }
}

function addCombined(
  index: DocumentIndex,
  { lemmas, quality }: Reading,
  fits: Float32Array,
  inName: Uint8Array,
  inAlias: Uint8Array,
): void {
  const count = fits.length
  const named = new Uint8Array(count)
  const aliased = new Uint8Array(count)
  const parts = lemmas.map((lemma) => {
    const part = new Float32Array(count)
    spread(index, lemma, quality, part, named, aliased)
    return part
  })
  for (let document = 0; document < count; document++) {
    let sum = 0
    for (const part of parts) {
      const fit = part[document] ?? 0
      if (fit === 0) {
        sum = 0
        break
      }
      sum += fit
    }
    if (sum === 0) continue
    const mean = sum / parts.length
    if ((fits[document] ?? 0) < mean) fits[document] = mean
    if (named[document] === 1) inName[document] = 1
    if (aliased[document] === 1) inAlias[document] = 1
  }
}

const rankSteps = 512
const coverageWeight = 0.12

/** Returns the best documents by a rough rank, in their order, and how many match at all. */
function select(
  index: DocumentIndex,
  fits: readonly Float32Array[],
  own: Own,
  scope: Scope,
  wanted: number,
): { candidates: number[]; total: number } {
  const { nameStarts } = index
  const steps = new Int32Array(rankSteps)
  const found: number[] = []
  const foundSteps: number[] = []
  const { accepts } = scope
  for (let document = scope.first; document < scope.end; document++) {
    if (own.any[document] === 0) continue
    let sum = 0
    for (const fit of fits) {
      const value = fit[document] ?? 0
      if (value === 0) {
        sum = 0
        break
      }
      sum += value
    }
    if (sum === 0 || (accepts !== undefined && !accepts(document))) continue
    const nameLength = (nameStarts[document + 1] ?? 0) - (nameStarts[document] ?? 0)
    const rough =
      sum / fits.length + (coverageWeight * (own.name[document] ?? 0)) / Math.max(nameLength, 1)
    const step = Math.min(rankSteps - 1, Math.floor((rough * rankSteps) / 1.2))
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

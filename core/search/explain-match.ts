import type { AliasEntry, DocumentIndex } from './document-index.ts'
import { placeWeights, rankOf } from './rank.ts'
import type { Reading, WordReadings } from './word-readings.ts'
import { eachWord, isStopWord } from './words.ts'

/** The words of a query, as the index reads them. */
export interface QueryWords {
  readonly words: readonly WordReadings[]
  /** Aliases of which the query is the whole term; empty where it is none. */
  readonly wholeAliases: ReadonlySet<number>
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
  readonly beginsName: boolean
}

interface Found {
  fit: number
  reading: Reading | undefined
  alias: AliasEntry | undefined
  /** The position in the document's own name, or -1. */
  position: number
}

/** Returns how a document that has all words matches them, word by word, and its rank. */
export function explainMatch(
  index: DocumentIndex,
  query: QueryWords,
  document: number,
): DocumentMatch {
  const places = placesOf(index, document)
  const found = query.words.map((readings) => bestIn(places, readings))
  const { nameStarts } = index
  const nameLength = (nameStarts[document + 1] ?? 0) - (nameStarts[document] ?? 0)

  const positions = found.map(({ position }) => position)
  const inName = new Set(positions.filter((position) => position >= 0))
  const exactly = found.every(({ reading }) => reading?.kind === 'whole')
  const inOrder =
    positions.every((position, at) => at === 0 || position === (positions[at - 1] ?? 0) + 1) &&
    (positions[0] ?? -1) >= 0
  const mainLength = mainNameLength(index, document)
  const wholeName =
    exactly &&
    inName.size === positions.length &&
    (inName.size === nameLength ||
      (inName.size === mainLength && positions.every((position) => position < mainLength)))
  const wholeAlias = wholeAliasOf(index, query, document)
  const nameCoverage = nameLength === 0 ? 0 : inName.size / nameLength
  const beginsName = inOrder && positions[0] === 0
  return {
    document,
    rank: rankOf({
      fits: found.map(({ fit }) => (wholeAlias === undefined ? fit : Math.max(fit, 1))),
      coverage: Math.max(nameCoverage, aliasCoverage(found, query.words.length)),
      wholeName,
      wholeAlias: wholeAlias !== undefined,
      beginsName,
      inOrder,
    }),
    words: found.flatMap(({ reading, alias }, at) => {
      const typed = query.words[at]?.typed
      return reading === undefined || typed === undefined ? [] : [{ typed, reading, alias }]
    }),
    wholeName,
    wholeAlias,
    beginsName,
  }
}

/** A lemma somewhere in a document's texts, with the weight of that place. */
interface Place {
  readonly lemma: number
  readonly weight: number
  readonly position: number
  readonly alias: AliasEntry | undefined
}

function placesOf(index: DocumentIndex, document: number): Place[] {
  const places: Place[] = []
  addName(index, document, placeWeights.name, true, places)
  for (const entry of index.aliasesOf.get(document) ?? []) {
    const alias = index.aliases[entry]
    if (alias === undefined) continue
    for (const lemma of alias.term) {
      places.push({ lemma, weight: placeWeights.term, position: -1, alias })
    }
    for (const lemma of alias.means) {
      places.push({ lemma, weight: placeWeights.means, position: -1, alias })
    }
  }
  let weight: number = placeWeights.path
  let ancestor = index.documents[document]?.parent ?? -1
  while (ancestor >= 0) {
    addName(index, ancestor, weight, false, places)
    for (const entry of index.aliasesOf.get(ancestor) ?? []) {
      const alias = index.aliases[entry]
      if (alias === undefined) continue
      for (const lemma of [...alias.term, ...alias.means]) {
        places.push({ lemma, weight: placeWeights.pathAlias, position: -1, alias })
      }
    }
    weight -= placeWeights.pathStep
    ancestor = index.documents[ancestor]?.parent ?? -1
  }
  return places
}

function addName(
  index: DocumentIndex,
  document: number,
  weight: number,
  own: boolean,
  places: Place[],
): void {
  const start = index.nameStarts[document] ?? 0
  const end = index.nameStarts[document + 1] ?? 0
  for (let at = start; at < end; at++) {
    const lemma = index.nameLemmas[at] ?? 0
    places.push({ lemma, weight, position: own ? at - start : -1, alias: undefined })
  }
}

function bestIn(places: readonly Place[], readings: WordReadings): Found {
  const best: Found = { fit: 0, reading: undefined, alias: undefined, position: -1 }
  const consider = (fit: number, reading: Reading, { alias, position }: Place) => {
    if (fit <= best.fit) return
    best.fit = fit
    best.reading = reading
    best.alias = alias
    best.position = position
  }
  for (const place of places) {
    const reading = readings.byLemma.get(place.lemma)
    if (reading !== undefined) consider(reading.quality * place.weight, reading, place)
  }
  for (const reading of readings.combined) {
    let sum = 0
    let last: Place | undefined
    for (const lemma of reading.lemmas) {
      const place = heaviest(places, lemma)
      if (place === undefined) {
        sum = 0
        break
      }
      sum += place.weight
      last = place
    }
    // The last word tells what is done, and so which category of an organ is meant.
    if (last !== undefined && sum > 0) {
      consider((reading.quality * sum) / reading.lemmas.length, reading, last)
    }
  }
  return best
}

function heaviest(places: readonly Place[], lemma: number): Place | undefined {
  let best: Place | undefined
  for (const place of places) {
    if (place.lemma === lemma && place.weight > (best?.weight ?? 0)) best = place
  }
  return best
}

/** The share of an alias's term that was typed, where all words matched in one alias. */
function aliasCoverage(found: readonly Found[], typedWords: number): number {
  const alias = found[0]?.alias
  if (alias === undefined || found.some((word) => word.alias !== alias)) return 0
  const asTerm = found.filter(({ reading }) =>
    reading?.lemmas.some((lemma) => alias.term.includes(lemma)),
  ).length
  return asTerm < typedWords ? 0 : Math.min(1, asTerm / Math.max(alias.term.length, 1))
}

function wholeAliasOf(
  index: DocumentIndex,
  query: QueryWords,
  document: number,
): AliasEntry | undefined {
  if (query.wholeAliases.size === 0) return undefined
  const entry = index.aliasesOf.get(document)?.find((alias) => query.wholeAliases.has(alias))
  return entry === undefined ? undefined : index.aliases[entry]
}

/** The number of words of a name that stand before a bracket: `Spine` of `Spine (Vertebral Column)`. */
function mainNameLength(index: DocumentIndex, document: number): number {
  const name = index.documents[document]?.name ?? ''
  const bracket = name.indexOf('(')
  return bracket < 1 ? -1 : countWords(name.slice(0, bracket))
}

function countWords(text: string): number {
  let count = 0
  eachWord(text, (word) => {
    if (!isStopWord(word)) count++
  })
  return count
}

import type { DocumentIndex } from './document-index.ts'
import { aliasWeight, placeWeights } from './rank.ts'
import type { Reading, WordReadings } from './word-readings.ts'

/** How well one typed word fits each document, and what made it fit; indexed by document. */
export interface WordFits {
  /** From 0, not at all, to 1. */
  readonly fits: Float32Array
  /** 1 where the word stands in the document's own name. */
  readonly inName: Uint8Array
  /** 1 where it stands in one of the document's own aliases. */
  readonly inAlias: Uint8Array
  /** The alias that made the best fit, or -1. */
  readonly alias: Int32Array
  /** One more than the index of the combined reading that made the best fit, or 0. */
  readonly combined: Int16Array
}

/** What one word found in the aliases: for each alias its best quality, and whether in its term. */
interface AliasHits {
  readonly qualities: Map<number, number>
  readonly inTerm: Set<number>
}

/**
 * Returns for each word how well it fits every document: in its own name, in its aliases, and less in
 * those of its ancestors. An alias counts the more, the more of its term was typed.
 */
export function fitWords(index: DocumentIndex, words: readonly WordReadings[]): WordFits[] {
  const hits = words.map((word) => aliasHitsOf(index, word))
  const typedOf = new Map<number, number>()
  for (const { inTerm } of hits) {
    for (const entry of inTerm) typedOf.set(entry, (typedOf.get(entry) ?? 0) + 1)
  }
  return words.map((word, at) => {
    const wordFits = emptyFits(index.documents.length)
    for (const [lemma, { quality }] of word.byLemma) fitNames(index, lemma, quality, wordFits)
    const own = hits[at]
    if (own !== undefined) fitAliases(index, own, typedOf, wordFits)
    word.combined.forEach((reading, number) => fitCombined(index, reading, number, wordFits))
    return wordFits
  })
}

function emptyFits(count: number): WordFits {
  return {
    fits: new Float32Array(count),
    inName: new Uint8Array(count),
    inAlias: new Uint8Array(count),
    alias: new Int32Array(count).fill(-1),
    combined: new Int16Array(count),
  }
}

function aliasHitsOf(index: DocumentIndex, { byLemma }: WordReadings): AliasHits {
  const { aliasWords, aliases } = index
  const qualities = new Map<number, number>()
  const inTerm = new Set<number>()
  for (const [lemma, { quality }] of byLemma) {
    const end = aliasWords.starts[lemma + 1] ?? 0
    for (let at = aliasWords.starts[lemma] ?? 0; at < end; at++) {
      const entry = aliasWords.items[at] ?? 0
      const isTerm = aliases[entry]?.term.includes(lemma) === true
      const known = qualities.get(entry) ?? 0
      // A word of the term counts before one of its meaning, whatever its quality.
      if (isTerm && !inTerm.has(entry)) {
        inTerm.add(entry)
        qualities.set(entry, quality)
      } else if (isTerm === inTerm.has(entry) && quality > known) qualities.set(entry, quality)
    }
  }
  return { qualities, inTerm }
}

function fitNames(index: DocumentIndex, lemma: number, quality: number, to: WordFits): void {
  const { nameWords, ends } = index
  const end = nameWords.starts[lemma + 1] ?? 0
  for (let at = nameWords.starts[lemma] ?? 0; at < end; at++) {
    const document = nameWords.items[at] ?? 0
    to.inName[document] = 1
    raise(to, document, document + 1, quality, -1)
    raise(to, document + 1, ends[document] ?? 0, quality * placeWeights.path, -1)
  }
}

function fitAliases(
  index: DocumentIndex,
  { qualities, inTerm }: AliasHits,
  typedOf: ReadonlyMap<number, number>,
  to: WordFits,
): void {
  for (const [entry, quality] of qualities) {
    const alias = index.aliases[entry]
    if (alias === undefined) continue
    const { document, term } = alias
    const weight = inTerm.has(entry)
      ? aliasWeight((typedOf.get(entry) ?? 0) / Math.max(term.length, 1))
      : placeWeights.means
    to.inAlias[document] = 1
    raise(to, document, document + 1, quality * weight, entry)
    raise(to, document + 1, index.ends[document] ?? 0, quality * placeWeights.pathAlias, entry)
  }
}

function raise(to: WordFits, first: number, end: number, fit: number, alias: number): void {
  for (let document = first; document < end; document++) {
    if ((to.fits[document] ?? 0) >= fit) continue
    to.fits[document] = fit
    to.alias[document] = alias
  }
}

/** Enters a reading of several lemmas where all of them fit, as well as they do on the average. */
function fitCombined(index: DocumentIndex, reading: Reading, number: number, to: WordFits): void {
  const { lemmas, quality } = reading
  const count = to.fits.length
  const parts = lemmas.map((lemma) => {
    const part = emptyFits(count)
    fitNames(index, lemma, quality, part)
    const byLemma = new Map([[lemma, { ...reading, lemmas: [lemma] }]])
    const hits = aliasHitsOf(index, { typed: '', byLemma, combined: [], known: true })
    fitAliases(index, hits, new Map(), part)
    return part
  })
  for (let document = 0; document < count; document++) {
    let sum = 0
    for (const part of parts) {
      const fit = part.fits[document] ?? 0
      if (fit === 0) {
        sum = 0
        break
      }
      sum += fit
    }
    const mean = sum / parts.length
    if (sum === 0 || (to.fits[document] ?? 0) >= mean) continue
    to.fits[document] = mean
    to.combined[document] = number + 1
    to.alias[document] = -1
    for (const part of parts) {
      if (part.inName[document] === 1) to.inName[document] = 1
      if (part.inAlias[document] === 1) to.inAlias[document] = 1
    }
  }
}

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

/** What one word found in the aliases; indexed by alias. */
export interface AliasHits {
  /** The best quality in the alias's term or, where it is not in there, in what it means; 0 for none. */
  readonly qualities: Float32Array
  /** 1 where the word stands in the term. */
  readonly inTerm: Uint8Array
  /** The aliases that have the word. */
  readonly found: number[]
}

/**
 * Returns for each word how well it fits every document: in its own name, in its aliases, and less in
 * those of its ancestors. An alias counts the more, the more of its term was typed. What is returned
 * holds until the next call.
 */
export function fitWords(index: DocumentIndex, words: readonly WordReadings[]): WordFits[] {
  const hits = words.map(({ byLemma }, at) => {
    const own = takeHits(index, at)
    for (const [lemma, { quality }] of byLemma) hitAliases(index, lemma, quality, own)
    return own
  })
  const typedOf = index.typedOfAlias
  for (const { found, inTerm } of hits) {
    for (const entry of found) typedOf[entry] = (typedOf[entry] ?? 0) + (inTerm[entry] ?? 0)
  }
  const wordFits = words.map(({ byLemma, combined }, at) => {
    const own = takeFits(index, at)
    for (const [lemma, { quality }] of byLemma) fitNames(index, lemma, quality, own)
    const aliasHits = hits[at]
    if (aliasHits !== undefined) fitAliases(index, aliasHits, own)
    combined.forEach((reading, number) => {
      fitCombined(index, reading, { number, slot: words.length }, own)
    })
    return own
  })
  for (const { found } of hits) for (const entry of found) typedOf[entry] = 0
  return wordFits
}

function takeHits({ aliases, hitsStore }: DocumentIndex, slot: number): AliasHits {
  const known = hitsStore[slot]
  if (known !== undefined) {
    for (const entry of known.found) {
      known.qualities[entry] = 0
      known.inTerm[entry] = 0
    }
    known.found.length = 0
    return known
  }
  const made = {
    qualities: new Float32Array(aliases.length),
    inTerm: new Uint8Array(aliases.length),
    found: [],
  }
  hitsStore[slot] = made
  return made
}

/** Returns empty fits, from the index's store: at a hundred thousand documents they are megabytes a key. */
function takeFits({ documents, fitsStore }: DocumentIndex, slot: number): WordFits {
  const known = fitsStore[slot]
  if (known !== undefined) {
    known.fits.fill(0)
    known.inName.fill(0)
    known.inAlias.fill(0)
    known.alias.fill(-1)
    known.combined.fill(0)
    return known
  }
  const count = documents.length
  const made = {
    fits: new Float32Array(count),
    inName: new Uint8Array(count),
    inAlias: new Uint8Array(count),
    alias: new Int32Array(count).fill(-1),
    combined: new Int16Array(count),
  }
  fitsStore[slot] = made
  return made
}

/** A word of the term counts before one of the meaning, whatever its quality. */
function hitAliases(index: DocumentIndex, lemma: number, quality: number, to: AliasHits): void {
  const { starts, items } = index.aliasWords
  const end = starts[lemma + 1] ?? 0
  for (let at = starts[lemma] ?? 0; at < end; at++) {
    const item = items[at] ?? 0
    const entry = item >> 1
    const isTerm = item & 1
    const known = to.qualities[entry] ?? 0
    if (known === 0) to.found.push(entry)
    const wasTerm = to.inTerm[entry] ?? 0
    if (isTerm > wasTerm || (isTerm === wasTerm && quality > known)) {
      to.qualities[entry] = quality
      to.inTerm[entry] = isTerm
    }
  }
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

function fitAliases(index: DocumentIndex, hits: AliasHits, to: WordFits): void {
  for (const entry of hits.found) {
    const alias = index.aliases[entry]
    if (alias === undefined) continue
    const { document, term } = alias
    const quality = hits.qualities[entry] ?? 0
    const weight =
      hits.inTerm[entry] === 1
        ? aliasWeight((index.typedOfAlias[entry] ?? 0) / Math.max(term.length, 1))
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
function fitCombined(
  index: DocumentIndex,
  { lemmas, quality }: Reading,
  { number, slot }: { number: number; slot: number },
  to: WordFits,
): void {
  const count = to.fits.length
  const parts = lemmas.map((lemma, at) => {
    const part = takeFits(index, slot + at)
    fitNames(index, lemma, quality, part)
    const hits = takeHits(index, slot)
    hitAliases(index, lemma, quality, hits)
    fitAliases(index, hits, part)
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

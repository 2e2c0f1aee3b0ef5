import { type Analyzer, stemOf } from './analyze.ts'
import { type Corrector, buildCorrector } from './correct.ts'
import { finished } from './finished.ts'

/** An abbreviation or other word for an item. */
export interface Alias {
  readonly term: string
  readonly means: string
  /** Where the meaning is among those of its term, from 0: the likelier first. */
  readonly order: number
  /** Number of the edition set in which it holds; see {@link SearchItem}. */
  readonly editions: number
}

/** Something with a name that is searched for: a category, a row of a code table. */
export interface SearchItem {
  readonly name: string
  /** The index of an item before it, or -1. */
  readonly parent: number
  /** A number for the set of editions that have it, made up by whoever builds the index. */
  readonly editions: number
  readonly aliases: readonly Alias[]
}

/**
 * An inverted index. A document is a text by which an item is found: its name (document `i` is the name of item
 * `i`) or one of its aliases. Built once; what is made when first needed is kept.
 */
export interface WordIndex {
  readonly analyzer: Analyzer
  readonly items: readonly SearchItem[]
  /** The parent of each item, or -1. */
  readonly parents: Int32Array
  /** How deep each item is: 0 without a parent. */
  readonly depths: Uint8Array
  /** Distinct terms, by their number. */
  readonly terms: readonly string[]
  readonly termIds: ReadonlyMap<string, number>
  /** For each spelling that occurs, its term. */
  readonly spellings: ReadonlyMap<string, number>
  /** For each term how much it tells, up to 1: the rarer, the more; a weak word little. */
  readonly weights: Float32Array
  /** For each term 1 where it is in a name, not only in aliases. */
  readonly inNames: Uint8Array
  /** A term's postings are `postings[starts[term]]` to before `starts[term + 1]`: two times a document, plus 1 where it is in what the alias means only. */
  readonly starts: Int32Array
  readonly postings: Int32Array
  readonly documentItem: Int32Array
  readonly documentEditions: Uint16Array
  /** The alias of a document, `undefined` for a name. */
  readonly aliasOf: readonly (Alias | undefined)[]
  /** For each document the weights of the terms of its own text, summed. */
  readonly ownWeight: Float32Array
  readonly sortedSpellings: () => readonly string[]
  readonly termsOfStem: (stem: string) => readonly number[]
  readonly corrector: () => Corrector
  /** What queries reuse, so that a key allocates little. */
  readonly scratch: Scratch
}

/** Numbers by document or by item, all 0 between queries. */
export interface Scratch {
  readonly total: Float32Array
  readonly covered: Float32Array
  /** A bit for each slot of the query that matched. */
  readonly matched: Uint32Array
  readonly slotBest: Float32Array
  readonly slotCover: Float32Array
  readonly partBest: Float32Array
  readonly partCover: Float32Array
  /** For each item the score of its best document, of its second-best, and which is the best. */
  readonly itemScore: Float32Array
  readonly itemSecond: Float32Array
  readonly itemDocument: Int32Array
}

/** Returns the index of items; parents come before their children. */
export function buildWordIndex(items: readonly SearchItem[], analyzer: Analyzer): WordIndex {
  return finished(buildWordIndexInSteps(items, analyzer))
}

/** How many texts are read in a step: about a millisecond's work. */
const textsInStep = 64

/** Builds the index of {@link buildWordIndex} in short steps, for a thread that has more to do. */
export function* buildWordIndexInSteps(
  items: readonly SearchItem[],
  analyzer: Analyzer,
): Generator<undefined, WordIndex> {
  const terms: string[] = []
  const termIds = new Map<string, number>()
  const spellings = new Map<string, number>()
  const idOf = (term: string): number => {
    let id = termIds.get(term)
    if (id === undefined) {
      id = terms.length
      termIds.set(term, id)
      terms.push(term)
    }
    return id
  }
  const read = (text: string): number[] => {
    const ids: number[] = []
    for (const { term, word } of analyzer.analyze(text)) {
      const id = idOf(term)
      if (!spellings.has(word)) spellings.set(word, id)
      if (!ids.includes(id)) ids.push(id)
    }
    return ids
  }
  // Many aliases mean the same, and some terms lead to many items: each text is read once.
  const textsRead = new Map<string, readonly number[]>()
  const readOnce = (text: string): readonly number[] => {
    let ids = textsRead.get(text)
    if (ids === undefined) {
      ids = read(text)
      textsRead.set(text, ids)
    }
    return ids
  }

  const ownTerms: (readonly number[])[] = []
  const meansTerms: (readonly number[])[] = []
  const aliasOf: (Alias | undefined)[] = []
  const itemOf: number[] = []
  const editionsOf: number[] = []
  for (const [at, item] of items.entries()) {
    if (at % textsInStep === 0) yield
    ownTerms.push(read(item.name))
    meansTerms.push([])
    aliasOf.push(undefined)
    itemOf.push(at)
    editionsOf.push(item.editions)
  }
  for (const [at, item] of items.entries()) {
    if (at % textsInStep === 0) yield
    for (const alias of item.aliases) {
      ownTerms.push(readOnce(alias.term))
      meansTerms.push(readOnce(alias.means))
      aliasOf.push(alias)
      itemOf.push(at)
      editionsOf.push(alias.editions)
    }
  }

  const inNames = new Uint8Array(terms.length)
  for (const own of ownTerms.slice(0, items.length)) for (const term of own) inNames[term] = 1
  const count = ownTerms.length
  const starts = new Int32Array(terms.length + 1)
  const frequency = new Int32Array(terms.length)
  const eachPosting = (visit: (term: number, posting: number) => void) => {
    for (let document = 0; document < count; document++) {
      const own = ownTerms[document] ?? []
      for (const term of own) visit(term, 2 * document)
      for (const term of meansTerms[document] ?? []) {
        if (!own.includes(term)) visit(term, 2 * document + 1)
      }
    }
  }
  eachPosting((term, posting) => {
    starts[term + 1] = (starts[term + 1] ?? 0) + 1
    if ((posting & 1) === 0) frequency[term] = (frequency[term] ?? 0) + 1
  })
  for (let term = 0; term < terms.length; term++) {
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
  }
  const postings = new Int32Array(starts[terms.length] ?? 0)
  const next = starts.slice()
  eachPosting((term, posting) => {
    const at = next[term] ?? 0
    postings[at] = posting
    next[term] = at + 1
  })
  const weights = Float32Array.from(
    frequency,
    (having, term) =>
      rarityOf(having, count) * (analyzer.isWeak(terms[term] ?? '') ? weakWeight : 1),
  )
  const ownWeight = new Float32Array(count)
  for (let document = 0; document < count; document++) {
    let weight = 0
    for (const term of ownTerms[document] ?? []) weight += weights[term] ?? 0
    ownWeight[document] = weight
  }

  let sorted: string[] | undefined
  let stems: Map<string, number[]> | undefined
  let corrector: Corrector | undefined
  return {
    analyzer,
    items,
    parents: Int32Array.from(items, ({ parent }) => parent),
    depths: depthsOf(items),
    terms,
    termIds,
    spellings,
    weights,
    inNames,
    starts,
    postings,
    documentItem: Int32Array.from(itemOf),
    documentEditions: Uint16Array.from(editionsOf),
    aliasOf,
    ownWeight,
    sortedSpellings: () => (sorted ??= [...spellings.keys()].sort()),
    termsOfStem: (stem) => {
      stems ??= stemsOf(terms)
      return stems.get(stem) ?? []
    },
    corrector: () => (corrector ??= buildCorrector([...spellings.keys()])),
    scratch: {
      total: new Float32Array(count),
      covered: new Float32Array(count),
      matched: new Uint32Array(count),
      slotBest: new Float32Array(count),
      slotCover: new Float32Array(count),
      partBest: new Float32Array(count),
      partCover: new Float32Array(count),
      itemScore: new Float32Array(items.length),
      itemSecond: new Float32Array(items.length),
      itemDocument: new Int32Array(items.length),
    },
  }
}

/** How much less a weak word tells. */
export const weakWeight = 0.35

/** The higher, the more a rare word outweighs common ones. */
const rarityPower = 1

/** Returns how much a term tells that so many of all documents have: near 1 for one, towards 0 for all. */
export function rarityOf(having: number, documents: number): number {
  return (Math.log(1 + documents / (having + 1)) / Math.log(2 + documents)) ** rarityPower
}

function depthsOf(items: readonly SearchItem[]): Uint8Array {
  const depths = new Uint8Array(items.length)
  items.forEach(({ parent }, item) => {
    depths[item] = parent < 0 ? 0 : (depths[parent] ?? 0) + 1
  })
  return depths
}

function stemsOf(terms: readonly string[]): Map<string, number[]> {
  const stems = new Map<string, number[]>()
  terms.forEach((term, id) => {
    const stem = stemOf(term)
    const others = stems.get(stem)
    if (others === undefined) stems.set(stem, [id])
    else others.push(id)
  })
  return stems
}

/** Returns the spellings that begin so, in alphabetical order. */
export function spellingsBeginning(index: WordIndex, beginning: string): readonly string[] {
  const sorted = index.sortedSpellings()
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < beginning) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < sorted.length && (sorted[end] ?? '').startsWith(beginning)) end++
  return sorted.slice(low, end)
}

/** Whether some document has both terms in its own text. */
export function occurTogether(index: WordIndex, a: number, b: number): boolean {
  const { starts, postings } = index
  const documents = new Set<number>()
  for (let at = starts[a] ?? 0; at < (starts[a + 1] ?? 0); at++) documents.add(postings[at] ?? 0)
  for (let at = starts[b] ?? 0; at < (starts[b + 1] ?? 0); at++) {
    const posting = postings[at] ?? 0
    if ((posting & 1) === 0 && documents.has(posting)) return true
  }
  return false
}

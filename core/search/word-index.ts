import type { Analyzer } from './analyze.ts'

/**
 * The texts of an index, in the order they were added: plain data that can be kept in a file. A document is a text by which an item
 * (a category, a row of a code table) is found: its name (document `i` is the name of item `i`) or an alias.
 */
export interface IndexedTexts {
  /** The parent of each item, or -1. */
  readonly parents: readonly number[]
  /** The text of each document, and the number of what it means: 0, which is `''`, for a name. */
  readonly texts: readonly string[]
  readonly documentMeaning: readonly number[]
  readonly meanings: readonly string[]
  /** Where its meaning is among those of its text, from 0: the likelier first. */
  readonly orders: readonly number[]
  readonly documentItem: readonly number[]
  /** The number of the edition set in which a document holds, made up by whoever adds it. */
  readonly documentEditions: readonly number[]
  /** Distinct terms, by their number. */
  readonly terms: readonly string[]
  /** For each spelling that occurs, its term. */
  readonly spellings: Iterable<readonly [string, number]>
  /** For each document its terms: twice the term, plus 1 where it is only in what the document means. */
  readonly documentTerms: Lists<readonly number[]>
}

/** An inverted index over items. */
export interface WordIndex extends IndexedTexts {
  readonly analyzer: Analyzer
  readonly spellings: ReadonlyMap<string, number>
  /** For each document the weights of the terms of its own text, summed. */
  readonly ownWeight: Float32Array
  readonly termIds: ReadonlyMap<string, number>
  /** For each term how much it tells, up to 1: the rarer, the more; a weak word little. */
  readonly weights: Float32Array
  /** For each term 1 where it is in a name, not only in aliases. */
  readonly inNames: Uint8Array
  /** Terms without which a query does not mean an alias that has them. */
  readonly requiredTerms: readonly number[]
  /** For each term its documents: twice the document, plus 1 where it is only in what that means. */
  readonly postings: Lists<Int32Array>
  /** What queries reuse, so that a key allocates little: all 0 between them. */
  readonly scratch: ReturnType<typeof scratchFor>
}

/** Lists of numbers in one array: the list `i` is `values[starts[i]]` to before `starts[i + 1]`. */
export interface Lists<Numbers> {
  readonly starts: Numbers
  readonly values: Numbers
}

/** An item that a text leads to, and the number of the set of editions in which it does. */
export interface Target {
  readonly item: number
  readonly editions: number
}

/**
 * Returns what takes the texts of an index: first all items, parents before their children, then the aliases.
 * No class, since what is compiled for one is lost with its last object.
 */
export function indexBuilder(analyzer: Analyzer) {
  const terms: string[] = []
  const termIds = new Map<string, number>()
  const spellings = new Map<string, number>()
  const parents: number[] = []
  const texts: string[] = []
  const meanings = ['']
  const documentMeaning: number[] = []
  const orders: number[] = []
  const documentItem: number[] = []
  const documentEditions: number[] = []
  const starts = [0]
  /** The terms of all documents, one after another, as the index has them. */
  const values: number[] = []
  /** The terms of the last meaning: aliases that mean the same come one after another. */
  let meant: readonly number[] = []

  function termOf(word: string): number {
    let id = spellings.get(word)
    if (id === undefined) {
      const term = analyzer.termOf(word)
      id = termIds.get(term)
      if (id === undefined) termIds.set(term, (id = terms.push(term) - 1))
      spellings.set(word, id)
    }
    return id
  }

  function addItem(name: string, parent: number, editions: number): void {
    addText(name, '', 0, [{ item: parents.length, editions }])
    parents.push(parent)
  }

  /** Adds a text by which items are found beside their names. `order` is the place of what it means among its meanings. */
  function addText(text: string, meaning: string, order: number, targets: readonly Target[]): void {
    if (targets.length === 0) return
    const first = values.length
    for (const word of analyzer.words(text)) {
      const value = 2 * termOf(word.text)
      if (!values.includes(value, first)) values.push(value)
    }
    if (meaning !== meanings.at(-1)) {
      meanings.push(meaning)
      meant = [...new Set(analyzer.words(meaning).map((word) => termOf(word.text)))]
    }
    for (const term of meant) {
      if (!values.includes(2 * term, first)) values.push(2 * term + 1)
    }
    const end = values.length
    for (const { item, editions } of targets) {
      const isFirst = starts.at(-1) === first
      if (!isFirst) for (let at = first; at < end; at++) values.push(values[at] ?? 0)
      starts.push(values.length)
      texts.push(text)
      documentMeaning.push(meanings.length - 1)
      documentItem.push(item)
      orders.push(order)
      documentEditions.push(editions)
    }
  }

  const documents = { texts, documentMeaning, orders, documentItem, documentEditions }
  const indexed = { parents, meanings, terms, spellings, documentTerms: { starts, values } }
  return { addItem, addText, texts: { ...documents, ...indexed } satisfies IndexedTexts }
}

/** Builds the index of texts that the same analyzer has read. */
export function buildIndex(indexed: IndexedTexts, analyzer: Analyzer): WordIndex {
  const { parents, texts, terms, documentTerms } = indexed
  const termIds = new Map(terms.map((term, id) => [term, id]))
  const postings = invert(documentTerms, terms.length)
  const inNames = new Uint8Array(terms.length)
  const ofNames = documentTerms.values.slice(0, documentTerms.starts[parents.length])
  for (const value of ofNames) inNames[value >> 1] = 1
  const weights = weightsOf(postings, texts.length)
  terms.forEach((term, id) => {
    if (analyzer.isWeak(term)) weights[id] = (weights[id] ?? 0) * weakWeight
  })
  return {
    ...indexed,
    analyzer,
    spellings: new Map(indexed.spellings),
    ownWeight: ownWeights(documentTerms, weights),
    termIds,
    weights,
    inNames,
    requiredTerms: analyzer.requiredTerms.flatMap((term) => termIds.get(term) ?? []),
    postings,
    scratch: scratchFor(texts.length, parents.length),
  }
}

/** Returns for each term the documents that have it, ascending. */
function invert({ starts, values }: WordIndex['documentTerms'], terms: number): Lists<Int32Array> {
  const termStarts = new Int32Array(terms + 1)
  for (const value of values) {
    const after = (value >> 1) + 1
    termStarts[after] = (termStarts[after] ?? 0) + 1
  }
  for (let term = 0; term < terms; term++) {
    termStarts[term + 1] = (termStarts[term + 1] ?? 0) + (termStarts[term] ?? 0)
  }
  const postings = new Int32Array(values.length)
  const next = termStarts.slice()
  for (let document = 0; document < starts.length - 1; document++) {
    const end = starts[document + 1] ?? 0
    for (let at = starts[document] ?? 0; at < end; at++) {
      const value = values[at] ?? 0
      const place = next[value >> 1] ?? 0
      postings[place] = 2 * document + (value & 1)
      next[value >> 1] = place + 1
    }
  }
  return { starts: termStarts, values: postings }
}

/** How much less a weak word tells. */
export const weakWeight = 0.35

/** Returns for each term how much it tells: near 1 where one document has it in its own text, towards 0 where all do. */
function weightsOf({ starts, values }: WordIndex['postings'], documents: number): Float32Array {
  const weights = new Float32Array(starts.length - 1)
  for (let term = 0; term < weights.length; term++) {
    let having = 0
    const end = starts[term + 1] ?? 0
    for (let at = starts[term] ?? 0; at < end; at++) having += 1 - ((values[at] ?? 0) & 1)
    weights[term] = Math.log(1 + documents / (having + 1)) / Math.log(2 + documents)
  }
  return weights
}

function ownWeights(
  { starts, values }: WordIndex['documentTerms'],
  weights: Float32Array,
): Float32Array {
  const sums = new Float32Array(starts.length - 1)
  for (let document = 0; document < sums.length; document++) {
    let sum = 0
    const end = starts[document + 1] ?? 0
    for (let at = starts[document] ?? 0; at < end; at++) {
      const value = values[at] ?? 0
      if ((value & 1) === 0) sum += weights[value >> 1] ?? 0
    }
    sums[document] = sum
  }
  return sums
}

function scratchFor(documents: number, items: number) {
  return {
    total: new Float32Array(documents),
    covered: new Float32Array(documents),
    /** A bit for each slot of the query that matched. */
    matched: new Uint32Array(documents),
    slotBest: new Float32Array(documents),
    slotCover: new Float32Array(documents),
    /** For each item the score of its best document, of its second-best, and which is the best. */
    itemScore: new Float32Array(items),
    itemSecond: new Float32Array(items),
    itemDocument: new Int32Array(items),
  }
}

/** Whether a document is an alias, not the name of its item. */
export function isAlias({ parents }: WordIndex, document: number): boolean {
  return document >= parents.length
}

/** Whether some document has both terms in its own text. */
export function occurTogether({ postings }: WordIndex, a: number, b: number): boolean {
  const { starts, values } = postings
  const listOf = (term: number) => values.subarray(starts[term], starts[term + 1])
  const documents = new Set(listOf(a))
  return listOf(b).some((posting) => (posting & 1) === 0 && documents.has(posting))
}

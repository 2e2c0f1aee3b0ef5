import type { Analyzer } from './analyze.ts'

/**
 * An inverted index over items: categories, rows of a code table. A document is a text by which an item is found: its name
 * (document `i` is the name of item `i`) or an alias. Made by {@link indexBuilder}.
 */
export interface WordIndex {
  readonly analyzer: Analyzer
  /** The parent of each item, or -1. */
  readonly parents: Int32Array
  /** The text of each document, and what it means: `''` for a name. */
  readonly texts: readonly string[]
  readonly means: readonly string[]
  /** Where its meaning is among those of its text, from 0: the likelier first. */
  readonly orders: Uint8Array
  readonly documentItem: Int32Array
  /** The number of the edition set in which a document holds, made up by whoever builds the index. */
  readonly documentEditions: Uint16Array
  /** For each document the weights of the terms of its own text, summed. */
  readonly ownWeight: Float32Array
  /** Distinct terms, by their number. */
  readonly terms: readonly string[]
  readonly termIds: ReadonlyMap<string, number>
  /** For each spelling that occurs, its term. */
  readonly spellings: ReadonlyMap<string, number>
  /** For each term how much it tells, up to 1: the rarer, the more; a weak word little. */
  readonly weights: Float32Array
  /** For each term 1 where it is in a name, not only in aliases. */
  readonly inNames: Uint8Array
  /** Terms without which a query does not mean an alias that has them. */
  readonly requiredTerms: readonly number[]
  /** For each document its terms: twice the term, plus 1 where it is only in what the document means. */
  readonly documentTerms: Lists
  /** For each term its documents: twice the document, plus 1 where it is only in what that means. */
  readonly postings: Lists
  /** What queries reuse, so that a key allocates little. */
  readonly scratch: Scratch
}

/** Lists of numbers in one array: the list `i` is `values[starts[i]]` to before `starts[i + 1]`. */
export interface Lists {
  readonly starts: Int32Array
  readonly values: Int32Array
}

/** Numbers by document or by item, all 0 between queries. */
export type Scratch = ReturnType<typeof scratchFor>

/** An item that a text leads to, and the number of the set of editions in which it does. */
export interface Target {
  readonly item: number
  readonly editions: number
}

/**
 * Returns what takes texts and makes an index of them: first all items, parents before their children, then the aliases.
 * No class, since what is compiled for one is lost with its last object.
 */
export function indexBuilder(analyzer: Analyzer) {
  const terms: string[] = []
  const termIds = new Map<string, number>()
  const spellings = new Map<string, number>()
  const parents: number[] = []
  const texts: string[] = []
  const means: string[] = []
  const orders: number[] = []
  const documentItem: number[] = []
  const documentEditions: number[] = []
  const termStarts = [0]
  /** The terms of all documents, one after another, as the index has them. */
  const documentTerms: number[] = []
  /** The last meaning and its terms: aliases that mean the same come one after another. */
  let lastMeaning = ''
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
    const first = documentTerms.length
    for (const word of analyzer.words(text)) {
      const value = 2 * termOf(word.text)
      if (!documentTerms.includes(value, first)) documentTerms.push(value)
    }
    if (meaning !== lastMeaning) {
      lastMeaning = meaning
      meant = [...new Set(analyzer.words(meaning).map((word) => termOf(word.text)))]
    }
    for (const term of meant) {
      if (!documentTerms.includes(2 * term, first)) documentTerms.push(2 * term + 1)
    }
    const end = documentTerms.length
    for (const { item, editions } of targets) {
      const isFirst = termStarts.at(-1) === first
      if (!isFirst) for (let at = first; at < end; at++) documentTerms.push(documentTerms[at] ?? 0)
      termStarts.push(documentTerms.length)
      texts.push(text)
      means.push(meaning)
      documentItem.push(item)
      orders.push(order)
      documentEditions.push(editions)
    }
  }

  function build(): WordIndex {
    const lists = { starts: new Int32Array(termStarts), values: new Int32Array(documentTerms) }
    const postings = invert(lists, terms.length)
    const inNames = new Uint8Array(terms.length)
    const endOfNames = termStarts[parents.length] ?? 0
    for (const value of lists.values.subarray(0, endOfNames)) inNames[value >> 1] = 1
    const weights = weightsOf(postings, texts.length)
    terms.forEach((term, id) => {
      if (analyzer.isWeak(term)) weights[id] = (weights[id] ?? 0) * weakWeight
    })
    return {
      analyzer,
      parents: new Int32Array(parents),
      texts,
      means,
      orders: new Uint8Array(orders),
      documentItem: new Int32Array(documentItem),
      documentEditions: new Uint16Array(documentEditions),
      ownWeight: ownWeights(lists, weights),
      terms,
      termIds,
      spellings,
      weights,
      inNames,
      requiredTerms: analyzer.requiredTerms.flatMap((term) => termIds.get(term) ?? []),
      documentTerms: lists,
      postings,
      scratch: scratchFor(texts.length, parents.length),
    }
  }

  return { addItem, addText, build }
}

/** Returns for each term the documents that have it, ascending. */
function invert({ starts, values }: Lists, terms: number): Lists {
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
function weightsOf({ starts, values }: Lists, documents: number): Float32Array {
  const weights = new Float32Array(starts.length - 1)
  for (let term = 0; term < weights.length; term++) {
    let having = 0
    const end = starts[term + 1] ?? 0
    for (let at = starts[term] ?? 0; at < end; at++) having += 1 - ((values[at] ?? 0) & 1)
    weights[term] = Math.log(1 + documents / (having + 1)) / Math.log(2 + documents)
  }
  return weights
}

function ownWeights({ starts, values }: Lists, weights: Float32Array): Float32Array {
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

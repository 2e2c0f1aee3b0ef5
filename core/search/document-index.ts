import type { Corrector } from './word-corrector.ts'
import { type Lexicon, finishLexicon, noLemma, noteWord, startLexicon } from './lexicon.ts'
import { type Lists, addTo } from './lists.ts'
import type { NameMark } from './spans.ts'
import type { AliasHits, WordFits } from './word-fits.ts'
import type { WordReadings } from './word-readings.ts'
import { eachWord, isStopWord } from './words.ts'

/** Another name of a document: what people call it, and what that means in plain words. */
export interface Alias {
  readonly term: string
  readonly means: string
  /** Where it stands among the meanings of its term, likelier ones first: 0 for the first. */
  readonly order: number
}

/**
 * Something to be found by its name, by those of its ancestors and by its aliases: a category, or a
 * row of a code table. Documents stand in preorder: a parent before its children, a subtree together.
 */
export interface SearchDocument {
  readonly name: string
  /** The index of its parent, or -1. */
  readonly parent: number
  readonly aliases: readonly Alias[]
}

/** An alias of one document, in lemmas. */
export interface AliasEntry {
  readonly document: number
  readonly alias: Alias
  readonly term: readonly number[]
  readonly means: readonly number[]
  /** No alias before it of the same document means the same; only the first is found by its meaning. */
  readonly isNewMeaning: boolean
}

/** For each lemma, where it occurs: the entries of `items` from `starts[lemma]` to `starts[lemma + 1]`. */
export interface Postings {
  readonly starts: Int32Array
  readonly items: Int32Array
}

/** What {@link ./find-documents.ts} searches. Built once; only its caches change. */
export interface DocumentIndex {
  readonly documents: readonly SearchDocument[]
  readonly lexicon: Lexicon
  /** Empty until a word is first corrected, then the one to the index's words. */
  readonly correctors: Corrector[]
  /** For each document, the index after its last descendant. */
  readonly ends: Int32Array
  /** The lemmas of all names in a row; a document's start at `nameStarts[document]`. */
  readonly nameLemmas: Int32Array
  readonly nameStarts: Int32Array
  readonly nameWords: Postings
  readonly aliases: readonly AliasEntry[]
  /** For each document that has aliases, their indices. */
  readonly aliasesOf: ReadonlyMap<number, readonly number[]>
  /** Items are two times the alias's index, and one more where the word stands in its term. */
  readonly aliasWords: Postings
  /** For each alias's term without marks and blanks, the aliases. */
  readonly wholeTerms: ReadonlyMap<string, number | readonly number[]>
  /** For the first letters of the words of a name, the aliases that stand for it: `ccm`. */
  readonly initials: ReadonlyMap<string, number | readonly number[]>
  /** Lemmas that stand in a name, not only in an alias. */
  readonly inNames: Uint8Array
  /** What each word was read as, since a query repeats all but its last word at each key. */
  readonly readings: Map<string, WordReadings>
  /** Kept between keys by `word-fits.ts`. */
  readonly fitsStore: WordFits[]
  readonly hitsStore: AliasHits[]
  /** How many typed words stand in each alias's term; all 0 between keys. */
  readonly typedOfAlias: Uint8Array
  /** The words of the names that were shown lately, with their lemmas. */
  readonly nameMarks: Map<string, readonly NameMark[]>
}

/** Returns the index of documents. Takes time in proportion to their texts. */
export function buildDocumentIndex(documents: readonly SearchDocument[]): DocumentIndex {
  const builder = startLexicon()
  const nameStarts = new Int32Array(documents.length + 1)
  const nameWords: number[] = []
  const noteNameWord = (word: string) => {
    const lemma = noteWord(builder, word)
    if (lemma !== noLemma) nameWords.push(lemma)
  }
  documents.forEach((document, index) => {
    eachWord(document.name, noteNameWord)
    nameStarts[index + 1] = nameWords.length
  })
  const lemmasInNames = builder.lemmaIds.size
  const nameLemmas = Int32Array.from(nameWords)

  const aliases: AliasEntry[] = []
  const aliasesOf = new Map<number, number[]>()
  const wholeTerms: Lists<string> = new Map()
  const readTerm = (term: string) => {
    const lemmas: number[] = []
    let all = ''
    let telling = ''
    eachWord(term, (word) => {
      const lemma = noteWord(builder, word)
      all += word
      if (lemma === noLemma) return
      telling += word
      lemmas.push(lemma)
    })
    return { lemmas, keys: keysOf(all, telling) }
  }
  // Many terms mean the same, so that what they mean is read once.
  const meaningsRead = new Map<string, readonly number[]>()
  const readMeaning = (means: string) => {
    let lemmas = meaningsRead.get(means)
    if (lemmas === undefined) {
      lemmas = readTerm(means).lemmas
      meaningsRead.set(means, lemmas)
    }
    return lemmas
  }
  documents.forEach((document, index) => {
    if (document.aliases.length === 0) return
    const entries: number[] = []
    const meanings = new Set<string>()
    for (const alias of document.aliases) {
      const entry = aliases.length
      const { lemmas, keys } = readTerm(alias.term)
      const means = readMeaning(alias.means)
      const isNewMeaning = !meanings.has(alias.means)
      if (isNewMeaning) meanings.add(alias.means)
      aliases.push({ document: index, alias, term: lemmas, means, isNewMeaning })
      entries.push(entry)
      for (const key of keys) addTo(wholeTerms, key, entry)
    }
    aliasesOf.set(index, entries)
  })

  const initials: Lists<string> = new Map()
  documents.forEach(({ name }, index) => {
    const key = initialsOf(name)
    if (key === undefined || wholeTerms.has(key)) return
    addTo(initials, key, aliases.length)
    const entries = aliasesOf.get(index)
    if (entries === undefined) aliasesOf.set(index, [aliases.length])
    else entries.push(aliases.length)
    const alias = { term: key.toUpperCase(), means: name, order: 0 }
    aliases.push({ document: index, alias, term: [], means: [], isNewMeaning: false })
  })

  const lexicon = finishLexicon(builder)
  const lemmaCount = lexicon.lemmas.length
  const inNames = new Uint8Array(lemmaCount)
  inNames.fill(1, 0, lemmasInNames)
  return {
    documents,
    lexicon,
    correctors: [],
    ends: endsOf(documents),
    nameLemmas,
    nameStarts,
    nameWords: postingsOf(lemmaCount, documents.length, (visit) => {
      for (let document = 0; document < documents.length; document++) {
        const end = nameStarts[document + 1] ?? 0
        for (let at = nameStarts[document] ?? 0; at < end; at++) {
          visit(nameLemmas[at] ?? 0, document)
        }
      }
    }),
    aliases,
    aliasesOf,
    aliasWords: postingsOf(lemmaCount, 2 * aliases.length, (visit) => {
      aliases.forEach(({ term, means, isNewMeaning }, entry) => {
        for (const lemma of term) visit(lemma, 2 * entry + 1)
        if (isNewMeaning) for (const lemma of means) visit(lemma, 2 * entry)
      })
    }),
    wholeTerms,
    initials,
    inNames,
    readings: new Map(),
    fitsStore: [],
    hitsStore: [],
    typedOfAlias: new Uint8Array(aliases.length),
    nameMarks: new Map(),
  }
}

/**
 * Returns under which keys a term is found whole: its words run together, with and without
 * stop words (`D&C` and `D and C` are both `dc`), and without a plural's s.
 */
export function wholeTermKeys(text: string): string[] {
  let all = ''
  let telling = ''
  eachWord(text, (word) => {
    all += word
    if (!isStopWord(word)) telling += word
  })
  return keysOf(all, telling)
}

function keysOf(all: string, telling: string): string[] {
  if (all === '') return []
  const keys = [all]
  if (telling !== all && telling !== '') keys.push(telling)
  for (const key of [...keys]) {
    if (key.length > 3 && key.endsWith('s') && !key.endsWith('ss')) keys.push(key.slice(0, -1))
  }
  return keys
}

/** Returns the first letters of a name of three to six telling words, `undefined` for others. */
function initialsOf(name: string): string | undefined {
  if (name.length > 80) return undefined
  let letters = ''
  eachWord(name, (word) => {
    if (!isStopWord(word)) letters += word.charAt(0)
  })
  return letters.length >= 3 && letters.length <= 6 ? letters : undefined
}

function endsOf(documents: readonly SearchDocument[]): Int32Array {
  const ends = new Int32Array(documents.length)
  for (let index = documents.length - 1; index >= 0; index--) {
    const end = Math.max(ends[index] ?? 0, index + 1)
    ends[index] = end
    const parent = documents[index]?.parent ?? -1
    if (parent >= 0 && (ends[parent] ?? 0) < end) ends[parent] = end
  }
  return ends
}

/** Counts first, then fills: two passes over numbers instead of an array for each lemma. */
function postingsOf(
  lemmaCount: number,
  itemCount: number,
  eachOccurrence: (visit: (lemma: number, item: number) => void) => void,
): Postings {
  const starts = new Int32Array(lemmaCount + 1)
  const lastItem = new Int32Array(lemmaCount).fill(itemCount)
  eachOccurrence((lemma, item) => {
    if (lastItem[lemma] === item) return
    lastItem[lemma] = item
    starts[lemma + 1] = (starts[lemma + 1] ?? 0) + 1
  })
  for (let lemma = 0; lemma < lemmaCount; lemma++) {
    starts[lemma + 1] = (starts[lemma + 1] ?? 0) + (starts[lemma] ?? 0)
  }
  const items = new Int32Array(starts[lemmaCount] ?? 0)
  const next = starts.slice()
  lastItem.fill(itemCount)
  eachOccurrence((lemma, item) => {
    if (lastItem[lemma] === item) return
    lastItem[lemma] = item
    const at = next[lemma] ?? 0
    items[at] = item
    next[lemma] = at + 1
  })
  return { starts, items }
}

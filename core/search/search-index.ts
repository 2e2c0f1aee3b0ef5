import type { Outline } from '../editions/outline.ts'
import type { Placement } from '../editions/placement.ts'
import type {
  LanguageFile,
  Meaning,
  ModifiersFile,
  Vocabulary,
} from '../editions/reference-files.ts'
import { meaningResolver } from '../editions/vocabulary.ts'
import { buildAnalyzer } from './analyze.ts'
import { type Alias, type WordIndex, buildWordIndex } from './word-index.ts'

/** An edition as search needs it. `placement` is only read for codes and for terms with anchor codes. */
export interface SearchedEdition {
  readonly outline: Outline
  readonly placement: Placement
}

/** What a search index needs beside the editions. */
export interface SearchReferences {
  readonly vocabulary: Vocabulary
  readonly language: LanguageFile | null
  readonly modifiers: ModifiersFile['modifiers']
}

/** All editions, ready to be searched. Made once; keep it outside of reactivity. */
export interface SearchIndex {
  /** Oldest first. */
  readonly editions: readonly SearchedEdition[]
  /** Short names of modifiers by their two characters. */
  readonly modifiers: ReadonlyMap<string, string>
  /** Returns the index of words, which is built when first asked for: codes can do without. */
  readonly words: () => CategoryWords
}

/** The words of all editions. An item is a category with a name at a place; most are the same in all editions. */
export interface CategoryWords {
  readonly index: WordIndex
  /** The category id of each item. */
  readonly ids: readonly string[]
  /** For each edition, each item's position in its outline, or -1. */
  readonly positions: readonly Int32Array[]
  /** The edition sets by number: the indexes of their editions, ascending. */
  readonly editionSets: readonly (readonly number[])[]
}

/** Returns the search index of editions, given oldest first. Costs nothing until words are asked for. */
export function openSearch(
  editions: readonly SearchedEdition[],
  references: SearchReferences,
): SearchIndex {
  let words: CategoryWords | undefined
  return {
    editions,
    modifiers: new Map(references.modifiers.map(({ modifier, name }) => [modifier, name])),
    words: () => (words ??= buildCategoryWords(editions, references)),
  }
}

function buildCategoryWords(
  editions: readonly SearchedEdition[],
  { vocabulary, language }: SearchReferences,
): CategoryWords {
  interface Item {
    readonly id: string
    readonly name: string
    readonly parent: number
    readonly editions: number[]
    readonly aliases: Map<string, Alias>
  }
  const items: Item[] = []
  const known = new Map<string, number>()
  const itemsOf = editions.map(({ outline }, edition) => {
    const own = new Map<string, number>()
    for (const { id, name, parent } of outline.categories) {
      const parentItem = parent === null ? -1 : (own.get(parent) ?? -1)
      const key = `${parentItem} ${id} ${name}`
      let item = known.get(key)
      if (item === undefined) {
        item = items.length
        items.push({ id, name, parent: parentItem, editions: [], aliases: new Map() })
        known.set(key, item)
      }
      items[item]?.editions.push(edition)
      own.set(id, item)
    }
    return own
  })

  const outlines = editions.map(({ outline }) => outline)
  const resolvers = editions.map((edition) => meaningResolver(edition, outlines))
  const editionSets: (readonly number[])[] = []
  const setNumbers = new Map<string, number>()
  const setOf = (list: readonly number[]): number => {
    const key = list.join(' ')
    let number = setNumbers.get(key)
    if (number === undefined) {
      number = editionSets.length
      editionSets.push(list)
      setNumbers.set(key, number)
    }
    return number
  }
  // Thousands of terms lead to the same few targets.
  const targets = new Map<string, readonly { readonly item: Item; readonly editions: number }[]>()
  const targetsOf = (meaning: Meaning) => {
    const listed = 'codes' in meaning ? meaning.codes : meaning.categories
    const key = listed.length === 1 ? (listed[0] ?? '') : listed.join(' ')
    let found = targets.get(key)
    if (found === undefined) {
      const byItem = new Map<Item, number[]>()
      resolvers.forEach((resolve, edition) => {
        for (const { id } of resolve(meaning)) {
          const item = items[itemsOf[edition]?.get(id) ?? -1]
          if (item === undefined) continue
          const list = byItem.get(item)
          if (list === undefined) byItem.set(item, [edition])
          else if (list.at(-1) !== edition) list.push(edition)
        }
      })
      found = Array.from(byItem, ([item, list]) => ({ item, editions: setOf(list) }))
      targets.set(key, found)
    }
    return found
  }
  for (const { term, meanings } of vocabulary) {
    meanings.forEach((meaning, order) => {
      for (const { item, editions: set } of targetsOf(meaning)) {
        if (item.aliases.has(term)) continue
        item.aliases.set(term, { term, means: meaning.means, order, editions: set })
      }
    })
  }
  const positions = editions.map(({ outline }, edition) => {
    const own = new Int32Array(items.length).fill(-1)
    outline.categories.forEach(({ id, position }) => {
      const item = itemsOf[edition]?.get(id)
      if (item !== undefined) own[item] = position
    })
    return own
  })
  const index = buildWordIndex(
    items.map(({ name, parent, editions: list, aliases }) => ({
      name,
      parent,
      editions: setOf(list),
      aliases: [...aliases.values()],
    })),
    buildAnalyzer(language),
  )
  return { index, ids: items.map(({ id }) => id), positions, editionSets }
}

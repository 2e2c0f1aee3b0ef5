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
import {
  type IndexedTexts,
  type Target,
  type WordIndex,
  buildIndex,
  indexBuilder,
} from './word-index.ts'

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
export interface CategoryWords extends Pick<CategoryTexts, 'ids' | 'positions' | 'editionSets'> {
  readonly index: WordIndex
}

/** The texts of all editions and of the vocabulary, read for an index. Plain data that can be kept in a file. */
export interface CategoryTexts extends IndexedTexts {
  readonly language: LanguageFile | null
  /** The ids of the editions, oldest first. */
  readonly editions: readonly string[]
  /** The category id of each item. */
  readonly ids: readonly string[]
  /** For each edition, each item's position in its outline, or -1. */
  readonly positions: readonly (readonly number[])[]
  /** The edition sets by number: the indexes of their editions, ascending. */
  readonly editionSets: readonly (readonly number[])[]
}

/**
 * Returns the search index of editions, given oldest first. Costs nothing until words are searched, and then little if
 * `kept` has the texts that {@link readTexts} has read in these editions (perhaps among others) and the same references.
 */
export function openSearch(
  editions: readonly SearchedEdition[],
  references: SearchReferences,
  kept?: CategoryTexts,
): SearchIndex {
  let words: CategoryWords | undefined
  return {
    editions,
    modifiers: new Map(references.modifiers.map(({ modifier, name }) => [modifier, name])),
    words() {
      if (words !== undefined) return words
      const texts = kept ? pickEditions(kept, editions) : readTexts(editions, references)
      return (words = { ...texts, index: buildIndex(texts, buildAnalyzer(texts.language)) })
    },
  }
}

/** Returns texts as if only some of their editions had been read. */
function pickEditions(texts: CategoryTexts, editions: readonly SearchedEdition[]): CategoryTexts {
  const numbers = editions.map(({ outline }) => texts.editions.indexOf(outline.edition))
  const positions = numbers.map((number) => texts.positions[number] ?? [])
  const editionSets = texts.editionSets.map((set) =>
    [...numbers.keys()].filter((at) => set.includes(numbers[at] ?? -1)),
  )
  return { ...texts, positions, editionSets }
}

/** Reads the names of all editions and the vocabulary: most of the work for an index. */
export function readTexts(
  editions: readonly SearchedEdition[],
  { vocabulary, language }: SearchReferences,
): CategoryTexts {
  const { editionSets, extend } = editionSetNumbers()
  const { items, byPosition } = itemsOf(editions, extend)
  const builder = indexBuilder(buildAnalyzer(language))
  for (const { name, parent, editions: set } of items) builder.addItem(name, parent, set)

  const targetsOf = targetFinder(editions, byPosition, extend)
  const seen = new Set<string>()
  /** The meanings so far of each term that has several: a later one leads to what no earlier one leads to. */
  const meaningsOf = new Map<string, Meaning[]>()
  for (const term of vocabulary.flatMap(({ terms }) => terms)) {
    if (seen.has(term)) meaningsOf.set(term, [])
    seen.add(term)
  }
  for (const meaning of vocabulary) {
    const targets = targetsOf(meaning)
    for (const term of meaning.terms) {
      const earlier = meaningsOf.get(term)
      const known = earlier?.flatMap(targetsOf).map(({ item }) => item) ?? []
      const added =
        known.length === 0 ? targets : targets.filter((one) => !known.includes(one.item))
      builder.addText(term, meaning.means, (earlier?.push(meaning) ?? 1) - 1, added)
    }
  }
  const positions = byPosition.map((itemAt) => {
    const own = new Array<number>(items.length).fill(-1)
    itemAt.forEach((item, position) => (own[item] = position))
    return own
  })
  const ids = items.map(({ id }) => id)
  const editionIds = editions.map(({ outline }) => outline.edition)
  return { ...builder.texts, language, editions: editionIds, ids, positions, editionSets }
}

/** Returns the items of all editions, parents before their children, and those of each edition's categories by position. */
function itemsOf(editions: readonly SearchedEdition[], extend: ExtendSet) {
  const items: { id: string; name: string; parent: number; editions: number }[] = []
  const byId = new Map<string, number[]>()
  const byPosition = editions.map(({ outline }, edition) => {
    const itemAt = new Int32Array(outline.categories.length)
    for (const { id, name, parent: parentId, position } of outline.categories) {
      const above = parentId === null ? undefined : outline.byId.get(parentId)
      const parent = above === undefined ? -1 : (itemAt[above.position] ?? -1)
      let known = byId.get(id)
      if (known === undefined) byId.set(id, (known = []))
      let item = known.find((at) => items[at]?.parent === parent && items[at].name === name)
      if (item === undefined) {
        item = items.push({ id, name, parent, editions: 0 }) - 1
        known.push(item)
      }
      const own = items[item]
      if (own !== undefined) own.editions = extend(own.editions, edition)
      itemAt[position] = item
    }
    return itemAt
  })
  return { items, byPosition }
}

/** Returns the number of the set with one edition more, which is later than those that it has or the last of them. */
type ExtendSet = (set: number, edition: number) => number

/** Returns the sets of editions by number, the empty one first, and a function that makes them. */
function editionSetNumbers() {
  const editionSets: (readonly number[])[] = [[]]
  const extended = new Map<number, number>()
  const extend: ExtendSet = (set, edition) => {
    const editions = editionSets[set] ?? []
    if (editions.at(-1) === edition) return set
    const key = set * 1000 + edition
    let number = extended.get(key)
    if (number === undefined) {
      extended.set(key, (number = editionSets.push([...editions, edition]) - 1))
    }
    return number
  }
  return { editionSets, extend }
}

/** Returns a function from a meaning to its targets in all editions. */
function targetFinder(
  editions: readonly SearchedEdition[],
  byPosition: readonly Int32Array[],
  extend: ExtendSet,
): (meaning: Meaning) => readonly Target[] {
  const outlines = editions.map(({ outline }) => outline)
  const resolvers = editions.map((edition) => meaningResolver(edition, outlines))
  return (meaning) => {
    const targets: { item: number; editions: number }[] = []
    resolvers.forEach((resolve, edition) => {
      for (const { position } of resolve(meaning)) {
        const item = byPosition[edition]?.[position] ?? -1
        let target = targets.find((one) => one.item === item)
        if (target === undefined) targets.push((target = { item, editions: 0 }))
        target.editions = extend(target.editions, edition)
      }
    })
    return targets
  }
}

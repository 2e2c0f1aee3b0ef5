import type { Category, Outline } from '../editions/outline.ts'
import type { Placement } from '../editions/placement.ts'
import type { ModifiersFile } from '../editions/reference-files.ts'
import type { ResolvedTerm } from './resolve-vocabulary.ts'
import { type Alias, type DocumentIndex, buildDocumentIndex } from './document-index.ts'

/** What a search index needs beside the edition. */
export interface SearchReferences {
  /** Resolved for the edition by `resolveVocabulary`; ids that the edition does not hold are left out. */
  readonly vocabulary: readonly ResolvedTerm[]
  readonly modifiers?: ModifiersFile['modifiers']
}

/** One edition, ready to be searched. Made once per edition; keep it outside of reactivity. */
export interface SearchIndex {
  readonly edition: string
  readonly outline: Outline
  readonly placement: Placement
  /** One document for each category, in book order: document 0 is category 0. */
  readonly documents: DocumentIndex
  /** Short names of modifiers by their two characters. */
  readonly modifiers: ReadonlyMap<string, string>
}

/** Returns the search index of an edition. Takes some milliseconds. */
export function buildSearchIndex(
  outline: Outline,
  placement: Placement,
  { vocabulary, modifiers = [] }: SearchReferences,
): SearchIndex {
  const aliases = new Map<string, Alias[]>()
  for (const { term, meanings } of vocabulary) {
    meanings.forEach(({ means, categories }, order) => {
      for (const id of categories) {
        const list = aliases.get(id)
        if (list === undefined) aliases.set(id, [{ term, means, order }])
        else list.push({ term, means, order })
      }
    })
  }
  const positionOf = (category: Category) =>
    category.parent === null ? -1 : (outline.byId.get(category.parent)?.position ?? -1)
  return {
    edition: outline.edition,
    outline,
    placement,
    documents: buildDocumentIndex(
      outline.categories.map((category) => ({
        name: category.name,
        parent: positionOf(category),
        aliases: aliases.get(category.id) ?? [],
      })),
    ),
    modifiers: new Map(modifiers.map(({ modifier, name }) => [modifier, name])),
  }
}

import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { resolveVocabulary } from '#core/search/resolve-vocabulary.ts'
import { type SearchIndex, buildSearchIndex } from '#core/search/search-index.ts'
import { search } from '#core/search/search.ts'
import { type LoadedEdition, useDataset } from './dataset.ts'
import { whenIdle } from './idle.ts'
import { useNavigation } from './navigation.ts'

/** The search index of each edition: made in idle time, or at the first query that needs it. */
export const useSearchIndexes = defineStore('search-indexes', () => {
  const dataset = useDataset()
  const navigation = useNavigation()

  let indexes = new Map<LoadedEdition, SearchIndex>()
  /** Counts how often the indexes became outdated, so that a query is asked anew. */
  const renewals = ref(0)
  /** Counts the indexes made in idle time, so that what waits for one sees it come. */
  const preparations = ref(0)

  /** Returns an edition's index, and makes it where it is not there yet. */
  function indexOf(edition: LoadedEdition): SearchIndex {
    const known = indexes.get(edition)
    if (known !== undefined) return known
    const { vocabulary, modifiers } = dataset.references
    const index = buildSearchIndex(edition.outline, edition.placement, {
      vocabulary: resolveVocabulary(vocabulary, edition.outline, dataset.outlines),
      modifiers,
    })
    indexes.set(edition, index)
    return index
  }

  /** Returns an edition's index where it is there: for what can wait for it. */
  function preparedIndexOf(edition: LoadedEdition): SearchIndex | undefined {
    return preparations.value > 0 ? indexes.get(edition) : undefined
  }

  /** Returns the indexes of the editions read so far, oldest first, but for `except`. */
  function allIndexes(except?: LoadedEdition): SearchIndex[] {
    return dataset.editionIds.flatMap((id) => {
      const edition = dataset.loaded.get(id)
      return edition === undefined || edition === except ? [] : indexOf(edition)
    })
  }

  function renew(): void {
    indexes = new Map()
    renewals.value++
  }

  /**
   * Makes all indexes while nothing else is to be done, that of the edition on screen first, so that no
   * key waits for one. A query that finds nothing in one edition is asked in the others.
   */
  async function prepare(): Promise<void> {
    await whenIdle()
    renew()
    for (const edition of new Set([navigation.edition, ...dataset.loaded.values()])) {
      if (edition === undefined) continue
      const index = indexOf(edition)
      await whenIdle()
      // What is only made for words that no index knows is made by asking for one.
      search(index, 'arthroplsty', { limit: 1 })
      preparations.value++
      await whenIdle()
    }
  }

  // Without the vocabulary an index lacks answers.
  watch(() => dataset.references, renew)
  // With all editions read, the vocabulary is followed through them, and an answer names those that hold a code.
  watch(
    () => dataset.checked,
    () => void prepare(),
  )

  return { renewals, indexOf, preparedIndexOf, allIndexes }
})

import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { type SearchIndex, openSearch } from '#core/search/search-index.ts'
import { search } from '#core/search/search.ts'
import { type LoadedEdition, useDataset } from './dataset.ts'
import { whenIdle } from './idle.ts'
import { windowKind } from '../host/window-kind.ts'
import { useNavigation } from './navigation.ts'

/** The search index over the editions read so far: made in idle time, or at the first words that need it. */
export const useSearchIndexes = defineStore('search-indexes', () => {
  const dataset = useDataset()
  const navigation = useNavigation()

  /** Counts how often the index became outdated. */
  const renewals = ref(0)
  let made: { readonly renewal: number; readonly index: SearchIndex } | undefined
  /** Whether the words of all editions are indexed. */
  const isPrepared = ref(false)

  /** Returns the index, which has an edition at least. What is computed with it is computed again when it is outdated. */
  function indexWith(edition: LoadedEdition): SearchIndex {
    if (made?.renewal !== renewals.value || !made.index.editions.includes(edition)) {
      const editions = dataset.editionIds.flatMap((id) => dataset.loaded.get(id) ?? [])
      const index = openSearch(editions.length > 0 ? editions : [edition], dataset.references)
      made = { renewal: renewals.value, index }
    }
    return made.index
  }

  function renew(): void {
    isPrepared.value = false
    renewals.value++
  }

  /** Indexes the words of all editions while nothing else is to be done, so that no key waits for it. */
  async function prepare(): Promise<void> {
    await whenIdle()
    renew()
    const { edition } = navigation
    if (edition === undefined) return
    const prepared = indexWith(edition)
    prepared.words()
    await whenIdle()
    // What is only made for words that the index does not know is made by asking for one.
    search(prepared, edition.outline.edition, 'arthroplsty', { limit: 1 })
    isPrepared.value = prepared === made?.index
  }

  // Without the vocabulary an index lacks answers. It is read anew where editions came or went.
  watch(
    () => dataset.references,
    () => {
      if (dataset.checked && windowKind !== 'own') void prepare()
      else renew()
    },
  )
  // With all editions read, an answer names those that have what the one on screen lacks.
  watch(
    () => dataset.checked,
    () => {
      // A window of its own shows one category: the words of all editions take memory only once they are asked for.
      if (windowKind === 'own') renew()
      else void prepare()
    },
  )

  return { isPrepared, indexWith }
})

import { defineStore } from 'pinia'
import { prebuilt } from 'virtual:category-texts'
import { ref, watch } from 'vue'
import { type CategoryTexts, type SearchIndex, openSearch } from '#core/search/search-index.ts'
import { search } from '#core/search/search.ts'
import { type LoadedEdition, useDataset } from './dataset.ts'
import { whenIdle } from './idle.ts'
import { windowKind } from '../host/window-kind.ts'
import { useNavigation } from './navigation.ts'

/** The search index over the editions read so far. Built in idle time, or when words first need it. */
export const useSearchIndexes = defineStore('search-indexes', () => {
  const dataset = useDataset()
  const navigation = useNavigation()

  /** Counts how often the index became outdated. */
  const renewals = ref(0)
  let made: { readonly renewal: number; readonly index: SearchIndex } | undefined
  /** Whether the words of all editions are indexed. */
  const isPrepared = ref(false)

  /** The texts of the shipped dataset, read by the build; `undefined` until they arrive. */
  let shipped: CategoryTexts | undefined

  /** Fetches the texts that the build has read. Never rejects: without them, building the index takes longer. */
  async function fetchShipped(): Promise<void> {
    shipped = await prebuilt?.fetch().catch(() => undefined)
  }

  /** Whether the dataset is the one that the build has read, and has no other editions. */
  function isAsShipped(): boolean {
    const { sha256, problems, editions } = dataset.catalog
    const isPure = editions.every(({ origin }) => origin === 'shipped')
    return sha256 === prebuilt?.manifest && isPure && problems.length === 0
  }

  /** Returns the index, which includes at least this edition. Values computed from it update when it becomes outdated. */
  function indexWith(edition: LoadedEdition): SearchIndex {
    if (made?.renewal !== renewals.value || !made.index.editions.includes(edition)) {
      const editions = dataset.editionIds.flatMap((id) => dataset.loaded.get(id) ?? [])
      const all = editions.length > 0 ? editions : [edition]
      const index = openSearch(all, dataset.references, isAsShipped() ? shipped : undefined)
      made = { renewal: renewals.value, index }
    }
    return made.index
  }

  function renew(): void {
    isPrepared.value = false
    renewals.value++
  }

  /** Indexes the words of all editions in idle time, so that no key has to wait for it. */
  async function prepare(): Promise<void> {
    await whenIdle()
    renew()
    const { edition } = navigation
    if (edition === undefined) return
    const prepared = indexWith(edition)
    prepared.words()
    await whenIdle()
    // An unknown word makes the index build what only unknown words need.
    search(prepared, edition.outline.edition, 'arthroplsty', { limit: 1 })
    isPrepared.value = prepared === made?.index
  }

  // Without the vocabulary, an index lacks answers. It is read again when editions are added or removed.
  watch(
    () => dataset.references,
    () => {
      if (dataset.checked && windowKind !== 'own') void prepare()
      else renew()
    },
  )
  // With all editions loaded, an answer can name those that have what the one on screen lacks.
  watch(
    () => dataset.checked,
    () => {
      // A separate window shows one category, so it indexes the words of all editions only on demand.
      if (windowKind === 'own') renew()
      else void prepare()
    },
  )

  return { isPrepared, fetchShipped, indexWith }
})

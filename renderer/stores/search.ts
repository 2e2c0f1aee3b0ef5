import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Hit, Notice } from '#core/search/answer.ts'
import { resolveVocabulary } from '#core/search/resolve-vocabulary.ts'
import { type SearchIndex, buildSearchIndex } from '#core/search/search-index.ts'
import { type EditionsHit, searchAllEditions } from '#core/search/search-all-editions.ts'
import { search } from '#core/search/search.ts'
import { type LoadedEdition, useDataset } from './dataset.ts'
import { whenIdle } from './idle.ts'
import { useNavigation } from './navigation.ts'

const shownAtFirst = 30

/** What a query found, in the edition on screen or in all. */
interface Found {
  readonly hits: readonly EditionsHit[]
  readonly total: number
  readonly notices: readonly Notice[]
}

/** The query and its answer, in the edition on screen or, when asked for, in all of them. */
export const useSearch = defineStore('search', () => {
  const dataset = useDataset()
  const navigation = useNavigation()

  const query = ref('')
  const limit = ref(shownAtFirst)
  const answer = shallowRef<Found>()
  /** Whether all editions are searched. */
  const inAllEditions = ref(false)
  /** The edition from which all are searched: a hit that it has opens there. */
  const home = ref('')
  /** How long the last answer took, in milliseconds. */
  const took = ref(0)
  /** The index of the hit that arrow keys are at, or -1. */
  const active = ref(-1)

  /** Whether the category on screen is only looked at while going through the results. */
  const previewing = ref(false)

  /** Whether a result was looked at since the query was typed or gone back to. */
  const entered = ref(false)

  let indexes = new Map<LoadedEdition, SearchIndex>()

  function indexOf(edition: LoadedEdition): SearchIndex {
    const known = indexes.get(edition)
    if (known !== undefined) return known
    const index = buildSearchIndex(edition.outline, edition.placement, {
      vocabulary: resolveVocabulary(
        dataset.references.vocabulary,
        edition.outline,
        dataset.outlines,
      ),
      modifiers: dataset.references.modifiers,
    })
    indexes.set(edition, index)
    return index
  }

  /** Returns the other editions' indexes, oldest first. */
  function otherIndexes(current: LoadedEdition): SearchIndex[] {
    return dataset.editionIds.flatMap((id) => {
      const other = dataset.loaded.get(id)
      return other === undefined || other === current ? [] : indexOf(other)
    })
  }

  const isAsked = computed(() => query.value.trim() !== '')
  const hits = computed(() => answer.value?.hits ?? [])

  function ask(edition: LoadedEdition): Found {
    if (inAllEditions.value) {
      const indexes = dataset.editionIds.flatMap((id) => {
        const each = dataset.loaded.get(id)
        return each === undefined ? [] : indexOf(each)
      })
      return searchAllEditions(indexes, query.value, { limit: limit.value })
    }
    const found = search(indexOf(edition), query.value, {
      limit: limit.value,
      otherEditions: () => otherIndexes(edition),
    })
    const id = edition.outline.edition
    return { ...found, hits: found.hits.map((hit) => ({ hit, edition: id, editions: [id] })) }
  }

  function run(): void {
    const edition = navigation.edition
    if (!isAsked.value || edition === undefined) {
      answer.value = undefined
      active.value = -1
      return
    }
    const start = performance.now()
    answer.value = ask(edition)
    took.value = performance.now() - start
    if (active.value >= hits.value.length) active.value = hits.value.length - 1
  }

  watch(
    [query, inAllEditions],
    () => {
      home.value = navigation.editionId
      limit.value = shownAtFirst
      active.value = -1
      previewing.value = false
      entered.value = false
    },
    { flush: 'sync' },
  )
  watch([query, limit, inAllEditions, () => navigation.edition], run, { flush: 'sync' })
  watch(
    () => navigation.editionId,
    (id) => {
      if (!isShowing) home.value = id
    },
    { flush: 'sync' },
  )
  // The vocabulary follows categories through the editions, and an answer names those that hold a code.
  watch([() => dataset.references, () => dataset.checked], ([references], [before]) => {
    // Without the vocabulary an index lacks answers; without the other editions only a few of them.
    if (references !== before) indexes = new Map()
    void warmUp()
  })

  /** Whether the edition changes because a hit is shown, not because the person switched it. */
  let isShowing = false

  /** Shows the category of the hit at an index: in the edition searched from where that has it, else where it was found. */
  function showHit(index: number): void {
    const found = hits.value[index]
    if (found === undefined) return
    const how = previewing.value ? 'replace' : 'push'
    active.value = index
    previewing.value = true
    entered.value = true
    const edition = found.editions.includes(home.value) ? home.value : found.edition
    isShowing = true
    navigation.goTo({ edition, view: { kind: 'category', category: found.hit.category.id } }, how)
    isShowing = false
  }

  /** Returns the best categories for some words in the edition on screen, beside the query of the search box. */
  function find(words: string, most: number): readonly Hit[] {
    const edition = navigation.edition
    if (edition === undefined || words.trim() === '') return []
    return search(indexOf(edition), words, { limit: most }).hits
  }

  let warmUps = 0

  /**
   * Makes the indexes anew while nothing else is to be done, that of the edition on screen first, so that
   * no key waits for one; a query that finds nothing here is asked in the other editions. Until then
   * the old ones answer. What asks last wins.
   */
  async function warmUp(): Promise<void> {
    const turn = ++warmUps
    await whenIdle()
    if (turn !== warmUps) return
    indexes = new Map()
    run()
    const others = dataset.checked ? [...dataset.loaded.values()] : []
    for (const edition of [navigation.edition, ...others]) {
      if (edition === undefined || turn !== warmUps) continue
      indexOf(edition)
      await whenIdle()
    }
    // What is only made for words that no index knows is made by asking for one.
    find('arthroplsty', 1)
  }

  function showMore(): void {
    limit.value += 200
  }

  function clear(): void {
    query.value = ''
  }

  return {
    query,
    answer,
    took,
    active,
    previewing,
    entered,
    isAsked,
    hits,
    inAllEditions,
    showHit,
    find,
    showMore,
    clear,
  }
})

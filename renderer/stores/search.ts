import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { EditionsAnswer, Hit } from '#core/search/answer.ts'
import { search, searchAllEditions } from '#core/search/search.ts'
import type { LoadedEdition } from './dataset.ts'
import { useNavigation } from './navigation.ts'
import { useSearchIndexes } from './search-indexes.ts'

/** As many as people read before they type on. */
const shownAtFirst = 10
const shownMore = 50

/** The query and its answer, in the edition on screen or, when asked for, in all of them. */
export const useSearch = defineStore('search', () => {
  const indexes = useSearchIndexes()
  const navigation = useNavigation()

  const query = ref('')
  const limit = ref(shownAtFirst)
  const answer = shallowRef<EditionsAnswer>()
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

  const isAsked = computed(() => query.value.trim() !== '')
  const hits = computed(() => answer.value?.hits ?? [])

  function ask(edition: LoadedEdition): EditionsAnswer {
    const index = indexes.indexWith(edition)
    if (inAllEditions.value) return searchAllEditions(index, query.value, { limit: limit.value })
    const id = edition.outline.edition
    const found = search(index, id, query.value, { limit: limit.value })
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
  watch([query, limit, inAllEditions, () => navigation.edition, () => indexes.renewals], run, {
    flush: 'sync',
  })
  watch(
    () => navigation.editionId,
    (id) => {
      if (!isShowing) home.value = id
    },
    { flush: 'sync' },
  )
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

  /** Opens the category of a whole code. No result is marked: the first step down still goes to the first one. */
  function openCode(category: string): void {
    const { view, isPreview } = navigation
    if (view.kind === 'category' && view.category === category && !isPreview) return
    previewing.value = true
    navigation.open(category)
  }

  /** Returns the best categories for some words in the edition on screen, beside the query of the search box. */
  function find(words: string, most: number): readonly Hit[] {
    const edition = navigation.edition
    if (edition === undefined || words.trim() === '') return []
    const index = indexes.indexWith(edition)
    return search(index, edition.outline.edition, words, { limit: most }).hits
  }

  /** Returns the best category for some words once the edition on screen has its index, which nothing waits for. */
  function findInTime(words: string): Hit | undefined {
    return indexes.isPrepared ? find(words, 1)[0] : undefined
  }

  function showMore(): void {
    limit.value += shownMore
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
    openCode,
    find,
    findInTime,
    showMore,
    clear,
  }
})

import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { EditionsAnswer, Hit } from '#core/search/answer.ts'
import { search, searchAllEditions } from '#core/search/search.ts'
import type { LoadedEdition } from './dataset.ts'
import { type Place, useNavigation } from './navigation.ts'
import { useSearchIndexes } from './search-indexes.ts'

/** About as many as people read before typing on. */
const shownAtFirst = 10
const shownMore = 50

/** What the answer depends on, besides the edition on screen. */
interface Asked {
  readonly query: string
  readonly inAllEditions: boolean
  readonly limit: number
}

/** The result that the arrow keys are at: a category, or a code of the tables. */
interface Mark {
  readonly of: 'categories' | 'codes'
  readonly index: number
}

/**
 * The query and its answer, in the edition on screen or, when asked for, in all of them. One direction:
 * what is asked makes the answer, and the answer makes the page (`use-result-steps.ts`).
 *
 *                 step, click, Enter            box focused
 *   following ----------------------> opened -----------------> returned
 *       ^                             |    ^                    |   |
 *       |                             |    +--------------------+   |
 *       |                             |      step, click, Enter     |
 *       +-----------------------------+-----------------------------+
 *                    another query, other editions
 *
 * - following: the page shows what the query leads to.
 * - opened: the page shows a result that was opened, or what the last session showed beside the query.
 * - returned: it still does, and the box is used again. Enter on a code asks for that code.
 */
export const useSearch = defineStore('search', () => {
  const indexes = useSearchIndexes()
  const navigation = useNavigation()

  const asked = shallowRef<Asked>({ query: '', inAllEditions: false, limit: shownAtFirst })
  const stage = ref<'following' | 'opened' | 'returned'>('following')
  const mark = shallowRef<Mark>()
  /** The step of the history that this query made: the next result replaces it while it is on screen. */
  let passed: Place | undefined
  /** The edition that a result brought on screen, and the one that all editions are searched from in the meantime. */
  let visit: { readonly edition: string; readonly home: string } | undefined

  function ask(next: Partial<Asked>): void {
    asked.value = { ...asked.value, ...next, limit: shownAtFirst }
    stage.value = 'following'
    mark.value = undefined
    passed = undefined
    visit = undefined
  }

  const query = computed({
    get: () => asked.value.query,
    set: (text) => {
      if (text !== asked.value.query) ask({ query: text })
    },
  })
  /** Whether all editions are searched. */
  const inAllEditions = computed({
    get: () => asked.value.inAllEditions,
    set: (all) => {
      if (all !== asked.value.inAllEditions) ask({ inAllEditions: all })
    },
  })
  const isAsked = computed(() => query.value.trim() !== '')

  const answered = computed(() => {
    const edition = navigation.edition
    if (!isAsked.value || edition === undefined) return undefined
    const start = performance.now()
    const answer = answerIn(edition, asked.value)
    return { answer, took: performance.now() - start }
  })
  const answer = computed(() => answered.value?.answer)
  /** How long the answer took, in milliseconds. */
  const took = computed(() => answered.value?.took ?? 0)
  const hits = computed(() => answer.value?.hits ?? [])
  /** The index of the marked category, or -1. */
  const active = computed(() =>
    mark.value?.of === 'categories' ? Math.min(mark.value.index, hits.value.length - 1) : -1,
  )

  function answerIn(edition: LoadedEdition, { query, inAllEditions, limit }: Asked) {
    const index = indexes.indexWith(edition)
    if (inAllEditions) return searchAllEditions(index, query, { limit })
    const id = edition.outline.edition
    const found = search(index, id, query, { limit })
    const hits = found.hits.map((hit) => ({ hit, edition: id, editions: [id] }))
    return { ...found, hits } satisfies EditionsAnswer
  }

  /** Brings back the query of the last session; what was on screen beside it stays. */
  function restore(text: string): void {
    ask({ query: text })
    stage.value = 'opened'
  }

  /** The box is used again after a result was opened. */
  function goBack(): void {
    if (stage.value === 'opened') stage.value = 'returned'
  }

  /** Goes to a place on the way through what the query leads to: all of them are one step of the history. */
  function passBy(place: Place): void {
    const here = navigation.place
    navigation.goTo(place, here === passed ? 'replace' : 'push')
    if (navigation.place !== here) passed = navigation.place
  }

  /** Makes what is on screen a step of the history for good. */
  function settle(): void {
    passed = undefined
  }

  /** Shows a result and marks it. */
  function show(result: Mark, place: Place): void {
    mark.value = result
    stage.value = 'opened'
    passBy(place)
  }

  /** Shows the category of the hit at an index: in the edition searched from if that has it, else where it was found. */
  function showHit(index: number): void {
    const found = hits.value[index]
    if (found === undefined) return
    const home = visit?.edition === navigation.editionId ? visit.home : navigation.editionId
    const edition = found.editions.includes(home) ? home : found.edition
    const view = { kind: 'category', category: found.hit.category.id } as const
    show({ of: 'categories', index }, { edition, view })
    visit = { edition, home }
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
    asked.value = { ...asked.value, limit: asked.value.limit + shownMore }
  }

  function clear(): void {
    query.value = ''
  }

  return {
    query,
    inAllEditions,
    isAsked,
    answer,
    took,
    hits,
    stage,
    mark,
    active,
    restore,
    goBack,
    passBy,
    settle,
    show,
    showHit,
    find,
    findInTime,
    showMore,
    clear,
  }
})

import { defineStore } from 'pinia'
import { type ShallowRef, computed, shallowRef, watch } from 'vue'
import type { EditionCodes } from '#core/contract/tables-calls.ts'
import { codesBeginning, codesContaining } from '#core/tables/find-codes.ts'
import { buildAnalyzer } from '#core/search/analyze.ts'
import { readQuery } from '#core/search/query.ts'
import { groupOfCode } from '#core/tables/level-two-layout.ts'
import { type CodeWords, findCodes, indexCodesInSteps } from '#core/tables/search-codes.ts'
import { useDataset } from './dataset.ts'
import { workWhenIdle } from './idle.ts'
import { useNavigation } from './navigation.ts'
import { useSearch } from './search.ts'
import { type CodeState, useTables } from './tables.ts'

interface CodeHit {
  /** Its index among the codes found. */
  readonly index: number
  readonly code: string
  readonly text: string
  readonly state: CodeState | undefined
}

interface CodeGroup {
  readonly id: string
  /** The category, or the group of HCPCS Level II, that contains the codes. */
  readonly name: string
  readonly hits: readonly CodeHit[]
}

const shownAtFirst = 8
const shownMore = 100
const codeLength = 5

/** Whether a query consists of words, and not of a code, a range or a single letter. */
function isWords(query: string): boolean {
  return /[a-z]{3}/i.test(query)
}

/** The codes that the query of the search box finds, in the tables of the edition on screen and in HCPCS Level II. */
export const useCodeSearch = defineStore('code-search', () => {
  const dataset = useDataset()
  const navigation = useNavigation()
  const search = useSearch()
  const tables = useTables()
  /** How many codes to show for a query after "Show more". */
  const more = shallowRef({ query: '', limit: shownAtFirst })
  const limit = computed(() =>
    more.value.query === search.query ? more.value.limit : shownAtFirst,
  )
  /** The index of the marked code, or -1. */
  const active = computed(() => (search.mark?.of === 'codes' ? search.mark.index : -1))

  watch(
    () => search.query,
    () => {
      if (search.isAsked) void tables.readLevelTwo()
    },
  )

  const analyzer = computed(() => buildAnalyzer(dataset.references.language))
  const cptWords = shallowRef<CodeWords>()
  const levelTwoWords = shallowRef<CodeWords>()

  /** Indexes the words of a list in idle time, so that no key has to wait for it. */
  async function prepare(
    list: EditionCodes | undefined,
    words: ShallowRef<CodeWords | undefined>,
    isCurrent: () => boolean,
  ): Promise<void> {
    words.value = undefined
    if (list === undefined) return
    const done = await workWhenIdle(indexCodesInSteps(list, analyzer.value), isCurrent)
    if (done !== undefined && isCurrent()) words.value = done
  }
  watch(
    [() => tables.current?.list, analyzer],
    ([list]) => void prepare(list, cptWords, () => tables.current?.list === list),
    { immediate: true },
  )
  watch(
    [() => tables.levelTwo?.list, analyzer],
    ([list]) => void prepare(list, levelTwoWords, () => tables.levelTwo?.list === list),
    { immediate: true },
  )

  type System = 'cpt' | 'hcpcs'
  const found = computed(() => {
    const query = search.query.trim()
    // A scope (`surgery: biopsy`) asks for categories of the layout.
    if (query === '' || readQuery(query, () => false).scopes.length > 0) return []
    const of = (from: System, list: EditionCodes | undefined, words: CodeWords | undefined) => {
      if (list === undefined) return []
      const beginning = codesBeginning(list, query)
      let indexes = beginning
      if (beginning.length === 0 && isWords(query)) {
        indexes = words === undefined ? codesContaining(list, query) : findCodes(words, query)
      }
      return indexes.map((index) => ({ from, index, code: list.codes[index] ?? '' }))
    }
    const levelTwo = of('hcpcs', tables.levelTwo?.list, levelTwoWords.value)
    const hasEnded = ({ code }: { code: string }) => Number(tables.stateOf(code) === 'ended')
    return [
      ...of('cpt', tables.current?.list, cptWords.value),
      ...levelTwo.toSorted((a, b) => hasEnded(a) - hasEnded(b)),
    ]
  })

  const total = computed(() => found.value.length)
  const hidden = computed(() => Math.max(0, total.value - limit.value))

  const groups = computed<readonly CodeGroup[]>(() => {
    const byId = new Map<string, { id: string; name: string; hits: CodeHit[] }>()
    for (const [at, { from, index, code }] of found.value.slice(0, limit.value).entries()) {
      const source = from === 'cpt' ? tables.current : tables.levelTwo
      if (source === undefined) continue
      const { id, name } = placeOf(from, index, code)
      const group = byId.get(id) ?? { id, name, hits: [] }
      byId.set(id, group)
      group.hits.push({
        index: at,
        code,
        text: source.list.texts[index] ?? '',
        state: source.states.get(code),
      })
    }
    return [...byId.values()]
  })

  function placeOf(from: 'cpt' | 'hcpcs', index: number, code: string) {
    if (from === 'hcpcs') {
      const layout = tables.levelTwo?.layout
      const group = layout && groupOfCode(layout, code)
      const letter = group?.parent ?? group
      const name = group?.parent === undefined ? '' : ` › ${group.name}`
      return {
        id: `hcpcs ${group?.id ?? ''}`,
        name: `HCPCS Level II › ${letter?.name ?? ''}${name}`,
      }
    }
    const position = tables.current?.placed.positions[index] ?? -1
    const category = navigation.edition?.outline.categories[position]
    return { id: category?.id ?? '', name: category?.name ?? 'Not in any category' }
  }

  /** How many codes are shown. */
  const shown = computed(() => Math.min(total.value, limit.value))
  /** Whether the query is a complete code that a table lists. */
  const isCode = computed(() => total.value > 0 && search.query.trim().length === codeLength)

  /** The first code found. */
  const first = computed(() => groups.value[0]?.hits[0]?.code)

  /** Whether codes are shown before categories. For words, categories come first. */
  const leads = computed(() => search.hits.length === 0 || !isWords(search.query))

  /** Shows the page of a code found while stepping through the results. Returns whether there is one. */
  function show(index: number): boolean {
    const hit = groups.value.flatMap(({ hits }) => hits).find((each) => each.index === index)
    if (hit === undefined) return false
    const view = { kind: 'code', code: hit.code } as const
    search.show({ of: 'codes', index }, { edition: navigation.editionId, view })
    return true
  }

  /** Opens the page of a code found. Returns whether there is one. */
  function open(index: number): boolean {
    search.settle()
    const isThere = show(index)
    search.settle()
    return isThere
  }

  function showMore(): void {
    more.value = { query: search.query, limit: limit.value + shownMore }
  }

  return { active, groups, first, total, shown, hidden, isCode, leads, show, open, showMore }
})

import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type {
  CodeComparisonAnswer,
  CodeFacts,
  EditionCodes,
  ListedTables,
} from '#core/contract/tables-calls.ts'
import { parseCode } from '#core/codes/code.ts'
import { localToday } from '#core/dates/local-today.ts'
import { indexOfCode } from '#core/tables/code-list.ts'
import { type CodesInOutline, placeCodes } from '#core/tables/codes-in-outline.ts'
import type { LevelTwoLayout } from '#core/tables/level-two-layout-schema.ts'
import { callHost, onHostEvent } from '../host/host.ts'
import { useMessages } from './messages.ts'
import { useNavigation } from './navigation.ts'

/** What became of a code since the previous edition, or according to its dates. */
export type CodeState = 'new' | 'reworded' | 'deleted' | 'ended'

/** An edition's codes, placed in its outline. */
export interface PlacedCodes {
  readonly edition: string
  readonly list: EditionCodes
  readonly placed: CodesInOutline
  readonly states: ReadonlyMap<string, CodeState>
}

/** The codes of HCPCS Level II and their layout. */
export interface LevelTwoCodes {
  readonly list: EditionCodes
  readonly layout: LevelTwoLayout
  readonly states: ReadonlyMap<string, CodeState>
}

/** The code tables, loaded when something shows them. */
export const useTables = defineStore('tables', () => {
  const messages = useMessages()
  const navigation = useNavigation()

  const listed = shallowRef<ListedTables>({ tables: [], problems: [] })
  /** Counts the changes of the tables, so that what was loaded from them is loaded again. */
  const renewals = ref(0)
  const placedByEdition = shallowRef<ReadonlyMap<string, PlacedCodes>>(new Map())
  const levelTwo = shallowRef<LevelTwoCodes>()
  const asked = new Set<string>()
  const beingRead = ref(0)

  /** Whether a table that lists codes belongs to an edition. */
  function hasCodes(edition: string): boolean {
    return listed.value.tables.some(({ entry }) => entry.edition === edition && entry.codes.cpt > 0)
  }

  /** The codes of the edition on screen. Loaded on first use; `undefined` until then, or if it has no table. */
  const current = computed<PlacedCodes | undefined>(() => {
    const edition = navigation.edition
    if (edition === undefined) return undefined
    const id = edition.outline.edition
    if (!hasCodes(id)) return undefined
    void readCodes(id)
    return placedByEdition.value.get(id)
  })

  /** Whether the codes of the edition on screen, or of HCPCS Level II, are being loaded. */
  const isReading = computed(() => {
    // Reading the codes starts loading them, so it comes before the count.
    const isMissing = current.value === undefined || levelTwo.value === undefined
    return isMissing && beingRead.value > 0
  })

  /** Counts a task as loading while it runs. Reports its failure. */
  async function whileReading(work: () => Promise<void>): Promise<void> {
    beingRead.value++
    try {
      await work()
    } catch (error) {
      messages.report(error)
    } finally {
      beingRead.value--
    }
  }

  async function readCodes(id: string): Promise<void> {
    const edition = navigation.edition
    const key = `${id} ${renewals.value}`
    if (asked.has(key) || edition === undefined) return
    asked.add(key)
    await whileReading(async () => {
      const list = await callHost('tables.codes', { system: 'cpt', edition: id })
      const placed = placeCodes(list, edition.placement)
      const states = statesOf(list)
      const codes = { edition: id, list, placed, states }
      // The codes of one edition in memory are enough.
      placedByEdition.value = new Map([[id, codes]])
      for (const other of asked)
        if (other !== key && !other.startsWith('hcpcs')) asked.delete(other)
    })
  }

  /** Loads HCPCS Level II, once. */
  async function readLevelTwo(): Promise<void> {
    const key = `hcpcs ${renewals.value}`
    if (asked.has(key)) return
    asked.add(key)
    await whileReading(async () => {
      const [list, layout] = await Promise.all([
        callHost('tables.codes', { system: 'hcpcs', edition: navigation.editionId }),
        callHost('tables.layout', null),
      ])
      levelTwo.value = { list, layout, states: endedBy(list, localToday()) }
    })
  }

  /** Returns what each table says about a code. */
  async function factsOf(code: string): Promise<readonly CodeFacts[]> {
    try {
      return await callHost('tables.code', { code })
    } catch (error) {
      messages.report(error)
      return []
    }
  }

  /** Returns how the codes differ between two editions. Reports a failure and returns `undefined`. */
  async function compare(from: string, to: string): Promise<CodeComparisonAnswer | undefined> {
    try {
      return await callHost('tables.compare', { from, to })
    } catch (error) {
      messages.report(error)
      return undefined
    }
  }

  /** Reads the list of tables, without reading the tables. */
  async function read(): Promise<void> {
    await whileReading(async () => {
      listed.value = await callHost('tables.list', null)
    })
  }

  async function remove(table: string, title: string): Promise<void> {
    try {
      await callHost('tables.remove', { table })
      messages.say(`Removed: ${title}`)
    } catch (error) {
      messages.report(error)
    }
  }

  /** Whether the tables of the edition on screen, or HCPCS Level II, list a code; `undefined` without a table. */
  function lists(code: string): boolean | undefined {
    const list = parseCode(code) === undefined ? levelTwo.value?.list : current.value?.list
    return list === undefined ? undefined : indexOfCode(list, code) >= 0
  }

  /** Returns what became of a code according to the tables of the edition on screen or HCPCS Level II; `undefined` if they do not say. */
  function stateOf(code: string): CodeState | undefined {
    if (parseCode(code) === undefined) return levelTwo.value?.states.get(code)
    const isDeleted = current.value?.list.since?.deleted.some((each) => each.code === code)
    return isDeleted === true ? 'deleted' : current.value?.states.get(code)
  }

  onHostEvent('tables-changed', () => {
    asked.clear()
    renewals.value++
    placedByEdition.value = new Map()
    levelTwo.value = undefined
    void read()
  })

  return {
    listed,
    renewals,
    current,
    isReading,
    levelTwo,
    hasCodes,
    readLevelTwo,
    factsOf,
    compare,
    read,
    remove,
    lists,
    stateOf,
  }
})

function statesOf({ since }: EditionCodes): ReadonlyMap<string, CodeState> {
  const states = new Map<string, CodeState>()
  for (const code of since?.added ?? []) states.set(code, 'new')
  for (const code of since?.reworded ?? []) states.set(code, 'reworded')
  return states
}

function endedBy({ codes, ends }: EditionCodes, date: string): ReadonlyMap<string, CodeState> {
  const states = new Map<string, CodeState>()
  ends.forEach((end, index) => {
    if (end !== '' && end <= date) states.set(codes[index] ?? '', 'ended')
  })
  return states
}

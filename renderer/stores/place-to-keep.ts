import { defineStore } from 'pinia'
import { computed } from 'vue'
import { parseCode } from '#core/codes/code.ts'
import { deepestCategory } from '#core/editions/placement.ts'
import { indexOfCode } from '#core/tables/code-list.ts'
import { groupOfCode } from '#core/tables/level-two-layout.ts'
import { limits } from '#core/userdata/limits.ts'
import { type Snapshot, levelTwoPlace, snapshotOf } from '#core/userdata/snapshot.ts'
import { useNavigation } from './navigation.ts'
import { useSearch } from './search.ts'
import { type LevelTwoCodes, useTables } from './tables.ts'

/** What a bookmark, a note or a recent would be made for now. */
export const usePlaceToKeep = defineStore('place-to-keep', () => {
  const navigation = useNavigation()
  const search = useSearch()
  const tables = useTables()

  /** The code on screen or in the search box. By itself, so that words typed there change nothing below. */
  const code = computed(() => {
    const { view } = navigation
    return parseCode(view.kind === 'code' ? view.code : search.query)
  })

  /** The category on screen, or the HCPCS Level II code if the table lists it. */
  const snapshot = computed<Snapshot | undefined>(() => {
    const { category, edition, editionId, view } = navigation
    if (category !== undefined && edition !== undefined) {
      const leadsHere =
        code.value !== undefined &&
        deepestCategory(edition.placement, code.value)?.id === category.id
      return snapshotOf(edition.outline, category, leadsHere ? code.value : undefined)
    }
    if (view.kind !== 'code' || tables.levelTwo === undefined) return undefined
    return levelTwoSnapshot(tables.levelTwo, view.code, editionId)
  })

  return { snapshot }
})

function levelTwoSnapshot(
  { list, layout }: LevelTwoCodes,
  code: string,
  edition: string,
): Snapshot | undefined {
  const text = list.texts[indexOfCode(list, code)]
  if (text === undefined) return undefined
  const group = groupOfCode(layout, code)
  const above = [group?.parent?.name, group?.name].filter((name) => name !== undefined)
  return {
    system: 'hcpcs',
    edition,
    category: levelTwoPlace(code),
    name: text === '' ? code : text.slice(0, limits.snapshotName),
    path: ['HCPCS Level II', ...above],
    ranges: [],
    code,
  }
}

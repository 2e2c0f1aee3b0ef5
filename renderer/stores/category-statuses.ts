import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import type { Outline } from '#core/editions/outline.ts'
import { deletionInWords } from '#core/replacements/deletions.ts'
import { indexOfCode } from '#core/tables/code-list.ts'
import {
  type CategoryStatus,
  followLevelTwo,
  followSnapshot,
  withCodeDeleted,
} from '#core/userdata/follow.ts'
import type { Bookmark, CategoryNote } from '#core/userdata/document.ts'
import { notesWithoutBookmark } from '#core/userdata/find.ts'
import type { LevelTwoSnapshot, Snapshot } from '#core/userdata/snapshot.ts'
import { useDataset } from './dataset.ts'
import { useDeletions } from './deletions.ts'
import { useNavigation } from './navigation.ts'
import { codeListing } from './code-listing.ts'
import { useTables } from './tables.ts'
import { useUserData } from './user-data.ts'

/** What became of bookmarked categories and those with notes, in the edition on screen. */
export const useCategoryStatuses = defineStore('category-statuses', () => {
  const dataset = useDataset()
  const deletions = useDeletions()
  const navigation = useNavigation()
  const tables = useTables()
  const userData = useUserData()

  /** By the content of the snapshot, since many bookmarks can be of one category. */
  const known = computed(() => ({
    ready: dataset.checked && navigation.edition !== undefined,
    edition: navigation.editionId,
    outlines: dataset.outlines,
    codes: tables.current,
    levelTwo: tables.levelTwo,
    statuses: new Map<string, CategoryStatus>(),
    /** By the object, for speed: a list of thousands needs all of its rows at each key. */
    byObject: new WeakMap<Snapshot, CategoryStatus>(),
  }))

  /** Returns what became of a category in the edition on screen; `undefined` until all editions are read. */
  const statusOf = computed(() => {
    const { ready, edition, outlines, statuses, byObject } = known.value
    return (snapshot: Snapshot): CategoryStatus | undefined => {
      if (!ready) return undefined
      const seen = byObject.get(snapshot)
      if (seen !== undefined) return seen
      const key = JSON.stringify(snapshot)
      const status = statuses.get(key) ?? follow(snapshot, edition, outlines)
      statuses.set(key, status)
      byObject.set(snapshot, status)
      return status
    }
  })

  /**
   * Returns the ids of what a place is in the edition on screen, as bookmarks and notes name places; its own until all
   * editions are read. A HCPCS code is the same in all of them.
   */
  function placesNow(snapshot: Snapshot): readonly string[] {
    const status = statusOf.value(snapshot)
    return status === undefined || snapshot.system === 'hcpcs'
      ? [snapshot.category]
      : status.categories.map(({ id }) => id)
  }

  function follow(
    snapshot: Snapshot,
    edition: string,
    outlines: readonly Outline[],
  ): CategoryStatus {
    if (snapshot.system === 'hcpcs') {
      return followLevelTwo(snapshot, edition, endInWords(snapshot))
    }
    const status = followSnapshot(snapshot, edition, outlines)
    const { code } = snapshot
    if (code === undefined || snapshot.edition === edition) return status
    // A code that was already gone when it was kept is no news.
    if (deletions.isDeletedIn(code, snapshot.edition)) return status
    const deletion = deletions.of(code)
    if (deletion !== undefined) return withCodeDeleted(status, deletionInWords(deletion))
    return tables.stateOf(code) === 'deleted'
      ? withCodeDeleted(status, codeListing(code, false, 'deleted', edition))
      : status
  }

  /** Returns the date on which a HCPCS code ended or ends, `''` if it has none; `undefined` if the table lacks it, or is not read. */
  function endOf({ code }: LevelTwoSnapshot): string | undefined {
    const list = tables.levelTwo?.list
    return list?.ends[indexOfCode(list, code)]
  }

  function endInWords(snapshot: LevelTwoSnapshot): string | undefined {
    const { code } = snapshot
    if (tables.stateOf(code) === 'ended') return `${code} ended on ${endOf(snapshot)}.`
    return tables.lists(code) === false ? `${code} is not in the HCPCS Level II table.` : undefined
  }

  // The table of HCPCS Level II is large, and read only for those who have kept codes of it.
  const isLevelTwo = ({ snapshot }: Bookmark | CategoryNote) => snapshot.system === 'hcpcs'
  const hasLevelTwo = computed(
    () => userData.bookmarks.some(isLevelTwo) || userData.notes.some(isLevelTwo),
  )
  watch(
    () => dataset.checked && hasLevelTwo.value && tables.renewals,
    (wanted) => {
      if (wanted !== false) void tables.readLevelTwo()
    },
    { immediate: true },
  )

  function differs({ snapshot, created }: Bookmark | CategoryNote): boolean {
    if ((statusOf.value(snapshot)?.kind ?? 'same') === 'same') return false
    // A code that had already ended when it was kept is no news.
    const end = snapshot.system === 'hcpcs' ? endOf(snapshot) : undefined
    return end === undefined || end > created.slice(0, 'YYYY-MM-DD'.length)
  }

  const changedBookmarks = computed(() => userData.bookmarks.filter(differs))
  const changedNotes = computed(() => notesWithoutBookmark(userData.document).filter(differs))

  return { statusOf, placesNow, changedBookmarks, changedNotes }
})

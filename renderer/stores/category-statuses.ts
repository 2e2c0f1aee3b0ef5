import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Outline } from '#core/editions/outline.ts'
import { deletionInWords } from '#core/replacements/deletions.ts'
import { type CategoryStatus, followSnapshot, withCodeDeleted } from '#core/userdata/follow.ts'
import { notesWithoutBookmark } from '#core/userdata/find.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
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

  function follow(
    snapshot: Snapshot,
    edition: string,
    outlines: readonly Outline[],
  ): CategoryStatus {
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

  const differs = ({ snapshot }: { readonly snapshot: Snapshot }): boolean =>
    (statusOf.value(snapshot)?.kind ?? 'same') !== 'same'

  const changedBookmarks = computed(() => userData.bookmarks.filter(differs))
  const changedNotes = computed(() => notesWithoutBookmark(userData.document).filter(differs))

  return { statusOf, changedBookmarks, changedNotes }
})

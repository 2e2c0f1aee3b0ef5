import { until } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Bookmark, CategoryNote } from '#core/userdata/document.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
import { useDataset } from './dataset.ts'
import { useCategoryStatuses } from './category-statuses.ts'
import { useSnapshotName } from './snapshot-name.ts'
import type { ShownShelf } from './shelves.ts'
import { useUserData } from './user-data.ts'

const longestWait = 3000

/**
 * Which categories of the edition on screen, and which HCPCS codes, have bookmarks or notes. Those from another edition count for
 * every category that theirs became in this one; until all editions are read, for the same id.
 */
export const useBookmarked = defineStore('bookmarked', () => {
  const dataset = useDataset()
  const statuses = useCategoryStatuses()
  const nameOf = useSnapshotName()
  const userData = useUserData()

  function byCategory<Item extends { readonly snapshot: Snapshot }>(
    items: readonly Item[],
  ): ReadonlyMap<string, readonly Item[]> {
    const found = new Map<string, Item[]>()
    for (const item of items) {
      for (const id of statuses.placesNow(item.snapshot)) {
        const others = found.get(id)
        if (others === undefined) found.set(id, [item])
        else others.push(item)
      }
    }
    return found
  }

  const bookmarks = computed(() => byCategory(userData.bookmarks))
  const notes = computed(() => byCategory(userData.notes))

  /** Returns the bookmarks of a place: of a category of the edition on screen, or of a HCPCS code. */
  function bookmarksOf({ category }: Pick<Snapshot, 'category'>): readonly Bookmark[] {
    return bookmarks.value.get(category) ?? []
  }

  /** Returns the notes on a category that were written in another edition, under another id. */
  function earlierNotesOf(category: string): readonly CategoryNote[] {
    return (notes.value.get(category) ?? []).filter(
      ({ snapshot }) => snapshot.category !== category,
    )
  }

  /** Returns the note for a bookmark: on its category, in this or another edition. For a bookmark on a shelf, that is the shelf's note. */
  function noteOf(snapshot: Snapshot, shelf?: ShownShelf): CategoryNote | undefined {
    if (shelf !== undefined) {
      return shelf.document.notes.find((note) => note.snapshot.category === snapshot.category)
    }
    const own = userData.noteByCategory.get(snapshot.category)
    const now = statuses.statusOf(snapshot)?.categories ?? []
    return own ?? now.flatMap(({ id }) => notes.value.get(id) ?? [])[0]
  }

  /** Bookmarks a place on screen, or removes all its bookmarks. Can be undone. */
  async function toggle(snapshot: Snapshot): Promise<void> {
    const mayBeUnderAnotherId = userData.bookmarks.some(
      ({ snapshot: other }) => other.edition !== snapshot.edition,
    )
    if (mayBeUnderAnotherId) {
      await until(() => dataset.checked).toBe(true, { timeout: longestWait })
    }
    const there = bookmarksOf(snapshot)
    const [first, ...others] = there
    if (first === undefined) {
      await userData.applyAndSay(
        [{ kind: 'add-bookmark', folder: null, snapshot }],
        `Bookmarked: ${nameOf(snapshot)}`,
      )
      return
    }
    const { edition } = first.snapshot
    const from = edition === snapshot.edition ? '' : `, saved in ${edition}`
    await userData.applyAndSay(
      [{ kind: 'remove', bookmarks: there.map(({ id }) => id) }],
      others.length === 0
        ? `Bookmark removed: ${nameOf(first.snapshot)}${from}`
        : `${there.length} bookmarks removed: ${nameOf({ ...snapshot, code: undefined })}`,
    )
  }

  return { bookmarksOf, earlierNotesOf, noteOf, toggle }
})

import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Outline } from '#core/editions/outline.ts'
import { deletionInWords } from '#core/replacements/deletions.ts'
import { type Fate, followSnapshot, withCodeDeleted } from '#core/userdata/follow.ts'
import { notesWithoutBookmark } from '#core/userdata/find.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
import { useDataset } from './dataset.ts'
import { useDeletions } from './deletions.ts'
import { useNavigation } from './navigation.ts'
import { codeListing } from './code-listing.ts'
import { useTables } from './tables.ts'
import { useUserData } from './user-data.ts'

/** What became of bookmarked categories and those with notes, in the edition on screen. */
export const useFates = defineStore('fates', () => {
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
    fates: new Map<string, Fate>(),
    /** By the object, for speed: a list of thousands needs all of its rows at each key. */
    byObject: new WeakMap<Snapshot, Fate>(),
  }))

  /** Returns what became of a category in the edition on screen; `undefined` until all editions are read. */
  const fateOf = computed(() => {
    const { ready, edition, outlines, fates, byObject } = known.value
    return (snapshot: Snapshot): Fate | undefined => {
      if (!ready) return undefined
      const seen = byObject.get(snapshot)
      if (seen !== undefined) return seen
      const key = JSON.stringify(snapshot)
      const fate = fates.get(key) ?? follow(snapshot, edition, outlines)
      fates.set(key, fate)
      byObject.set(snapshot, fate)
      return fate
    }
  })

  function follow(snapshot: Snapshot, edition: string, outlines: readonly Outline[]): Fate {
    const fate = followSnapshot(snapshot, edition, outlines)
    const { code } = snapshot
    if (code === undefined || snapshot.edition === edition) return fate
    // A code that was already gone when it was kept is no news.
    if (deletions.isDeletedIn(code, snapshot.edition)) return fate
    const deletion = deletions.of(code)
    if (deletion !== undefined) return withCodeDeleted(fate, deletionInWords(deletion))
    return tables.stateOf(code) === 'deleted'
      ? withCodeDeleted(fate, codeListing(code, false, 'deleted', edition))
      : fate
  }

  const differs = ({ snapshot }: { readonly snapshot: Snapshot }): boolean =>
    (fateOf.value(snapshot)?.kind ?? 'same') !== 'same'

  const changedBookmarks = computed(() => userData.bookmarks.filter(differs))
  const changedNotes = computed(() => notesWithoutBookmark(userData.document).filter(differs))

  return { fateOf, changedBookmarks, changedNotes }
})

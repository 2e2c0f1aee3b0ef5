import { defineStore } from 'pinia'
import { computed } from 'vue'
import { type Fate, followSnapshot } from '#core/userdata/follow.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
import { useDataset } from './dataset.ts'
import { useNavigation } from './navigation.ts'
import { useUserData } from './user-data.ts'

/** What the kept categories are in the edition on screen. */
export const useFates = defineStore('fates', () => {
  const dataset = useDataset()
  const navigation = useNavigation()
  const userData = useUserData()

  /** Kept by the snapshot's object, and by what it says, since many bookmarks are of one category. */
  const known = computed(() => ({
    ready: dataset.checked && navigation.edition !== undefined,
    edition: navigation.editionId,
    outlines: dataset.outlines,
    fates: new Map<string, Fate>(),
    /** The same by the objects themselves: a list of thousands asks for all of its rows at each key. */
    byObject: new WeakMap<Snapshot, Fate>(),
  }))

  /** Says what a kept category is in the edition on screen; `undefined` until all editions are read. */
  const fateOf = computed(() => {
    const { ready, edition, outlines, fates, byObject } = known.value
    return (snapshot: Snapshot): Fate | undefined => {
      if (!ready) return undefined
      const seen = byObject.get(snapshot)
      if (seen !== undefined) return seen
      const key = JSON.stringify(snapshot)
      const fate = fates.get(key) ?? followSnapshot(snapshot, edition, outlines)
      fates.set(key, fate)
      byObject.set(snapshot, fate)
      return fate
    }
  })

  const differs = ({ snapshot }: { readonly snapshot: Snapshot }): boolean =>
    (fateOf.value(snapshot)?.kind ?? 'same') !== 'same'

  const changedBookmarks = computed(() => userData.bookmarks.filter(differs))
  const changedNotes = computed(() => userData.notes.filter(differs))

  return { fateOf, changedBookmarks, changedNotes }
})

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
    fates: new WeakMap<Snapshot, Fate>(),
    byText: new Map<string, Fate>(),
  }))

  /** Returns what a kept category is in the edition on screen; `undefined` until all editions are read. */
  function fateOf(snapshot: Snapshot): Fate | undefined {
    const { ready, edition, outlines, fates, byText } = known.value
    if (!ready) return undefined
    const same = fates.get(snapshot)
    if (same !== undefined) return same
    const text = JSON.stringify(snapshot)
    const fate = byText.get(text) ?? followSnapshot(snapshot, edition, outlines)
    byText.set(text, fate)
    fates.set(snapshot, fate)
    return fate
  }

  const differs = ({ snapshot }: { readonly snapshot: Snapshot }): boolean =>
    (fateOf(snapshot)?.kind ?? 'same') !== 'same'

  const changedBookmarks = computed(() => userData.bookmarks.filter(differs))
  const changedNotes = computed(() => userData.notes.filter(differs))

  return { fateOf, changedBookmarks, changedNotes }
})

import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowRef } from 'vue'
import type { Catalog } from '#core/contract/dataset-calls.ts'
import type { OutputOf } from '#core/contract/contract.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { type Placement, buildPlacement } from '#core/editions/placement.ts'
import { callHost, onHostEvent } from '../host/host.ts'
import { whenIdle } from './idle.ts'

/** An edition, as the UI uses it. */
export interface LoadedEdition {
  readonly outline: Outline
  readonly placement: Placement
}

/** Computes the placement of codes on first use, since the first page does without it. */
function loadedEdition(outline: Outline): LoadedEdition {
  let placement: Placement | undefined
  return {
    outline,
    get placement() {
      return (placement ??= buildPlacement(outline).placement)
    },
  }
}

/** Returns the checksums of the usable editions, by id. */
function checksums({ editions }: Catalog): ReadonlyMap<string, string> {
  return new Map(
    editions.filter(({ state }) => state !== 'refused').map(({ id, sha256 }) => [id, sha256]),
  )
}

/** The dataset: its catalog, its reference lists, and the editions read so far. */
export const useDataset = defineStore('dataset', () => {
  const catalog = shallowRef<Catalog>({
    datasetVersion: '',
    sha256: null,
    editions: [],
    problems: [],
  })
  const references = shallowRef<OutputOf<'dataset.references'>>({
    vocabulary: [],
    language: null,
    guide: [],
    modifiers: [],
    appendices: [],
    replacements: [],
    sources: [],
  })
  const loaded = shallowRef<ReadonlyMap<string, LoadedEdition>>(new Map())
  const checked = ref(false)

  const editionIds = computed(() => catalog.value.editions.map(({ id }) => id))
  const usableIds = computed(() =>
    catalog.value.editions.filter(({ state }) => state !== 'refused').map(({ id }) => id),
  )
  const guideByCategory = computed(
    () => new Map(references.value.guide.map((entry) => [entry.category, entry])),
  )
  /** The outlines read so far, ascending by effective date. */
  const outlines = computed(() =>
    editionIds.value.flatMap((id) => loaded.value.get(id)?.outline ?? []),
  )

  /** The mark of an edition that did not ship with the app; empty for those that did. */
  const ownWords = computed(
    () =>
      new Map(
        catalog.value.editions.flatMap(({ id, origin }) =>
          origin === 'shipped' ? [] : [[id, origin === 'own' ? 'own edition' : 'shared edition']],
        ),
      ),
  )

  /** Returns an edition's title, marked if it did not ship with the app: `CPT 2027 (own edition)`. */
  function markedTitle({ id, title }: { readonly id: string; readonly title: string }): string {
    const words = ownWords.value.get(id)
    return words === undefined ? title : `${title} (${words})`
  }

  async function readCatalog(): Promise<void> {
    catalog.value = await callHost('dataset.catalog', null)
  }

  async function readReferences(): Promise<void> {
    references.value = markRaw(await callHost('dataset.references', null))
  }

  const loading = new Map<string, Promise<LoadedEdition>>()

  /** Reads the edition to show at start-up, without waiting for the catalog. */
  async function readFirst(): Promise<void> {
    const file = await callHost('dataset.first', null)
    if (file === null) return
    if (!loading.has(file.id)) loading.set(file.id, Promise.resolve(take(file)))
    await knowOf(file.id)
  }

  /** One of the user's own editions may only be known now. */
  async function knowOf(id: string): Promise<void> {
    if (!editionIds.value.includes(id)) await readCatalog()
  }

  /** Returns an edition, which is read once. Throws a CallFailed if it is unknown or damaged. */
  function loadEdition(id: string): Promise<LoadedEdition> {
    const known = loading.get(id)
    if (known !== undefined) return known
    const promise = readEdition(id).catch(async (error: unknown) => {
      loading.delete(id)
      await readCatalog()
      throw error
    })
    loading.set(id, promise)
    return promise
  }

  async function readEdition(id: string): Promise<LoadedEdition> {
    const edition = take(await callHost('dataset.edition', { edition: id }))
    await knowOf(id)
    return edition
  }

  function take(file: EditionFile): LoadedEdition {
    const edition = markRaw(loadedEdition(buildOutline(file)))
    loaded.value = new Map(loaded.value).set(file.id, edition)
    return edition
  }

  /** Reads all other editions, for histories and lineage, and has every file checked. */
  async function readTheRest(): Promise<void> {
    for (const id of [...usableIds.value].reverse()) {
      await loadEdition(id).catch(() => undefined)
      await whenIdle()
    }
    catalog.value = await callHost('dataset.check', null)
    checked.value = true
  }

  let following = Promise.resolve()

  /** Updates the editions that were added, changed or removed, without a restart. Never rejects. */
  function follow(): Promise<void> {
    following = following.then(followNow).catch(() => undefined)
    return following
  }

  async function followNow(): Promise<void> {
    const before = checksums(catalog.value)
    await readCatalog()
    const now = checksums(catalog.value)
    const differs = (id: string) => before.get(id) !== now.get(id)
    if (![...before.keys(), ...now.keys()].some(differs)) return
    const shown = [...loaded.value.keys()].filter(differs)
    for (const id of shown) loading.delete(id)
    // A changed edition replaces its old version immediately. Nothing shows a removed one any more.
    await Promise.all(
      shown.filter((id) => now.has(id)).map((id) => loadEdition(id).catch(() => undefined)),
    )
    const gone = new Set(shown.filter((id) => !loading.has(id)))
    if (gone.size > 0) {
      loaded.value = new Map([...loaded.value].filter(([id]) => !gone.has(id)))
    }
    if (!checked.value) return
    await Promise.all(usableIds.value.map((id) => loadEdition(id).catch(() => undefined)))
    await readReferences()
    catalog.value = await callHost('dataset.check', null)
  }

  onHostEvent('dataset-changed', () => void follow())
  onHostEvent('connected', () => void follow())

  return {
    catalog,
    references,
    loaded,
    checked,
    ownWords,
    markedTitle,
    editionIds,
    usableIds,
    guideByCategory,
    outlines,
    readCatalog,
    readReferences,
    readFirst,
    loadEdition,
    readTheRest,
    follow,
  }
})

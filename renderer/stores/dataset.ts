import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowRef } from 'vue'
import type { Catalogue, CatalogueEdition } from '#core/contract/dataset-calls.ts'
import type { OutputOf } from '#core/contract/contract.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { type Placement, buildPlacement } from '#core/editions/placement.ts'
import { callHost, onHostEvent } from '../host/host.ts'
import { whenIdle } from './idle.ts'

/** An edition as the UI works with it. */
export interface LoadedEdition {
  readonly outline: Outline
  readonly placement: Placement
}

/** What became of the editions while the window was open. */
interface Renewal {
  readonly added: readonly CatalogueEdition[]
  readonly gone: readonly CatalogueEdition[]
}

/** Where codes lie is worked out when it is first asked: the first look can do without. */
function loadedEdition(outline: Outline): LoadedEdition {
  let placement: Placement | undefined
  return {
    outline,
    get placement() {
      return (placement ??= buildPlacement(outline).placement)
    },
  }
}

/** The dataset: its catalogue, its reference lists, and the editions read so far. */
export const useDataset = defineStore('dataset', () => {
  const catalogue = shallowRef<Catalogue>({ datasetVersion: '', editions: [], problems: [] })
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
  /** The last time that editions came, changed or went: a new object each time. */
  const renewal = shallowRef<Renewal>()

  const editionIds = computed(() => catalogue.value.editions.map(({ id }) => id))
  const usableIds = computed(() =>
    catalogue.value.editions.filter(({ state }) => state !== 'refused').map(({ id }) => id),
  )
  const guideByCategory = computed(
    () => new Map(references.value.guide.map((entry) => [entry.category, entry])),
  )
  /** The outlines read so far, ascending by effective date. */
  const outlines = computed(() =>
    editionIds.value.flatMap((id) => loaded.value.get(id)?.outline ?? []),
  )

  /** What is said of an edition that did not ship with the app; empty for those that did. */
  const ownWords = computed(
    () =>
      new Map(
        catalogue.value.editions.flatMap(({ id, origin }) =>
          origin === 'shipped' ? [] : [[id, origin === 'own' ? 'own edition' : 'shared edition']],
        ),
      ),
  )

  /** Returns an edition's title, which says so where it did not ship with the app: `CPT 2027 (own edition)`. */
  function markedTitle({ id, title }: { readonly id: string; readonly title: string }): string {
    const words = ownWords.value.get(id)
    return words === undefined ? title : `${title} (${words})`
  }

  async function readCatalogue(): Promise<void> {
    catalogue.value = await callHost('dataset.catalogue', null)
  }

  async function readReferences(): Promise<void> {
    references.value = markRaw(await callHost('dataset.references', null))
  }

  const loading = new Map<string, Promise<LoadedEdition>>()

  /** Reads the edition that a start shows, without asking which one it is. */
  async function readFirst(): Promise<void> {
    const file = await callHost('dataset.first', null)
    if (file === null) return
    if (!loading.has(file.id)) loading.set(file.id, Promise.resolve(take(file)))
    // One of the user's own may have become known only now.
    if (!editionIds.value.includes(file.id)) await readCatalogue()
  }

  /** Returns an edition, read once. Throws a CallFailed where it is unknown or damaged. */
  function loadEdition(id: string): Promise<LoadedEdition> {
    const known = loading.get(id)
    if (known !== undefined) return known
    const promise = readEdition(id).catch(async (error: unknown) => {
      loading.delete(id)
      await renew()
      throw error
    })
    loading.set(id, promise)
    return promise
  }

  async function readEdition(id: string): Promise<LoadedEdition> {
    return take(await callHost('dataset.edition', { edition: id }))
  }

  function take(file: EditionFile): LoadedEdition {
    const edition = markRaw(loadedEdition(buildOutline(file)))
    loaded.value = new Map(loaded.value).set(file.id, edition)
    return edition
  }

  let readsAll = false
  let renewing: Promise<void> | undefined

  /** Follows the files: reads the editions that are new or changed, and forgets those that are gone. */
  function renew(): Promise<void> {
    const turn: Promise<void> = (renewing ?? Promise.resolve()).then(async () => {
      // Those that were told of meanwhile are in this turn.
      if (renewing !== turn) return
      await follow()
    })
    renewing = turn
    return turn
  }

  async function follow(): Promise<void> {
    const before = new Map(catalogue.value.editions.map((edition) => [edition.id, edition]))
    await readCatalogue()
    const now = catalogue.value.editions
    if (before.size === 0) return
    const changed = now.filter(({ id, sha256 }) => before.get(id)?.sha256 !== sha256)
    const gone = [...before.values()].filter(({ id }) => now.every((edition) => edition.id !== id))
    if (changed.length + gone.length === 0) return
    for (const { id } of [...changed, ...gone]) loading.delete(id)
    const wanted = changed.filter(({ id }) => readsAll || loaded.value.has(id))
    const read = await Promise.all(
      wanted.map(async ({ id }) => {
        const file = await callHost('dataset.edition', { edition: id }).catch(() => undefined)
        return [id, file && markRaw(loadedEdition(buildOutline(file)))] as const
      }),
    )
    // All at once, so that nothing is compared with what is no longer there.
    const next = new Map(loaded.value)
    for (const { id } of gone) next.delete(id)
    for (const [id, edition] of read) {
      if (edition === undefined) next.delete(id)
      else next.set(id, edition)
      if (edition !== undefined) loading.set(id, Promise.resolve(edition))
    }
    loaded.value = next
    if (checked.value) await readReferences()
    renewal.value = { added: changed.filter(({ id }) => !before.has(id)), gone }
  }

  /** Reads all other editions, for what the editions say together, and has every file checked. */
  async function readTheRest(): Promise<void> {
    readsAll = true
    for (const id of [...usableIds.value].reverse()) {
      await loadEdition(id).catch(() => undefined)
      await whenIdle()
    }
    catalogue.value = await callHost('dataset.check', null)
    // Own editions may have become known only by then.
    for (const id of usableIds.value) await loadEdition(id).catch(() => undefined)
    checked.value = true
  }

  onHostEvent('dataset-changed', () => void renew())
  onHostEvent('connected', () => void renew())

  return {
    catalogue,
    references,
    loaded,
    checked,
    renewal,
    ownWords,
    markedTitle,
    editionIds,
    usableIds,
    guideByCategory,
    outlines,
    readCatalogue,
    readReferences,
    readFirst,
    loadEdition,
    readTheRest,
    renew,
  }
})

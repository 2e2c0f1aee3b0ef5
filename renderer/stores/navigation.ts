import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { localToday } from '#core/dates/local-today.ts'
import { editionsToTry } from '#core/editions/dated-editions.ts'
import { type Code, parseCode } from '#core/codes/code.ts'
import type { OpenPlace } from '#core/contract/place-schema.ts'
import { addressOfPlace } from '#core/contract/place.ts'
import { type Category, ancestorsOf, childrenOf, sectionsOf } from '#core/editions/outline.ts'
import { deepestCategory } from '#core/editions/placement.ts'
import { useDataset } from './dataset.ts'
import { useMessages } from './messages.ts'

/** The content of a desk sheet: a branch of the outline, or a bookmark folder (`null` for all bookmarks). */
export type SheetSource =
  | { readonly kind: 'branch'; readonly category: string }
  | { readonly kind: 'folder'; readonly folder: string | null }

/** What the main pane shows. */
export type View =
  | { readonly kind: 'start' }
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'dataset' }
  | { readonly kind: 'references' }
  /** Bookmarks and notes with changed categories. */
  | { readonly kind: 'review' }
  /** Export, import and backups of user data. */
  | { readonly kind: 'user-data' }
  | { readonly kind: 'settings' }
  /** Keyboard shortcuts. */
  | { readonly kind: 'keyboard' }
  | { readonly kind: 'compare'; readonly from: string; readonly to: string }
  /** All editions, including the user's own, and the import of editions. */
  | { readonly kind: 'editions' }
  /** The corrections of the edition on screen since it was imported. */
  | { readonly kind: 'corrections' }
  /** All code tables, and adding one. */
  | { readonly kind: 'tables' }
  /** A CPT or HCPCS Level II code, from the code tables. */
  | { readonly kind: 'code'; readonly code: string }
  /** A letter or group of HCPCS Level II; all letters if it is empty. */
  | { readonly kind: 'code-group'; readonly group: string }
  | { readonly kind: 'desk-sheet'; readonly source: SheetSource }
  /** A code that no category of the edition contains. Only a preview. */
  | { readonly kind: 'missing-code'; readonly code: Code }

/** An entry of the history: an edition and a view in it. */
export interface Place {
  readonly edition: string
  readonly view: View
}

/** Returns a place as one that a new window can open, or `undefined` if none can. */
export function openPlaceOf({ edition, view }: Place): OpenPlace | undefined {
  if (view.kind === 'category') return { kind: 'category', edition, category: view.category }
  if (view.kind === 'code') return { kind: 'code', edition, code: view.code }
  return view.kind === 'compare' ? { kind: 'compare', from: view.from, to: view.to } : undefined
}

function sameSource(a: SheetSource, b: SheetSource): boolean {
  if (a.kind === 'branch' && b.kind === 'branch') return a.category === b.category
  return a.kind === 'folder' && b.kind === 'folder' && a.folder === b.folder
}

/** Where the user is: edition, view and history. */
export const useNavigation = defineStore('navigation', () => {
  const dataset = useDataset()
  const messages = useMessages()

  const place = shallowRef<Place>({ edition: '', view: { kind: 'start' } })
  /** What is shown instead of the view while a query is typed. It is not in the history, and not saved. */
  const preview = shallowRef<View>()
  /** The last request that waits for editions to be read: the edition to come on screen, with the view or only with that. */
  const request = shallowRef<{ readonly edition: string; readonly with: 'view' | 'any view' }>()
  const switching = computed(() => request.value !== undefined)

  const editionId = computed(() => place.value.edition)
  const view = computed(() => preview.value ?? place.value.view)
  const isPreview = computed(() => preview.value !== undefined)
  const edition = computed(() => dataset.loaded.get(place.value.edition))
  /** The category on screen, or the deepest one that contains the code on screen, if the edition has one. */
  const category = computed<Category | undefined>(() => {
    const current = view.value
    if (current.kind === 'code') {
      const code = parseCode(current.code)
      return code && edition.value && deepestCategory(edition.value.placement, code)
    }
    return current.kind === 'category'
      ? edition.value?.outline.byId.get(current.category)
      : undefined
  })
  const path = computed(() => {
    if (category.value === undefined || edition.value === undefined) return []
    return [...ancestorsOf(edition.value.outline, category.value), category.value]
  })

  /** The categories with the same parent, including itself, in book order. */
  const siblings = computed<readonly Category[]>(() => {
    const outline = edition.value?.outline
    if (outline === undefined || category.value === undefined) return []
    const parent = outline.byId.get(category.value.parent ?? '')
    return parent === undefined ? sectionsOf(outline) : childrenOf(outline, parent)
  })

  function address(shown: Place): string {
    const open = openPlaceOf(shown)
    return open === undefined ? `#/${shown.edition}/${shown.view.kind}` : addressOfPlace(open)
  }

  function sameView(a: View, b: View): boolean {
    if (a.kind === 'category' && b.kind === 'category') return a.category === b.category
    if (a.kind === 'compare' && b.kind === 'compare') return a.from === b.from && a.to === b.to
    if (a.kind === 'code' && b.kind === 'code') return a.code === b.code
    if (a.kind === 'code-group' && b.kind === 'code-group') return a.group === b.group
    if (a.kind === 'desk-sheet' && b.kind === 'desk-sheet') return sameSource(a.source, b.source)
    if (a.kind === 'missing-code' && b.kind === 'missing-code') return a.code === b.code
    return a.kind === b.kind
  }

  /** Goes to a place. `push` adds an entry to the history; `replace` replaces the current one. */
  function goTo(next: Place, how: 'push' | 'replace' = 'push'): void {
    const current = place.value
    preview.value = undefined
    // Who opens something else no longer waits for a view. A switch of the edition goes on, with the new view.
    if (request.value?.with === 'view') request.value = undefined
    if (current.edition === next.edition && sameView(current.view, next.view)) return
    place.value = next
    if (how === 'push') window.history.pushState({ ...next }, '', address(next))
    else window.history.replaceState({ ...next }, '', address(next))
  }

  function open(id: string, how: 'push' | 'replace' = 'push'): void {
    goTo({ edition: place.value.edition, view: { kind: 'category', category: id } }, how)
  }

  /** Opens the page of a code. */
  function openCodePage(code: string, how: 'push' | 'replace' = 'push'): void {
    goTo({ edition: place.value.edition, view: { kind: 'code', code } }, how)
  }

  /** Shows a view as a preview, until it ends or something is opened. */
  function showPreview(next: View): void {
    if (preview.value === undefined || !sameView(preview.value, next)) preview.value = next
  }

  /** Ends the preview. Returns whether there was one. */
  function endPreview(): boolean {
    const was = isPreview.value
    preview.value = undefined
    return was
  }

  /** Opens the desk sheet of a branch, or of a bookmark folder. */
  function openDeskSheet(source: SheetSource): void {
    show({ kind: 'desk-sheet', source })
  }

  function show(next: View): void {
    goTo({ edition: place.value.edition, view: next })
  }

  /** Returns an edition and the previous one; for the oldest edition, that and the next one. */
  function stepTo(id: string): { from: string; to: string } {
    const ids = dataset.usableIds
    const index = Math.max(1, ids.indexOf(id))
    return { from: ids[index - 1] ?? id, to: ids[index] ?? id }
  }

  /**
   * Switches the edition. View and query stay; a comparison becomes that of the edition with the previous
   * one. Tells the user if the edition cannot be used.
   */
  async function switchEdition(id: string, how: 'push' | 'replace' = 'push'): Promise<boolean> {
    // Another view may be opened in the meantime.
    const next = (): Place => ({
      edition: id,
      view:
        place.value.view.kind === 'compare' ? { kind: 'compare', ...stepTo(id) } : place.value.view,
    })
    return whenRead({ edition: id, with: 'any view' }, next(), () => goTo(next(), how))
  }

  /** Opens a category in an edition. */
  async function openIn(id: string, categoryId: string): Promise<void> {
    const next: Place = { edition: id, view: { kind: 'category', category: categoryId } }
    await whenRead({ edition: id, with: 'view' }, next, () => goTo(next))
  }

  /** Compares two editions. The second becomes the one on screen. */
  async function compare(
    from: string,
    to: string,
    how: 'push' | 'replace' = 'push',
  ): Promise<void> {
    const next: Place = { edition: to, view: { kind: 'compare', from, to } }
    await whenRead({ edition: to, with: 'view' }, next, () => goTo(next, how))
  }

  /**
   * Reads the editions that a place shows and then goes there, unless something else was asked for in the meantime: the last
   * request wins. Returns whether they could be read, and tells the user if not.
   */
  async function whenRead(
    asked: NonNullable<typeof request.value>,
    next: Place,
    go: () => void,
  ): Promise<boolean> {
    request.value = asked
    try {
      await loadFor(next)
      if (request.value === asked) go()
      return true
    } catch (error) {
      messages.report(error)
      return false
    } finally {
      if (request.value === asked) request.value = undefined
    }
  }

  /** Reads the editions that a place shows. Throws a CallFailed if one is unknown or damaged. */
  async function loadFor({ edition: id, view: shown }: Place): Promise<void> {
    const ids = shown.kind === 'compare' ? [id, shown.from, shown.to] : [id]
    await Promise.all(ids.map((each) => dataset.loadEdition(each)))
  }

  /** Switches to the previous (-1) or next (+1) edition, if there is one. */
  async function stepEdition(step: -1 | 1): Promise<void> {
    const ids = dataset.usableIds
    const next = ids[ids.indexOf(request.value?.edition ?? place.value.edition) + step]
    if (next === undefined) {
      messages.say(step < 0 ? 'This is the oldest edition.' : 'This is the newest edition.')
      return
    }
    await switchEdition(next)
  }

  /** Opens the previous (-1) or next (+1) category in book order. */
  function stepCategory(step: -1 | 1): void {
    const outline = edition.value?.outline
    if (outline === undefined) return
    const position = category.value === undefined ? -1 : category.value.position
    const next = outline.categories[position + step]
    if (next !== undefined) open(next.id)
  }

  /** Opens the previous (-1) or next (+1) category with the same parent, if there is one. */
  function stepSibling(step: -1 | 1): void {
    const at = siblings.value.findIndex(({ id }) => id === category.value?.id)
    const next = at < 0 ? undefined : siblings.value[at + step]
    if (next !== undefined) open(next.id)
    else if (at >= 0)
      messages.say(step < 0 ? 'This is the first category.' : 'This is the last category.')
  }

  function openParent(): void {
    const parent = category.value?.parent
    if (parent !== undefined && parent !== null) open(parent)
  }

  // If the edition on screen is removed or becomes unusable, the one in effect replaces it. The watcher is synchronous,
  // since the edition is gone the next moment.
  watch(
    () => dataset.usableIds,
    (ids, before) => {
      const { edition: shown, view: shownView } = place.value
      const isGone = before.includes(shown) && !ids.includes(shown)
      const compared = shownView.kind === 'compare' ? [shownView.from, shownView.to] : []
      if (!isGone && compared.every((id) => ids.includes(id) || !before.includes(id))) return
      const [next] = editionsToTry(usableEditions(), isGone ? null : shown, localToday())
      if (next === undefined) return
      const left = isGone ? shown : compared.find((id) => !ids.includes(id))
      messages.say(`Edition ${left ?? ''} is no longer there. This is edition ${next}.`)
      const nextView: View =
        shownView.kind === 'compare' ? { kind: 'compare', ...stepTo(next) } : shownView
      if (dataset.loaded.has(next)) goTo({ edition: next, view: nextView }, 'replace')
      else void switchEdition(next, 'replace')
    },
    { flush: 'sync' },
  )

  function usableEditions() {
    return dataset.catalog.editions.filter(({ id }) => dataset.usableIds.includes(id))
  }

  window.addEventListener('popstate', ({ state }: PopStateEvent) => {
    const next = state as Place | null
    if (next === null) return
    void whenRead({ edition: next.edition, with: 'view' }, next, () => {
      preview.value = undefined
      place.value = next
    })
  })

  return {
    place,
    switching,
    editionId,
    view,
    isPreview,
    edition,
    category,
    path,
    siblings,
    goTo,
    open,
    showPreview,
    endPreview,
    openIn,
    openCodePage,
    show,
    openDeskSheet,
    stepTo,
    switchEdition,
    compare,
    stepEdition,
    stepCategory,
    stepSibling,
    openParent,
  }
})

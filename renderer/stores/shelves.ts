import { defineStore } from 'pinia'
import { computed, markRaw, shallowRef } from 'vue'
import type { ListedShelf } from '#core/contract/shelf-calls.ts'
import { type ShelfPart, changesToCopy } from '#core/shelves/shelf-content.ts'
import type { Bookmark, UserDocument } from '#core/userdata/document.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { withSharedRecords } from '#core/userdata/shared-records.ts'
import { callHost, onHostEvent } from '../host/host.ts'
import { useMessages } from './messages.ts'
import { useUserData } from './user-data.ts'

/** A shelf with its content. */
export type ShownShelf = ListedShelf & { readonly document: UserDocument }

/** Bookmarks and notes that others publish, shown next to the user's own. */
export const useShelves = defineStore('shelves', () => {
  const messages = useMessages()
  const userData = useUserData()

  const shelves = shallowRef<readonly ShownShelf[]>([])
  let turns = 0

  /** The shelf of a bookmark; `undefined` for the user's own. */
  const shelfOf = computed(() => {
    const held = new Map<Bookmark, ShownShelf>()
    for (const shelf of shelves.value) {
      for (const bookmark of shelf.document.bookmarks) held.set(bookmark, shelf)
    }
    return (bookmark: Bookmark): ShownShelf | undefined => held.get(bookmark)
  })

  async function documentOf({ id, revision }: ListedShelf): Promise<UserDocument> {
    if (revision === '') return emptyDocument
    const before = shelves.value.find((shelf) => shelf.id === id)
    if (before?.revision === revision) return before.document
    const content = await callHost('shelves.content', { shelf: id })
    const document = { ...emptyDocument, ...content }
    return markRaw(before === undefined ? document : withSharedRecords(document, before.document))
  }

  async function read(): Promise<void> {
    const turn = ++turns
    try {
      const listed = await callHost('shelves.list', null)
      const shown = await Promise.all(
        listed.map(async (shelf) => ({ ...shelf, document: await documentOf(shelf) })),
      )
      if (turn === turns) shelves.value = shown
    } catch (error) {
      // If one was just removed, the next event reports it.
      if (turn === turns) messages.report(error)
    }
  }

  /** Subscribes to a shelf. Can be undone. Returns why it is not possible, in sentences. */
  async function add(typed: string): Promise<string | undefined> {
    try {
      const { path, name, bookmarks, notes } = await callHost('shelves.preview', { path: typed })
      if (shelves.value.some((shelf) => shelf.path === path)) return 'You already have this shelf.'
      const paths = [...userData.settings.shelves, path]
      await userData.applyAndSay(
        [{ kind: 'set-settings', values: { shelves: paths } }],
        `Shelf added: ${name} (bookmarks: ${bookmarks}, notes: ${notes})`,
      )
      return undefined
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  /** Unsubscribes from a shelf. Can be undone. */
  async function remove({ path, name }: ListedShelf): Promise<void> {
    const paths = userData.settings.shelves.filter((each) => each !== path)
    await userData.applyAndSay(
      [{ kind: 'set-settings', values: { shelves: paths } }],
      `Shelf removed: ${name}`,
    )
  }

  /** Copies a part of a shelf to the user's bookmarks. Can be undone. `what` names the part. */
  async function copy(shelf: ShownShelf, part: ShelfPart, what: string): Promise<void> {
    const changes = changesToCopy(userData.document, shelf.document, part)
    if (changes.length === 0) messages.say(`Already in your bookmarks and notes: ${what}`)
    else await userData.applyAndSay(changes, `Copied: ${what}`)
  }

  async function refresh(): Promise<void> {
    try {
      await callHost('shelves.refresh', null)
    } catch (error) {
      messages.report(error)
    }
  }

  onHostEvent('shelves-changed', () => void read())
  onHostEvent('connected', () => void read())

  return { shelves, shelfOf, read, add, remove, copy, refresh }
})

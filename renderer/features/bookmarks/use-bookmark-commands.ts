import { nextTick } from 'vue'
import type { Change } from '#core/userdata/change.ts'
import { joinNotes } from '#core/userdata/join-notes.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
import { useBookmarkList } from '../../stores/bookmark-list.ts'
import { useCategoryStatuses } from '../../stores/category-statuses.ts'
import { useMessages } from '../../stores/messages.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useSearch } from '../../stores/search.ts'
import { useSnapshotName } from '../../stores/snapshot-name.ts'
import { useUserData } from '../../stores/user-data.ts'
import { requestFocus } from '../shell/focus-requests.ts'
import {
  type BookmarkRow,
  type RowItem,
  folderKey,
  searchKey,
  searchesKey,
  splitKey,
} from '../../stores/bookmark-rows.ts'
import {
  type DropPlace,
  dropChanges,
  moveAmongSiblings,
  moveIntoFolderAbove,
  moveOutOfFolder,
  moveTo,
} from './moves.ts'
import { bookmarkCommandsTexts, sharedTexts } from './texts.ts'

/** A bookmark or note, as it is in the edition on screen. */
interface Accepted {
  /** The bookmark's id; a note has none. */
  readonly id: string | undefined
  readonly kept: Snapshot
  readonly now: Snapshot
}

/** The commands of the bookmark tree. Each change shows a message with Undo. */
export function useBookmarkCommands() {
  const statuses = useCategoryStatuses()
  const list = useBookmarkList()
  const messages = useMessages()
  const navigation = useNavigation()
  const search = useSearch()
  const userData = useUserData()
  const nameOf = useSnapshotName()

  function titleOfKept(kept: { readonly snapshot: Snapshot } | undefined): string | undefined {
    return kept && nameOf(kept.snapshot)
  }

  /** Returns a short text for the keys: the name of a single item, otherwise the number of items. */
  function titleOf(keys: readonly string[]): string {
    const [first] = keys
    if (keys.length !== 1 || first === undefined) return sharedTexts.items(keys.length)
    const { kind, id } = splitKey(first)
    const { folders, bookmarks, notes, searches } = userData.document
    const names: Partial<Record<RowItem['kind'], string | undefined>> = {
      folder: folders.find((folder) => folder.id === id)?.name,
      bookmark: titleOfKept(bookmarks.find((bookmark) => bookmark.id === id)),
      note: titleOfKept(notes.find(({ snapshot }) => snapshot.category === id)),
      search: searches.find((each) => each.id === id)?.name,
    }
    return names[kind] ?? sharedTexts.items(1)
  }

  /** Opens a bookmarked category in the edition on screen, or, if it is not there, in its own edition. Opens the page of a HCPCS code. */
  function openNow(snapshot: Snapshot): void {
    if (snapshot.system === 'hcpcs') {
      navigation.openCodePage(snapshot.code)
      return
    }
    const here = navigation.edition?.outline.byId.get(snapshot.category)
    const now = statuses.statusOf(snapshot)?.categories[0] ?? here
    if (now === undefined) {
      openThen(snapshot)
      return
    }
    askFor(snapshot)
    navigation.open(now.id)
  }

  /** Searches for the code that a bookmark was made for. */
  function askFor({ code }: Snapshot): void {
    if (code === undefined) return
    search.query = code
    requestFocus('search')
  }

  /** Opens a bookmarked category in the edition in which it was bookmarked. */
  function openThen(snapshot: Snapshot): void {
    if (snapshot.system === 'hcpcs') {
      openNow(snapshot)
      return
    }
    askFor(snapshot)
    void navigation.openIn(snapshot.edition, snapshot.category)
  }

  async function runSearch(query: string, edition: string | null): Promise<void> {
    if (edition !== null && edition !== navigation.editionId)
      await navigation.switchEdition(edition)
    search.query = query
    requestFocus('search')
  }

  /** Opens the item of a row. A folder expands or collapses. */
  function openRow(row: BookmarkRow): void {
    const { item, key, expanded } = row
    if (item.kind === 'bookmark') openNow(item.bookmark.snapshot)
    else if (item.kind === 'note') openNow(item.note.snapshot)
    else if (item.kind === 'search') void runSearch(item.search.query, item.search.edition)
    else list.setOpen(key, !expanded)
  }

  async function remove(keys: readonly string[]): Promise<void> {
    const of = (kind: RowItem['kind']) =>
      keys
        .map(splitKey)
        .filter((each) => each.kind === kind)
        .map(({ id }) => id)
    const lists = {
      bookmarks: of('bookmark'),
      folders: of('folder'),
      notes: of('note'),
      searches: of('search'),
    }
    const removal = Object.fromEntries(Object.entries(lists).filter(([, ids]) => ids.length > 0))
    if (Object.keys(removal).length === 0) return
    // The focus moves to the next remaining row, so that the user can continue from there.
    const gone = new Set(keys)
    const { rows, focusedIndex } = list
    const staying = [...rows.slice(focusedIndex), ...rows.slice(0, focusedIndex).reverse()]
    const next = staying.find(({ key }) => !gone.has(key))
    const { deleted, deletedWithFolder } = bookmarkCommandsTexts
    const text = (lists.folders.length > 0 ? deletedWithFolder : deleted)(titleOf(keys))
    const done = userData.applyAndSay([{ kind: 'remove', ...removal }], text)
    list.focusedKey = next?.key
    await done
  }

  function folderName(id: string | null): string {
    const folder = userData.document.folders.find((each) => each.id === id)
    return folder === undefined
      ? bookmarkCommandsTexts.topLevel
      : bookmarkCommandsTexts.folder(folder.name)
  }

  async function move(keys: readonly string[], folder: string | null): Promise<void> {
    const { folders, bookmarks } = userData.document
    const isElsewhere = (key: string) => {
      const { kind, id } = splitKey(key)
      return kind === 'folder'
        ? folders.some((each) => each.id === id && each.parent !== folder && id !== folder)
        : bookmarks.some((each) => each.id === id && each.folder !== folder)
    }
    const moving = keys.filter(isElsewhere)
    const changes = moveTo(userData.document, moving, folder)
    if (changes.length === 0) return
    // Before they exist, since rows that disappear even for a moment are no longer selected.
    if (list.focusedKey !== undefined) list.reveal(list.focusedKey, folder)
    await userData.applyAndSay(
      changes,
      bookmarkCommandsTexts.movedTo(folderName(folder), titleOf(moving)),
    )
  }

  async function drop(keys: readonly string[], place: DropPlace): Promise<void> {
    const changes = dropChanges(userData.document, keys, place)
    if (changes.length > 0)
      await userData.applyAndSay(changes, bookmarkCommandsTexts.moved(titleOf(keys)))
  }

  /** Moves the focused row, and its selected siblings, by one position, into a folder or out of one. */
  async function moveByKey(where: 'up' | 'down' | 'in' | 'out'): Promise<void> {
    const { key, shelf } = list.focusedRow ?? {}
    if (key === undefined || shelf !== undefined) return
    const { document } = userData
    const keys = list.activeKeys
    if (where === 'up' || where === 'down') {
      const change = moveAmongSiblings(document, key, keys, where === 'up' ? -1 : 1)
      if (change !== undefined) await userData.apply([change])
      return
    }
    if (where === 'in') {
      const into = moveIntoFolderAbove(document, key, keys)
      if (into === undefined) {
        messages.say(bookmarkCommandsTexts.noFolderAbove)
        return
      }
      list.reveal(key, into.folder)
      await userData.applyAndSay(
        [into.change],
        bookmarkCommandsTexts.movedInto(folderName(into.folder)),
      )
      return
    }
    const out = moveOutOfFolder(document, key, keys)
    if (out !== undefined)
      await userData.applyAndSay([out], bookmarkCommandsTexts.movedOut(titleOf(keys)))
  }

  async function tag(ids: readonly string[], add: string[], removed: string[]): Promise<void> {
    const change: Change = { kind: 'tag-bookmarks', ids: [...ids], add, remove: removed }
    const { tagged, tagRemoved, onBookmarks } = bookmarkCommandsTexts
    const text = add.length > 0 ? tagged(add.join('; ')) : tagRemoved(removed.join('; '))
    await userData.applyAndSay([change], ids.length === 1 ? text : onBookmarks(text, ids.length))
  }

  /** Creates a folder next to the focused row, or in it if that is a folder, and focuses its name. */
  async function newFolder(): Promise<void> {
    const { item, shelf } = list.focusedRow ?? {}
    const parent =
      shelf !== undefined
        ? null
        : item?.kind === 'folder'
          ? item.folder.id
          : item?.kind === 'bookmark'
            ? item.bookmark.folder
            : null
    const id = crypto.randomUUID()
    list.words = ''
    list.tag = ''
    await userData.applyAndSay(
      [{ kind: 'add-folder', id, name: bookmarkCommandsTexts.newFolderName, parent }],
      bookmarkCommandsTexts.folderCreated,
    )
    list.reveal(folderKey(id), parent)
    await editFocused()
  }

  /** Focuses the details of the focused row: its name, or its note. */
  async function editFocused(): Promise<void> {
    list.select([])
    list.detailsShown = true
    await nextTick()
    requestFocus('bookmark-name')
  }

  /** Saves the query of the search box, named after itself. */
  async function saveSearch(): Promise<void> {
    const query = search.query.trim().slice(0, 1000)
    if (query === '') {
      messages.say(bookmarkCommandsTexts.nothingToSave)
      return
    }
    if (userData.document.searches.some((saved) => saved.query === query)) {
      messages.say(bookmarkCommandsTexts.alreadySaved)
      return
    }
    const id = crypto.randomUUID()
    const name = query.replace(/\s+/g, ' ').slice(0, 120).trim()
    await userData.applyAndSay(
      [{ kind: 'add-search', id, name, query, edition: null }],
      bookmarkCommandsTexts.searchSaved(name),
    )
    list.setOpen(searchesKey, true)
    list.focusedKey = searchKey(id)
  }

  /** Updates bookmarks and notes to the edition on screen, so that they count as unchanged there. */
  async function keepAsNow(accepted: readonly Accepted[]): Promise<void> {
    const [first] = accepted
    if (first === undefined) return
    const edits = accepted.flatMap(({ id, now }) =>
      id === undefined ? [] : [{ id, snapshot: now }],
    )
    const changes: Change[] = edits.length > 0 ? [{ kind: 'edit-bookmarks', edits }] : []
    const nowByNote = new Map(
      accepted
        .filter(({ kept }) => userData.noteByCategory.has(kept.category))
        .map(({ kept, now }) => [kept.category, now]),
    )
    if (nowByNote.size > 0) {
      const places = new Set([...nowByNote.values()].map(({ category }) => category))
      const notes = userData.notes.flatMap((note) => {
        const snapshot = nowByNote.get(note.snapshot.category)
        if (snapshot !== undefined) return [{ ...note, snapshot }]
        return places.has(note.snapshot.category) ? [note] : []
      })
      changes.push(
        { kind: 'remove', notes: [...nowByNote.keys()] },
        { kind: 'put', notes: [{ before: null, items: joinNotes(notes) }] },
      )
    }
    const what = accepted.length > 1 ? sharedTexts.items(accepted.length) : nameOf(first.now)
    await userData.applyAndSay(changes, bookmarkCommandsTexts.updated(first.now.edition, what))
  }

  return {
    openNow,
    openThen,
    openRow,
    runSearch,
    remove,
    move,
    drop,
    moveByKey,
    tag,
    newFolder,
    editFocused,
    saveSearch,
    keepAsNow,
  }
}

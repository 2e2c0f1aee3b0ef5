import type { Change } from '#core/userdata/change.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { bookmarksIn, folderChain, foldersIn } from '#core/userdata/folders.ts'
import { splitKey } from '../../stores/bookmark-rows.ts'

/** The target of a drop: next to a row, into a folder, or in the space below all rows. */
export interface DropPlace {
  /** `undefined`: the space below. */
  readonly key: string | undefined
  readonly side: 'before' | 'after' | 'into'
}

interface HasId {
  readonly id: string
}

const idsOf = (keys: readonly string[], kind: 'folder' | 'bookmark' | 'search'): string[] =>
  keys
    .map(splitKey)
    .filter((each) => each.kind === kind)
    .map(({ id }) => id)

/**
 * Returns the change that moves an item, and its siblings in `keys`, by one position; `undefined` at the end, and for
 * items without an order.
 */
export function moveAmongSiblings(
  document: UserDocument,
  key: string,
  keys: readonly string[],
  step: -1 | 1,
): Change | undefined {
  const { kind, id } = splitKey(key)
  if (kind === 'bookmark') {
    const folder = document.bookmarks.find((bookmark) => bookmark.id === id)?.folder
    if (folder === undefined) return undefined
    const move = stepOf(bookmarksIn(document, folder), idsOf(keys, kind), step)
    return move && { kind: 'move-bookmarks', folder, ...move }
  }
  if (kind === 'folder') {
    const parent = document.folders.find((folder) => folder.id === id)?.parent
    if (parent === undefined) return undefined
    const move = stepOf(foldersIn(document, parent), idsOf(keys, kind), step)
    return move && { kind: 'move-folders', parent, ...move }
  }
  if (kind !== 'search') return undefined
  const move = stepOf(document.searches, idsOf(keys, kind), step)
  return move && { kind: 'move-searches', ...move }
}

function stepOf(
  siblings: readonly HasId[],
  wanted: readonly string[],
  step: -1 | 1,
): { ids: string[]; before: string | null } | undefined {
  const ids = siblings.filter(({ id }) => wanted.includes(id)).map(({ id }) => id)
  const first = siblings.findIndex(({ id }) => id === ids[0])
  const last = siblings.findIndex(({ id }) => id === ids.at(-1))
  const passed = siblings[step === -1 ? first - 1 : last + 1]
  if (first === -1 || passed === undefined) return undefined
  const before = step === -1 ? passed.id : (siblings[last + 2]?.id ?? null)
  return { ids, before }
}

/**
 * Returns the change that moves an item into the folder right above it among its siblings, and that folder's id;
 * `undefined` if there is none.
 */
export function moveIntoFolderAbove(
  document: UserDocument,
  key: string,
  keys: readonly string[],
): { change: Change; folder: string } | undefined {
  const { kind, id } = splitKey(key)
  if (kind === 'bookmark') {
    const from = document.bookmarks.find((bookmark) => bookmark.id === id)?.folder
    const target = from === undefined ? undefined : foldersIn(document, from).at(-1)
    if (target === undefined) return undefined
    const ids = idsOf(keys, kind)
    return { change: { kind: 'move-bookmarks', ids, folder: target.id }, folder: target.id }
  }
  if (kind !== 'folder') return undefined
  const parent = document.folders.find((folder) => folder.id === id)?.parent
  if (parent === undefined) return undefined
  const siblings = foldersIn(document, parent)
  const target = siblings[siblings.findIndex((folder) => folder.id === id) - 1]
  if (target === undefined) return undefined
  return { change: { kind: 'move-folders', ids: [id], parent: target.id }, folder: target.id }
}

/** Returns the change that moves an item out of its folder, next to it; `undefined` at the top level. */
export function moveOutOfFolder(
  document: UserDocument,
  key: string,
  keys: readonly string[],
): Change | undefined {
  const { kind, id } = splitKey(key)
  const holder =
    kind === 'bookmark'
      ? document.bookmarks.find((bookmark) => bookmark.id === id)?.folder
      : document.folders.find((folder) => folder.id === id)?.parent
  const folder = document.folders.find((each) => each.id === holder)
  if (folder === undefined) return undefined
  const { parent } = folder
  if (kind === 'bookmark') {
    const before = bookmarksIn(document, parent)[0]?.id ?? null
    return { kind: 'move-bookmarks', ids: idsOf(keys, kind), folder: parent, before }
  }
  const siblings = foldersIn(document, parent)
  const before = siblings[siblings.indexOf(folder) + 1]?.id ?? null
  return { kind: 'move-folders', ids: [id], parent, before }
}

/**
 * Returns the changes that move bookmarks and folders into a folder (`null`: the top level), to its end or before the
 * given ones. A folder is never moved into itself.
 */
export function moveTo(
  document: UserDocument,
  keys: readonly string[],
  folder: string | null,
  before: { bookmark?: string | null; folder?: string | null } = {},
): Change[] {
  const above = new Set(folderChain(document, folder).map(({ id }) => id))
  const folders = idsOf(keys, 'folder').filter((id) => !above.has(id))
  const bookmarks = idsOf(keys, 'bookmark')
  const changes: Change[] = []
  if (folders.length > 0) {
    const place = before.folder ?? null
    changes.push({ kind: 'move-folders', ids: folders, parent: folder, before: place })
  }
  if (bookmarks.length > 0) {
    const place = before.bookmark ?? null
    changes.push({ kind: 'move-bookmarks', ids: bookmarks, folder, before: place })
  }
  return changes
}

/** Returns the changes for a drop; none if it does nothing. */
export function dropChanges(
  document: UserDocument,
  keys: readonly string[],
  { key, side }: DropPlace,
): Change[] {
  if (key === undefined) return moveTo(document, keys, null)
  if (keys.includes(key)) return []
  const { kind, id } = splitKey(key)
  if (kind === 'bookmark') {
    const target = document.bookmarks.find((bookmark) => bookmark.id === id)
    if (target === undefined) return []
    const place = side === 'after' ? nextOf(bookmarksIn(document, target.folder), id) : id
    return moveTo(document, keys, target.folder, { bookmark: place })
  }
  const target = document.folders.find((folder) => kind === 'folder' && folder.id === id)
  if (target === undefined) return []
  if (side === 'into') return moveTo(document, keys, target.id)
  const place = side === 'after' ? nextOf(foldersIn(document, target.parent), id) : id
  return moveTo(document, keys, target.parent, { folder: place })
}

function nextOf(siblings: readonly HasId[], id: string): string | null {
  return siblings[siblings.findIndex((each) => each.id === id) + 1]?.id ?? null
}

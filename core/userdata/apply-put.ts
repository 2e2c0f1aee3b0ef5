import type { Change, ChangeOf } from './change.ts'
import type { Folder, UserDocument } from './document.ts'
import { limits } from './limits.ts'
import { type Run, putIn, takeOut } from './order.ts'
import { type Outcome, inWords, noRoom, nothingDone, remarked } from './outcome.ts'

const idOf = ({ id }: { readonly id: string }): string => id
const categoryOf = ({ snapshot }: { readonly snapshot: { readonly category: string } }): string =>
  snapshot.category

/** Puts whole items in. One whose folder is not there comes to the top. */
export function put(document: UserDocument, change: ChangeOf<'put'>): Outcome {
  const folders = putItems(document.folders, change.folders, idOf)
  const bookmarks = putItems(document.bookmarks, change.bookmarks, idOf)
  const notes = putItems(document.notes, change.notes, categoryOf)
  const searches = putItems(document.searches, change.searches, idOf)
  const recents = putItems(document.recents, change.recents, categoryOf)

  const counts = [
    [folders.items.length, limits.folders, 'folders'],
    [bookmarks.items.length, limits.bookmarks, 'bookmarks'],
    [notes.items.length, limits.notes, 'notes'],
    [searches.items.length, limits.searches, 'saved searches'],
  ] as const
  for (const [count, most, what] of counts) {
    if (count > most) {
      const remark = `There would be ${inWords(count)} ${what}; the limit is ${inWords(most)}.`
      return noRoom(document, remark)
    }
  }
  const parts = [folders, bookmarks, notes, searches, recents]
  if (parts.every(({ put }) => put.size === 0))
    return nothingDone(document, 'Nothing was restored.')

  const placed = withValidParents(folders.items, folders.put)
  const known = new Set(placed.map(idOf))
  let homeless = placed === folders.items ? 0 : 1
  const housed = bookmarks.items.map((bookmark) => {
    if (bookmark.folder === null || known.has(bookmark.folder)) return bookmark
    homeless++
    return { ...bookmark, folder: null }
  })

  const removed: Change = {
    kind: 'remove',
    ...(folders.added.length > 0 ? { folders: folders.added } : {}),
    ...(bookmarks.added.length > 0 ? { bookmarks: bookmarks.added } : {}),
    ...(notes.added.length > 0 ? { notes: notes.added } : {}),
    ...(searches.added.length > 0 ? { searches: searches.added } : {}),
    ...(recents.added.length > 0 ? { recents: recents.added } : {}),
  }
  const putBack: Change = {
    kind: 'put',
    ...(folders.old.length > 0 ? { folders: folders.old } : {}),
    ...(bookmarks.old.length > 0 ? { bookmarks: bookmarks.old } : {}),
    ...(notes.old.length > 0 ? { notes: notes.old } : {}),
    ...(searches.old.length > 0 ? { searches: searches.old } : {}),
    ...(recents.old.length > 0 ? { recents: recents.old } : {}),
  }
  const dropped = recents.items.slice(limits.recents)
  const droppedOld = dropped.filter(({ snapshot }) => !recents.put.has(snapshot.category))
  const undo: Change[] = []
  // What was put over others goes back first, so that no folder is lifted out of one that leaves.
  if (parts.some(({ old }) => old.length > 0)) undo.push(putBack)
  if (parts.some(({ added }) => added.length > 0)) undo.push(removed)
  if (droppedOld.length > 0) {
    undo.push({ kind: 'put', recents: [{ before: null, items: droppedOld }] })
  }
  return {
    document: {
      ...document,
      folders: placed,
      bookmarks: homeless > 0 ? housed : bookmarks.items,
      notes: notes.items,
      searches: searches.items,
      recents: dropped.length > 0 ? recents.items.slice(0, limits.recents) : recents.items,
    },
    undo,
    ...remarked(homeless > 0 ? 'Items whose folder is gone moved to the top level.' : undefined),
  }
}

interface PutItems<Item> {
  readonly items: readonly Item[]
  /** Keys of all that was put. */
  readonly put: ReadonlySet<string>
  /** Keys of those that are new. */
  readonly added: readonly string[]
  /** Those that were put over, as they were and where they stood. */
  readonly old: readonly Run<Item>[]
}

function putItems<Item>(
  items: readonly Item[],
  runs: readonly Run<Item>[] = [],
  keyOf: (item: Item) => string,
): PutItems<Item> {
  const put = new Set<string>()
  const fresh = runs.map(({ before, items: run }) => ({
    before,
    items: run.filter((item) => {
      const key = keyOf(item)
      if (put.has(key)) return false
      put.add(key)
      return true
    }),
  }))
  const { kept, runs: old } = takeOut(items, put, keyOf)
  const replaced = new Set(old.flatMap((run) => run.items.map(keyOf)))
  return {
    items: putIn(kept, fresh, keyOf),
    put,
    added: [...put].filter((key) => !replaced.has(key)),
    old,
  }
}

/** Returns the folders, those of `put` at the top whose outer folders are gone, go round in a ring or lie too deep. */
function withValidParents(folders: readonly Folder[], put: ReadonlySet<string>): readonly Folder[] {
  if (put.size === 0) return folders
  const byId = new Map(folders.map((folder) => [folder.id, folder]))
  let repaired = false
  for (const id of put) {
    const folder = byId.get(id)
    if (folder === undefined || reachesTop(folder, byId)) continue
    byId.set(id, { ...folder, parent: null })
    repaired = true
  }
  return repaired ? [...byId.values()] : folders
}

function reachesTop(folder: Folder, byId: ReadonlyMap<string, Folder>): boolean {
  let outer: Folder | undefined = folder
  for (let depth = 0; depth < limits.folderDepth; depth++) {
    if (outer.parent === null) return true
    outer = byId.get(outer.parent)
    if (outer === undefined) return false
  }
  return false
}

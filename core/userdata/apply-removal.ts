import { movesBack } from './apply-to-bookmarks.ts'
import { foldersBack } from './apply-to-folders.ts'
import type { Change, ChangeOf } from './change.ts'
import type { UserDocument } from './document.ts'
import { takeOut } from './order.ts'
import { type Outcome, nothingDone, remarked } from './outcome.ts'

const idOf = ({ id }: { readonly id: string }): string => id
const categoryOf = ({ snapshot }: { readonly snapshot: { readonly category: string } }): string =>
  snapshot.category

/** Takes items away; what lies in a folder that goes, and stays itself, is lifted to the next outer folder that stays. */
export function remove(document: UserDocument, change: ChangeOf<'remove'>): Outcome {
  const bookmarks = takeOut(document.bookmarks, new Set(change.bookmarks), idOf)
  const folders = takeOut(document.folders, new Set(change.folders), idOf)
  const notes = takeOut(document.notes, new Set(change.notes), categoryOf)
  const searches = takeOut(document.searches, new Set(change.searches), idOf)
  const recents = takeOut(document.recents, new Set(change.recents), categoryOf)
  const taken = [bookmarks, folders, notes, searches, recents].reduce(
    (sum, { runs }) => sum + runs.reduce((count, { items }) => count + items.length, 0),
    0,
  )
  if (taken === 0) return nothingDone(document, 'It was already deleted.')
  const asked =
    new Set(change.bookmarks).size +
    new Set(change.folders).size +
    new Set(change.notes).size +
    new Set(change.searches).size +
    new Set(change.recents).size

  const parents = new Map(
    folders.runs.flatMap(({ items }) => items.map(({ id, parent }) => [id, parent] as const)),
  )
  const staying = (folder: string | null): string | null => {
    let outer = folder
    while (outer !== null && parents.has(outer)) outer = parents.get(outer) ?? null
    return outer
  }
  const lifted = bookmarks.kept.filter(({ folder }) => staying(folder) !== folder).map(idOf)
  const liftedFolders = folders.kept.filter(({ parent }) => staying(parent) !== parent).map(idOf)

  const undo: Change[] = [
    {
      kind: 'put',
      ...(bookmarks.runs.length > 0 ? { bookmarks: bookmarks.runs } : {}),
      ...(folders.runs.length > 0 ? { folders: folders.runs } : {}),
      ...(notes.runs.length > 0 ? { notes: notes.runs } : {}),
      ...(searches.runs.length > 0 ? { searches: searches.runs } : {}),
      ...(recents.runs.length > 0 ? { recents: recents.runs } : {}),
    },
    // They still stand where they stood: only the folder is another, so the put comes first.
    ...foldersBack(document.folders, new Set(liftedFolders)),
    ...movesBack(document.bookmarks, new Set(lifted)),
  ]
  return {
    document: {
      ...document,
      bookmarks:
        lifted.length === 0
          ? bookmarks.kept
          : bookmarks.kept.map((bookmark) => {
              const folder = staying(bookmark.folder)
              return folder === bookmark.folder ? bookmark : { ...bookmark, folder }
            }),
      folders:
        liftedFolders.length === 0
          ? folders.kept
          : folders.kept.map((folder) => {
              const parent = staying(folder.parent)
              return parent === folder.parent ? folder : { ...folder, parent }
            }),
      notes: notes.kept,
      searches: searches.kept,
      recents: recents.kept,
    },
    undo,
    ...remarked(taken < asked ? 'Some items were already deleted.' : undefined),
  }
}

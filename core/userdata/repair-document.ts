import type { UserDocument } from './document.ts'
import { withInnerFolders } from './folders.ts'
import { joinNotes } from './join-notes.ts'

/**
 * Returns a document whose parts fit together: each id once (the first stays), one note for
 * each category, folders in no ring,
 * everything in a folder that is there, else at the top. The same object if nothing was amiss.
 */
export function repairDocument(document: UserDocument): UserDocument {
  const folders = once(document.folders, ({ id }) => id)
  const known = new Set(folders.map(({ id }) => id))
  const housed = mapped(folders, (folder) =>
    folder.parent === null || known.has(folder.parent) ? folder : { ...folder, parent: null },
  )
  const fromTop = withInnerFolders(
    housed,
    housed.filter(({ parent }) => parent === null).map(({ id }) => id),
  )
  const repaired = {
    folders: mapped(housed, (folder) =>
      fromTop.has(folder.id) ? folder : { ...folder, parent: null },
    ),
    bookmarks: mapped(
      once(document.bookmarks, ({ id }) => id),
      (bookmark) =>
        bookmark.folder === null || known.has(bookmark.folder)
          ? bookmark
          : { ...bookmark, folder: null },
    ),
    notes: joinNotes(document.notes),
    searches: once(document.searches, ({ id }) => id),
    recents: once(document.recents, ({ snapshot }) => snapshot.category),
  }
  const amiss =
    repaired.folders !== document.folders ||
    repaired.bookmarks !== document.bookmarks ||
    repaired.notes !== document.notes ||
    repaired.searches !== document.searches ||
    repaired.recents !== document.recents
  return amiss ? { ...document, ...repaired } : document
}

function once<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const seen = new Set<string>()
  const kept = items.filter((item) => {
    const key = keyOf(item)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  return kept.length === items.length ? items : kept
}

function mapped<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const changed = items.map(change)
  return changed.every((item, index) => item === items[index]) ? items : changed
}

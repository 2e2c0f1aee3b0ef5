import type { Change } from '../userdata/change.ts'
import type { Folder, UserDocument } from '../userdata/document.ts'
import { changesToImport } from '../userdata/exchange/changes-to-import.ts'
import { withInnerFolders } from '../userdata/folders.ts'
import { limits } from '../userdata/limits.ts'

export const shelfParts = ['folders', 'bookmarks', 'notes'] as const

/** What a shelf holds. */
export type ShelfContent = Pick<UserDocument, (typeof shelfParts)[number]>

export const noContent: ShelfContent = { folders: [], bookmarks: [], notes: [] }

/**
 * Returns what of the user's data goes onto a shelf: everything, or what a folder holds. Notes on categories
 * come along only if wanted; of a folder, those on the categories that are bookmarked in it.
 */
export function contentToPublish(
  document: UserDocument,
  folder: string | null,
  withNotes: boolean,
): ShelfContent {
  const part = folder === null ? document : contentOfFolder(document, folder)
  const categories = new Set(part.bookmarks.map(({ snapshot }) => snapshot.category))
  const isWanted = (category: string) => folder === null || categories.has(category)
  return {
    folders: part.folders,
    bookmarks: part.bookmarks,
    notes: withNotes
      ? document.notes.filter(({ snapshot }) => isWanted(snapshot.category))
      : noContent.notes,
  }
}

/** Returns the folders and bookmarks inside a folder, as they would be without it. */
function contentOfFolder(content: ShelfContent, folder: string): ShelfContent {
  const inner = withInnerFolders(content.folders, [folder])
  const lifted = (at: string | null) => (at === folder ? null : at)
  return {
    folders: content.folders
      .filter(({ id }) => id !== folder && inner.has(id))
      .map((each) => ({ ...each, parent: lifted(each.parent) })),
    bookmarks: content.bookmarks
      .filter((bookmark) => bookmark.folder !== null && inner.has(bookmark.folder))
      .map((bookmark) => ({ ...bookmark, folder: lifted(bookmark.folder) })),
    notes: noContent.notes,
  }
}

/** What of a shelf is copied. */
export type ShelfPart =
  | { readonly kind: 'all'; readonly shelf: string; readonly name: string; readonly now: string }
  | { readonly kind: 'folder'; readonly id: string }
  | { readonly kind: 'bookmark'; readonly id: string }
  /** By category id. */
  | { readonly kind: 'note'; readonly category: string }

/**
 * Returns the changes that copy a part of a shelf to the user's own data; none if all of it is there
 * already. Copies keep their ids, so that nothing comes twice, wherever the user has moved it. What the
 * user changed stays as it is; only a note that is copied by itself is added to the user's own.
 */
export function changesToCopy(
  document: UserDocument,
  content: ShelfContent,
  part: ShelfPart,
): Change[] {
  if (part.kind === 'note') {
    const note = content.notes.find(({ snapshot }) => snapshot.category === part.category)
    const own = document.notes.find(({ snapshot }) => snapshot.category === part.category)
    return note === undefined || own?.text.includes(note.text) === true
      ? []
      : [{ kind: 'set-note', snapshot: note.snapshot, text: note.text, was: '' }]
  }
  return changesToImport(document, contentToCopy(content, part), 'merge', 'mine')
}

function contentToCopy(
  content: ShelfContent,
  part: Exclude<ShelfPart, { kind: 'note' }>,
): ShelfContent {
  switch (part.kind) {
    case 'bookmark': {
      const bookmarks = content.bookmarks.filter(({ id }) => id === part.id)
      return {
        folders: noContent.folders,
        bookmarks: bookmarks.map((each) => ({ ...each, folder: null })),
        notes: notesOn(content, bookmarks),
      }
    }
    case 'folder': {
      const inner = withInnerFolders(content.folders, [part.id])
      const bookmarks = content.bookmarks.filter(
        ({ folder }) => folder !== null && inner.has(folder),
      )
      return {
        folders: content.folders
          .filter(({ id }) => inner.has(id))
          .map((each) => (each.id === part.id ? { ...each, parent: null } : each)),
        bookmarks,
        notes: notesOn(content, bookmarks),
      }
    }
    case 'all': {
      const name = part.name.slice(0, limits.nameText).trim()
      const id = `shelf-${part.shelf}`
      const outer: Folder = { id, parent: null, name, created: part.now, changed: part.now }
      return {
        folders: [
          outer,
          ...content.folders.map((each) => (each.parent === null ? { ...each, parent: id } : each)),
        ],
        bookmarks: content.bookmarks.map((each) =>
          each.folder === null ? { ...each, folder: id } : each,
        ),
        notes: content.notes,
      }
    }
  }
}

/** Returns the notes on the categories of some bookmarks. */
function notesOn(
  { notes }: ShelfContent,
  bookmarks: ShelfContent['bookmarks'],
): ShelfContent['notes'] {
  const categories = new Set(bookmarks.map(({ snapshot }) => snapshot.category))
  return notes.filter(({ snapshot }) => categories.has(snapshot.category))
}

import type { Change, ChangeOf } from './change.ts'
import type { UserDocument } from './document.ts'

/**
 * Returns the changes that put `to` in place of what a document holds. Parts that `to` lacks stay as
 * they are, and so does the session, which is of the moment. They can be undone like any others.
 */
export function changesToReplace(
  from: UserDocument,
  to: Partial<Omit<UserDocument, 'session'>>,
): Change[] {
  const removal: Omit<ChangeOf<'remove'>, 'kind'> = {
    ...(to.bookmarks && from.bookmarks.length > 0 ? { bookmarks: ids(from.bookmarks) } : {}),
    ...(to.folders && from.folders.length > 0 ? { folders: ids(from.folders) } : {}),
    ...(to.notes && from.notes.length > 0 ? { notes: categories(from.notes) } : {}),
    ...(to.searches && from.searches.length > 0 ? { searches: ids(from.searches) } : {}),
    ...(to.recents && from.recents.length > 0 ? { recents: categories(from.recents) } : {}),
  }
  const { folders = [], bookmarks = [], notes = [], searches = [], recents = [] } = to
  const changes: Change[] = []
  if (Object.keys(removal).length > 0) changes.push({ kind: 'remove', ...removal })
  if ([folders, bookmarks, notes, searches, recents].some((items) => items.length > 0)) {
    changes.push({
      kind: 'put',
      bookmarks: [{ before: null, items: bookmarks }],
      folders: [{ before: null, items: folders }],
      notes: [{ before: null, items: notes }],
      searches: [{ before: null, items: searches }],
      recents: [{ before: null, items: recents }],
    })
  }
  const { settings } = to
  if (settings === undefined) return changes
  const unset = Object.keys(from.settings).filter((key) => !Object.hasOwn(settings, key))
  if (unset.length > 0 || Object.keys(settings).length > 0) {
    changes.push({ kind: 'set-settings', values: settings, unset })
  }
  return changes
}

const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id)
const categories = (
  items: readonly { readonly snapshot: { readonly category: string } }[],
): string[] => items.map(({ snapshot }) => snapshot.category)

import type { Change } from './change.ts'
import type { UserDocument } from './document.ts'

/**
 * Returns the changes that make of one document another, but for the session, which is of the
 * moment. They can be undone like any others.
 */
export function changesToReplace(from: UserDocument, to: UserDocument): Change[] {
  const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id)
  const categories = (items: readonly { readonly snapshot: { readonly category: string } }[]) =>
    items.map(({ snapshot }) => snapshot.category)
  const changes: Change[] = [
    {
      kind: 'remove',
      ...(from.bookmarks.length > 0 ? { bookmarks: ids(from.bookmarks) } : {}),
      ...(from.folders.length > 0 ? { folders: ids(from.folders) } : {}),
      ...(from.notes.length > 0 ? { notes: categories(from.notes) } : {}),
      ...(from.searches.length > 0 ? { searches: ids(from.searches) } : {}),
      ...(from.recents.length > 0 ? { recents: categories(from.recents) } : {}),
    },
    {
      kind: 'put',
      bookmarks: [{ before: null, items: to.bookmarks }],
      folders: [{ before: null, items: to.folders }],
      notes: [{ before: null, items: to.notes }],
      searches: [{ before: null, items: to.searches }],
      recents: [{ before: null, items: to.recents }],
    },
    {
      kind: 'set-settings',
      values: to.settings,
      unset: Object.keys(from.settings).filter((key) => !Object.hasOwn(to.settings, key)),
    },
  ]
  return changes
}

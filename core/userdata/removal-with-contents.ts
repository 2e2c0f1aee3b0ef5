import type { ChangeOf } from './change.ts'
import type { UserDocument } from './document.ts'
import { withInnerFolders } from './folders.ts'

/**
 * Returns the change that takes a folder away with all that it holds now. What another process puts
 * into it meanwhile is lifted out, not lost. To keep all that it holds, remove the folder alone.
 */
export function removalWithContents(document: UserDocument, folder: string): ChangeOf<'remove'> {
  const folders = withInnerFolders(document.folders, [folder])
  const bookmarks = document.bookmarks
    .filter((bookmark) => bookmark.folder !== null && folders.has(bookmark.folder))
    .map(({ id }) => id)
  return {
    kind: 'remove',
    folders: [...folders],
    ...(bookmarks.length > 0 ? { bookmarks } : {}),
  }
}

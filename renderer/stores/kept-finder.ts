import type { Bookmark, CategoryNote, UserDocument } from '#core/userdata/document.ts'
import { findBookmarks, findNotes, narrows, notesWithoutBookmark } from '#core/userdata/find.ts'

interface Kept {
  readonly bookmarks: readonly Bookmark[]
  readonly notes: readonly CategoryNote[]
}

/** Returns the bookmarks of a document that hold all of the words, and the notes that no bookmark shows. */
export type KeptFinder = (document: UserDocument, words: string) => Kept

/** Returns what finds bookmarks and notes key by key: words typed on are sought among what was found before. */
export function createKeptFinder(): KeptFinder {
  let last: (Kept & { readonly document: UserDocument; readonly words: string }) | undefined
  return (document, words) => {
    const goesOn = last?.document === document && narrows(words, last.words)
    const among = goesOn ? last : undefined
    last = {
      document,
      words,
      bookmarks: findBookmarks(document, words, among?.bookmarks),
      notes: findNotes(among?.notes ?? notesWithoutBookmark(document), words),
    }
    return last
  }
}

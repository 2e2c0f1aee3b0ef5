import type { Bookmark, CategoryNote, UserDocument } from '#core/userdata/document.ts'
import { findBookmarks, findNotes, narrows, notesWithoutBookmark } from '#core/userdata/find.ts'

interface Kept {
  readonly bookmarks: readonly Bookmark[]
  readonly notes: readonly CategoryNote[]
}

/** Returns the bookmarks of a document that contain all of the words, and the matching notes without a bookmark. */
export type KeptFinder = (document: UserDocument, words: string) => Kept

/** Returns a function that finds bookmarks and notes at each key. While words grow, it searches only the previous matches. */
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

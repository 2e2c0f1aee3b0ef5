import type { UserDocument } from '#core/userdata/document.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
import type { KeptFinder } from '../../stores/kept-finder.ts'

/** A bookmark, or a note on a category without one, that a search found. */
export interface KeptMatch {
  readonly key: string
  readonly what: 'Bookmark' | 'Note'
  readonly snapshot: Snapshot
  readonly note: string
}

/**
 * Returns the bookmarks that hold all words of a query, with the notes on their categories, then other
 * notes that do: the first `most`, and how many there are.
 */
export function keptMatches(
  find: KeptFinder,
  document: UserDocument,
  query: string,
  most: number,
  noteOf: (snapshot: Snapshot) => string,
): { matches: readonly KeptMatch[]; total: number } {
  if (query.trim() === '') return { matches: [], total: 0 }
  const { bookmarks, notes } = find(document, query)
  const matches = [
    ...bookmarks.slice(0, most).map(({ id, snapshot }): KeptMatch => ({
      key: id,
      what: 'Bookmark',
      snapshot,
      note: noteOf(snapshot),
    })),
    ...notes.slice(0, most).map(({ snapshot, text }): KeptMatch => ({
      key: snapshot.category,
      what: 'Note',
      snapshot,
      note: text,
    })),
  ]
  return { matches: matches.slice(0, most), total: bookmarks.length + notes.length }
}

import type { UserDocument } from '#core/userdata/document.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
import type { KeptFinder } from '../../stores/kept-finder.ts'
import { bookmarkMatchesTexts, sharedTexts } from './texts.ts'

/** A bookmark found by a search, or a note on a category without a bookmark. */
export interface KeptMatch {
  readonly key: string
  /** What it is, and on which shelf. */
  readonly what: string
  readonly snapshot: Snapshot
  readonly note: string
}

/**
 * Returns the bookmarks that contain all words of a query, with the notes on their categories, then other matching
 * notes: the first `most`, and the total. `shelf` names their shelf if they are not the user's own.
 */
export function keptMatches(
  find: KeptFinder,
  document: UserDocument,
  query: string,
  most: number,
  shelf?: string,
): { matches: readonly KeptMatch[]; total: number } {
  if (query.trim() === '') return { matches: [], total: 0 }
  const { bookmarks, notes } = find(document, query)
  const noteOn = (category: string) =>
    document.notes.find((note) => note.snapshot.category === category)?.text ?? ''
  const whatFor = (kind: string) =>
    shelf === undefined ? kind : bookmarkMatchesTexts.onShelf(kind, shelf)
  const matches = [
    ...bookmarks.slice(0, most).map(({ id, snapshot }): KeptMatch => ({
      key: id,
      what: whatFor(sharedTexts.bookmark),
      snapshot,
      note: noteOn(snapshot.category),
    })),
    ...notes.slice(0, most).map(({ snapshot, text }): KeptMatch => ({
      key: snapshot.category,
      what: whatFor(sharedTexts.note),
      snapshot,
      note: text,
    })),
  ]
  return { matches: matches.slice(0, most), total: bookmarks.length + notes.length }
}

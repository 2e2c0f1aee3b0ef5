import { sameJson } from '../text/same-json.ts'
import type { UserDocument } from './document.ts'

/**
 * Returns `document` with the very objects of `known` wherever both say the same: a document that was
 * read again is mostly what was there before, and whatever is kept by object stays good.
 */
export function withSharedRecords(document: UserDocument, known: UserDocument): UserDocument {
  if (document === known) return document
  return {
    folders: shared(document.folders, known.folders, ({ id }) => id),
    bookmarks: shared(document.bookmarks, known.bookmarks, ({ id }) => id),
    notes: shared(document.notes, known.notes, ({ snapshot }) => snapshot.category),
    searches: shared(document.searches, known.searches, ({ id }) => id),
    recents: shared(document.recents, known.recents, ({ snapshot }) => snapshot.category),
    settings: sameJson(document.settings, known.settings) ? known.settings : document.settings,
    session: sameJson(document.session, known.session) ? known.session : document.session,
  }
}

function shared<Item>(
  items: readonly Item[],
  known: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  if (items === known) return items
  const byKey = new Map(known.map((item) => [keyOf(item), item]))
  const next = items.map((item) => {
    const other = byKey.get(keyOf(item))
    return other !== undefined && sameJson(item, other) ? other : item
  })
  const isKnown = next.length === known.length && next.every((item, index) => item === known[index])
  return isKnown ? known : next
}

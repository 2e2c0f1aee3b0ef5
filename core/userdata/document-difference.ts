import type { UserDocument } from './document.ts'
import type { DocumentDifference } from './document-difference-schema.ts'

type Run<Item> =
  { readonly from: number; readonly to: number } | { readonly items: readonly Item[] }
type Runs<Item> = readonly Run<Item>[]

/**
 * Returns what has become of a document. Items count as the same where they are the same objects, as
 * changes leave them: it is short where little changed.
 */
export function differenceOf(before: UserDocument, now: UserDocument): DocumentDifference {
  return {
    ...(before.folders === now.folders ? {} : { folders: runs(before.folders, now.folders) }),
    ...(before.bookmarks === now.bookmarks
      ? {}
      : { bookmarks: runs(before.bookmarks, now.bookmarks) }),
    ...(before.notes === now.notes ? {} : { notes: runs(before.notes, now.notes) }),
    ...(before.searches === now.searches ? {} : { searches: runs(before.searches, now.searches) }),
    ...(before.recents === now.recents ? {} : { recents: runs(before.recents, now.recents) }),
    ...(before.settings === now.settings ? {} : { settings: now.settings }),
    ...(before.session === now.session ? {} : { session: now.session }),
  }
}

/** Returns the document that `difference` makes of the one before; what did not change is the same object in both. If nothing did, it is the same document. */
export function withDifference(before: UserDocument, difference: DocumentDifference): UserDocument {
  if (Object.keys(difference).length === 0) return before
  const { folders, bookmarks, notes, searches, recents, settings, session } = difference
  return {
    folders: folders ? listOf(before.folders, folders) : before.folders,
    bookmarks: bookmarks ? listOf(before.bookmarks, bookmarks) : before.bookmarks,
    notes: notes ? listOf(before.notes, notes) : before.notes,
    searches: searches ? listOf(before.searches, searches) : before.searches,
    recents: recents ? listOf(before.recents, recents) : before.recents,
    settings: settings ?? before.settings,
    session: session ?? before.session,
  }
}

function runs<Item extends object>(before: readonly Item[], now: readonly Item[]): Runs<Item> {
  const places = new Map(before.map((item, index) => [item, index]))
  const found: ({ from: number; to: number } | { items: Item[] })[] = []
  for (const item of now) {
    const place = places.get(item)
    const last = found.at(-1)
    if (place === undefined) {
      if (last !== undefined && 'items' in last) last.items.push(item)
      else found.push({ items: [item] })
    } else if (last !== undefined && 'to' in last && last.to === place) last.to++
    else found.push({ from: place, to: place + 1 })
  }
  return found
}

function listOf<Item>(before: readonly Item[], list: Runs<Item>): readonly Item[] {
  return list.flatMap((run) => ('items' in run ? run.items : before.slice(run.from, run.to)))
}

/** Documents by their revisions, the latest few: they share what did not change, so that each takes little room. */
export interface DocumentMemory {
  keep(revision: number, document: UserDocument): void
  /** The document of a revision, or `undefined` if it is forgotten or was never there. */
  find(revision: number): UserDocument | undefined
}

const mostKept = 16

/** Returns a memory that holds nothing yet. */
export function createDocumentMemory(): DocumentMemory {
  const kept = new Map<number, UserDocument>()
  return {
    keep(revision, document) {
      kept.set(revision, document)
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break
        kept.delete(oldest)
      }
    },
    find: (revision) => kept.get(revision),
  }
}

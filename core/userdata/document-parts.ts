import type { UserDocument } from './document.ts'

export type DocumentPart = keyof UserDocument

/** What the user made: worth backups. */
export const madeParts = ['folders', 'bookmarks', 'notes', 'searches', 'settings'] as const
/** What the app remembers by itself. It changes with every step, and must never push a backup out. */
export const rememberedParts = ['recents', 'session'] as const

/** Whether two documents have the same objects in some of their parts. */
export function sameParts(
  parts: readonly DocumentPart[],
  one: UserDocument,
  other: UserDocument,
): boolean {
  return parts.every((part) => one[part] === other[part])
}

/** Returns a document with some of its parts taken from another one. */
export function withParts(
  document: UserDocument,
  parts: readonly DocumentPart[],
  from: UserDocument,
): UserDocument {
  return { ...document, ...Object.fromEntries(parts.map((part) => [part, from[part]])) }
}

/** The document of a user who has not added anything yet. */
export const emptyDocument: UserDocument = {
  folders: [],
  bookmarks: [],
  notes: [],
  searches: [],
  recents: [],
  settings: {},
  session: {},
}

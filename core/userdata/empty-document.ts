import type { UserDocument } from './document.ts'

/** What a person who never put anything in has. */
export const emptyDocument: UserDocument = {
  folders: [],
  bookmarks: [],
  notes: [],
  searches: [],
  recents: [],
  settings: {},
  session: {},
}

/**
 * How much the user data may hold. Far above what the user puts in, low enough that the file stays
 * quick to save and no import can fill the memory. Texts are counted in UTF-16 units.
 */
export const limits = {
  bookmarks: 20_000,
  folders: 2_000,
  /** How deep folders may be nested. */
  folderDepth: 8,
  /** As many as bookmarks and notes together in version 2, where each bookmark had its own. */
  notes: 40_000,
  recents: 200,
  searches: 500,
  tagsPerBookmark: 30,
  tagText: 60,
  nameText: 120,
  /** The name of a kept category or code, and each name above it. */
  snapshotName: 200,
  noteText: 100_000,
  queryText: 1_000,
  /** Shelves that the user subscribes to. */
  shelves: 20,
  shelfPath: 4_000,
  /** All names, tags and notes together. */
  totalText: 20_000_000,
  /** Keys of the settings, and of the session. */
  recordKeys: 300,
  /** One value of the settings or the session, as JSON. */
  recordValueText: 100_000,
  recordValueDepth: 8,
  changesAtOnce: 25_000,
} as const

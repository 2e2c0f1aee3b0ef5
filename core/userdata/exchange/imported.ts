import type { JsonRecord } from '../json-value.ts'
import type { UserDocument } from '../document.ts'

/** What an import brings. Parts that its format does not have are absent, and stay as they are. */
export type Imported = Partial<Omit<UserDocument, 'session'>>

export type ImportReading =
  | {
      readonly state: 'read'
      readonly imported: Imported
      /** What was skipped or corrected, one sentence each. */
      readonly remarks: readonly string[]
    }
  /** The problem is a sentence. */
  | { readonly state: 'refused'; readonly problem: string }

/**
 * Returns settings from elsewhere with the shelves that the user's own settings name, or with none. Paths belong
 * to this computer: no file that is imported may have the app look at others, least of all on another machine.
 */
export function withOwnShelves(settings: JsonRecord, own: JsonRecord): JsonRecord {
  const others = Object.fromEntries(Object.entries(settings).filter(([key]) => key !== 'shelves'))
  return own['shelves'] === undefined ? others : { ...others, shelves: own['shelves'] }
}

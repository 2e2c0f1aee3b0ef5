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

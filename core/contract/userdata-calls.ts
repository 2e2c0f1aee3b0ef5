import { z } from 'zod'
import { changesSchema } from '../userdata/change.ts'
import { documentDifferenceSchema } from '../userdata/document-difference-schema.ts'
import { timeSchema } from '../dates/time-schema.ts'
import { type UserDocument, userDocumentSchema } from '../userdata/document.ts'
import { importedKinds } from '../userdata/exchange/preview-import.ts'
import { untrustedLimits } from '../untrusted/limits.ts'
import { call } from './call.ts'

/** What happened to the file, in words for the user. */
const noticeSchema = z.strictObject({
  id: z.string(),
  kind: z.enum([
    /** The file was damaged or missing, and a backup replaced it. */
    'restored',
    /** The file was damaged and no backup was readable, so the data starts empty. */
    'started-empty',
    /** The file is from a newer version of the app, so it is read-only. */
    'newer-version',
    /** The file exists, but cannot be read now. */
    'unreadable',
    /** The last changes are in memory only; saving is retried. */
    'not-saved',
    /** Another program replaced the file with an older or different copy: both are kept. */
    'conflict',
    /** Changes are saved, and no backup can be kept. */
    'no-backup',
  ]),
  message: z.string(),
  at: timeSchema,
})

const revisionSchema = z.int().nonnegative()

/** The revision of the caller's document. If the host still knows it, the answer contains only the difference. */
const knownSchema = revisionSchema.optional()

const stateSchema = z.strictObject({
  /** Increases with each change, across all windows and processes. */
  revision: revisionSchema,
  /** The whole document, or the difference from the caller's revision. */
  content: z.union([
    z.strictObject({ document: userDocumentSchema }),
    z.strictObject({ since: revisionSchema, difference: documentDifferenceSchema }),
  ]),
  notices: z.array(noticeSchema),
  /** Whether changes are rejected, because a newer version of the app has written the file. */
  readOnly: z.boolean(),
  /** Whether everything is on the disk. */
  saved: z.boolean(),
})

const remarkSchema = z.strictObject({
  change: z.int().nonnegative(),
  effect: z.enum(['skipped', 'adjusted', 'no-room']),
  reason: z.string(),
})

const appliedSchema = stateSchema.extend({
  /** Changes that restore the old state. */
  undo: changesSchema,
  /** Changes that were not applied, or not as intended, and why. */
  remarks: z.array(remarkSchema),
})

const exchangeFormatSchema = z.enum(['json', 'csv'])
const importSchema = z.strictObject({
  format: exchangeFormatSchema,
  text: z.string().max(untrustedLimits.importFile.json.text),
})

const previewSchema = z.strictObject({
  counts: z
    .array(
      z.strictObject({
        kind: z.enum(importedKinds),
        new: z.int().nonnegative(),
        same: z.int().nonnegative(),
        conflicting: z.int().nonnegative(),
        missing: z.int().nonnegative(),
      }),
    )
    .readonly(),
  conflicts: z
    .array(
      z.strictObject({
        kind: z.enum(importedKinds),
        title: z.string(),
        differs: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  /** What was skipped or corrected, one sentence each. */
  remarks: z.array(z.string()).readonly(),
  /** Why there is no room for it, one sentence each; then nothing is imported. */
  noRoom: z.strictObject({
    merge: z.array(z.string()).readonly(),
    replace: z.array(z.string()).readonly(),
  }),
})

const backupSchema = z.strictObject({
  /** Identifies exactly this state: the backup file can change a moment later. */
  id: z.string(),
  /** When its state was saved. */
  at: timeSchema,
  bookmarks: z.int().nonnegative(),
  notes: z.int().nonnegative(),
  /** Whether it is not a backup, but a copy that another program put in place of the file. */
  isOtherCopy: z.boolean(),
})

export type UserDataNotice = z.output<typeof noticeSchema>
export type UserDataAnswer = Readonly<z.output<typeof stateSchema>>

type WithDocument<Answer> = Readonly<Omit<Answer, 'content'> & { document: UserDocument }>
/** The state in the host, with the whole document. */
export type UserDataState = WithDocument<UserDataAnswer>
export type UserDataApplied = WithDocument<z.output<typeof appliedSchema>>
export type UserDataBackup = Readonly<z.output<typeof backupSchema>>

export const userDataCalls = {
  /** The current user data. */
  'userdata.read': call(z.strictObject({ known: knownSchema }), stateSchema),
  /**
   * Applies changes to the latest state of all windows and processes, and saves it. Answers when it
   * is on the disk, or, with `saved: false` and a notice, when that failed: it is then kept in memory
   * and retried. Fails with `read-only` if a newer version of the app has written the file.
   */
  'userdata.apply': call(
    z.strictObject({ changes: changesSchema, known: knownSchema }),
    appliedSchema,
  ),
  /** Dismisses a notice. */
  'userdata.dismissNotice': call(z.strictObject({ id: z.string().max(100) }), z.null()),
  /** Everything except the session, as JSON that imports unchanged, or bookmarks and notes for a spreadsheet. */
  'userdata.export': call(
    z.strictObject({ format: exchangeFormatSchema }),
    z.strictObject({ text: z.string(), fileName: z.string() }),
  ),
  /** Previews an import. Fails with `bad-file` if it cannot be read. */
  'userdata.previewImport': call(importSchema, previewSchema),
  /**
   * Merges an import, or replaces everything with it: completely or, if there is no room, not at all.
   * Fails with `bad-file`, or as `userdata.apply` does.
   */
  'userdata.import': call(
    importSchema.extend({
      mode: z.enum(['merge', 'replace']),
      /** Whose item a merge keeps in a conflict. */
      prefer: z.enum(['mine', 'theirs']),
      known: knownSchema,
    }),
    appliedSchema,
  ),
  /** The readable backups, newest first. */
  'userdata.backups': call(z.null(), z.array(backupSchema)),
  /**
   * Replaces the current state with a backup, which can be undone: exactly the listed state, whatever
   * was saved since. Fails with `bad-file` if it is gone.
   */
  'userdata.restoreBackup': call(
    z.strictObject({ id: z.string().max(100), known: knownSchema }),
    appliedSchema,
  ),
}

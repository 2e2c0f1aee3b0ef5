import { z } from 'zod'
import { changesSchema } from '../userdata/change.ts'
import { documentDifferenceSchema } from '../userdata/document-difference-schema.ts'
import { type UserDocument, timeSchema, userDocumentSchema } from '../userdata/document.ts'
import { importedKinds } from '../userdata/exchange/preview-import.ts'
import { untrustedLimits } from '../untrusted/limits.ts'
import { call } from './call.ts'

/** What became of the file, in words for the person. */
const noticeSchema = z.strictObject({
  id: z.string(),
  kind: z.enum([
    /** The file was damaged or missing: a backup took its place. */
    'restored',
    /** The file was damaged and no backup could be read: the data start empty. */
    'started-empty',
    /** The file is of a newer version of the app: it can be looked at, not changed. */
    'newer-version',
    /** The file is there and cannot be read now. */
    'unreadable',
    /** What was changed last is in memory only; saving is tried again. */
    'not-saved',
    /** Another program put an older or a different copy in place of the file: both are kept. */
    'conflict',
    /** Changes are saved, and no backup can be kept. */
    'no-backup',
  ]),
  message: z.string(),
  at: timeSchema,
})

const revisionSchema = z.int().nonnegative()

/** The revision of the document that the caller has: where the host still knows it, it answers with what differs. */
const knownSchema = revisionSchema.optional()

const stateSchema = z.strictObject({
  /** Grows with each change, over all windows and processes. */
  revision: revisionSchema,
  /** All of the document, or what it has become since a revision that the caller has. */
  content: z.union([
    z.strictObject({ document: userDocumentSchema }),
    z.strictObject({ since: revisionSchema, difference: documentDifferenceSchema }),
  ]),
  notices: z.array(noticeSchema),
  /** Whether changes are refused, since a newer version of the app has written the file. */
  readOnly: z.boolean(),
  /** Whether all of it is on the disk. */
  saved: z.boolean(),
})

const remarkSchema = z.strictObject({
  change: z.int().nonnegative(),
  effect: z.enum(['skipped', 'adjusted', 'no-room']),
  reason: z.string(),
})

const appliedSchema = stateSchema.extend({
  /** Changes that bring the old state back. */
  undo: changesSchema,
  /** Which changes were not done, or not as meant, and why. */
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
  /** What was skipped or corrected in reading: a sentence each. */
  remarks: z.array(z.string()).readonly(),
  /** Why there is no room for it, a sentence each; then nothing of it comes in. */
  noRoom: z.strictObject({
    merge: z.array(z.string()).readonly(),
    replace: z.array(z.string()).readonly(),
  }),
})

const backupSchema = z.strictObject({
  /** Names this very state: what stands in a backup's file may be another one a moment later. */
  id: z.string(),
  /** When its state was saved. */
  at: timeSchema,
  bookmarks: z.int().nonnegative(),
  notes: z.int().nonnegative(),
  /** Whether it is no backup, but a copy that another program put in place of the file. */
  isOtherCopy: z.boolean(),
})

export type UserDataNotice = z.output<typeof noticeSchema>
export type UserDataAnswer = Readonly<z.output<typeof stateSchema>>

type WithDocument<Answer> = Readonly<Omit<Answer, 'content'> & { document: UserDocument }>
/** The state as the host has it: with all of the document. */
export type UserDataState = WithDocument<UserDataAnswer>
export type UserDataApplied = WithDocument<z.output<typeof appliedSchema>>
export type UserDataBackup = Readonly<z.output<typeof backupSchema>>

export const userDataCalls = {
  /** What the person has put in, as it is now. */
  'userdata.read': call(z.strictObject({ known: knownSchema }), stateSchema),
  /**
   * Applies changes to the latest state of all windows and processes, and saves it. Answers when it
   * is on the disk, or, with `saved: false` and a notice, when that failed: it is then kept in memory
   * and tried again. Fails with `read-only` where a newer version of the app has written the file.
   */
  'userdata.apply': call(
    z.strictObject({ changes: changesSchema, known: knownSchema }),
    appliedSchema,
  ),
  /** Takes a notice off that the person has read. */
  'userdata.dismissNotice': call(z.strictObject({ id: z.string().max(100) }), z.null()),
  /** Everything but the session, as JSON that comes back equal, or bookmarks and notes for a spreadsheet. */
  'userdata.export': call(
    z.strictObject({ format: exchangeFormatSchema }),
    z.strictObject({ text: z.string(), fileName: z.string() }),
  ),
  /** What an import would bring. Fails with `bad-file` if it cannot be read. */
  'userdata.previewImport': call(importSchema, previewSchema),
  /**
   * Adds an import to what is there, or puts it in its place: all of it or, where there is no room,
   * nothing. Fails with `bad-file`, or as `userdata.apply` does.
   */
  'userdata.import': call(
    importSchema.extend({
      mode: z.enum(['merge', 'replace']),
      /** Whose item stays where both have it, in a merge. */
      prefer: z.enum(['mine', 'theirs']),
      known: knownSchema,
    }),
    appliedSchema,
  ),
  /** The backups that can be read, newest first. */
  'userdata.backups': call(z.null(), z.array(backupSchema)),
  /**
   * Puts the state of a backup in place of the present one, which can be undone: the very state that
   * was listed, whatever was saved since. Fails with `bad-file` if it is gone.
   */
  'userdata.restoreBackup': call(
    z.strictObject({ id: z.string().max(100), known: knownSchema }),
    appliedSchema,
  ),
}

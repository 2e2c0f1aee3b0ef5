import { z } from 'zod'
import { jsonRecordSchema } from '../userdata/json-value.ts'
import { call } from './call.ts'

export const aboutSchema = z.strictObject({
  appVersion: z.string(),
  /** Name and version of each part of the runtime, such as `Electron 45.4.1`. */
  runtime: z.array(z.string()),
  /** The operating system and the processor, such as `Linux 6.1.0 x64`. */
  system: z.string(),
  /** The log folder; `null` if the host keeps no log. */
  logFolder: z.string().nullable(),
  datasetFolder: z.string(),
  userDataFolder: z.string(),
})

export type About = z.output<typeof aboutSchema>

const policySchema = z.strictObject({
  /** The policy file; `null` if there is none. */
  path: z.string().nullable(),
  /** Values of settings for users who have not chosen one. */
  defaults: jsonRecordSchema,
  /** Values of settings that users cannot change. */
  locked: jsonRecordSchema,
  /** What is wrong with the file, one sentence each. */
  problems: z.array(z.string()).readonly(),
})

export type ToldPolicy = z.output<typeof policySchema>

/** What can be imported from a file that the user chooses: bookmarks and notes, or an edition. */
const importKinds = ['user-data', 'edition'] as const

export type ImportKind = (typeof importKinds)[number]

export const hostCalls = {
  /** Versions, and where the data is. */
  'host.about': call(z.null(), aboutSchema),
  /** The organization's policy for this machine. */
  'host.policy': call(z.null(), policySchema),
  /** Copies a text to the clipboard. */
  'host.copy': call(z.strictObject({ text: z.string().max(1_000_000) }), z.null()),
  /** Opens the print dialog for the window's content. */
  'host.print': call(z.null(), z.null()),
  /** Lets the user choose a file to import, and sends what it holds as `file-opened` or `edition-opened`. */
  'host.chooseImport': call(z.strictObject({ what: z.enum(importKinds) }), z.null()),
  /** Lets the user choose the file of a shelf. Returns its path, or `null` if the user cancels. */
  'host.chooseShelf': call(z.null(), z.string().nullable()),
  /** Saves the window's content as a PDF file that the user chooses. Returns whether it was saved. */
  'host.savePdf': call(z.strictObject({ name: z.string().min(1).max(120) }), z.boolean()),
  /** Sets the zoom of all windows; 1 is actual size. */
  'host.zoom': call(z.strictObject({ factor: z.number().min(0.5).max(3) }), z.null()),
  /** Opens the log folder in the system's file manager. Fails with `internal` if there is none. */
  'host.showLogFolder': call(z.null(), z.null()),
}

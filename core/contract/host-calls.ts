import { z } from 'zod'
import { jsonRecordSchema } from '../userdata/json-value.ts'
import { call } from './call.ts'

export const aboutSchema = z.strictObject({
  appVersion: z.string(),
  /** Name and version of each runtime part, such as `Electron 45.4.1`. */
  runtime: z.array(z.string()),
  /** The operating system and the processor, such as `Linux 6.1.0 x64`. */
  system: z.string(),
  /** Where the app's log lies; `null` where the host keeps none. */
  logFolder: z.string().nullable(),
  datasetFolder: z.string(),
  userDataFolder: z.string(),
})

export type About = z.output<typeof aboutSchema>

const policySchema = z.strictObject({
  /** The policy file; `null` where there is none. */
  path: z.string().nullable(),
  /** Settings of whoever has not chosen one. */
  defaults: jsonRecordSchema,
  /** Settings that nobody can change. */
  locked: jsonRecordSchema,
  /** What is wrong with the file, a sentence each. */
  problems: z.array(z.string()).readonly(),
})

export type ToldPolicy = z.output<typeof policySchema>

export const hostCalls = {
  /** What runs, and where its data lie. */
  'host.about': call(z.null(), aboutSchema),
  /** What the organization decides for this machine. */
  'host.policy': call(z.null(), policySchema),
  /** Puts a text on the clipboard. */
  'host.copy': call(z.strictObject({ text: z.string().max(1_000_000) }), z.null()),
  /** Opens the print dialog for the window's content. */
  'host.print': call(z.null(), z.null()),
  /** Lets the person choose a file to import, and sends what it holds as `file-opened`. */
  'host.chooseImport': call(z.null(), z.null()),
  /** Lets the person choose the file of a shelf. Answers with its path, or `null` where none was chosen. */
  'host.chooseShelf': call(z.null(), z.string().nullable()),
  /** Saves the window's content as a PDF where the person chooses. Tells whether it was saved. */
  'host.savePdf': call(z.strictObject({ name: z.string().min(1).max(120) }), z.boolean()),
  /** Shows all windows in a size; 1 is the size as designed. */
  'host.zoom': call(z.strictObject({ factor: z.number().min(0.5).max(3) }), z.null()),
  /** Shows the folder of the log in the system's file manager. Fails with `internal` where there is none. */
  'host.showLogFolder': call(z.null(), z.null()),
}

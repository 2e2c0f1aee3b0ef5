import { z } from 'zod'
import { timeSchema } from '../dates/time-schema.ts'
import {
  bookmarkSchema,
  categoryNoteSchema,
  folderSchema,
  itemIdSchema,
  itemNameSchema,
} from '../userdata/document.ts'
import { limits } from '../userdata/limits.ts'
import { call } from './call.ts'

const countSchema = z.int().nonnegative()
const idSchema = z.string().regex(/^[0-9a-f]{12}$/)
const pathSchema = z.string().min(1).max(limits.shelfPath)

const factsSchema = z.strictObject({
  /** Its file, or the folder that holds it. */
  path: pathSchema,
  name: z.string(),
  folders: countSchema,
  bookmarks: countSchema,
  notes: countSchema,
})

const listedSchema = factsSchema.extend({
  id: idSchema,
  /** Whether the user subscribed to it, or the organization did for all users. */
  origin: z.enum(['own', 'policy']),
  /** `away`: its file cannot be reached; `unreadable`: what is there is not a shelf, or may not be read. What was read last is shown then. */
  state: z.enum(['checking', 'current', 'away', 'unreadable']),
  /** Why its file cannot be read, in sentences; empty if it can. */
  problem: z.string(),
  /** When its file was read last or found unchanged; `null` if that never happened. */
  reached: timeSchema.nullable(),
  /** When what is shown was published; `null` if nothing is. */
  published: timeSchema.nullable(),
  /** Another one for another content; empty if there is none. */
  revision: z.string(),
})

export type ListedShelf = Readonly<z.output<typeof listedSchema>>
export type ShelfFacts = Readonly<z.output<typeof factsSchema>>

export const shelfCalls = {
  /** The shelves that the user or the organization subscribed to. Reading them begins with the first call. */
  'shelves.list': call(z.null(), z.array(listedSchema).readonly()),
  /** What a shelf holds. Fails with `conflict` if nobody is subscribed to it any more. */
  'shelves.content': call(
    z.strictObject({ shelf: idSchema }),
    z.strictObject({
      folders: z.array(folderSchema).readonly(),
      bookmarks: z.array(bookmarkSchema).readonly(),
      notes: z.array(categoryNoteSchema).readonly(),
    }),
  ),
  /** What subscribing to a file or a folder would bring, with its path in full. Fails with `invalid-input` or `bad-file`. */
  'shelves.preview': call(z.strictObject({ path: pathSchema }), factsSchema),
  /** Looks for changes of all shelves now, and answers when that is done, or takes too long. */
  'shelves.refresh': call(z.null(), z.null()),
  /** The user's own bookmarks and notes, all or those of a folder, as the file of a shelf. */
  'shelves.export': call(
    z.strictObject({
      name: itemNameSchema,
      folder: itemIdSchema.nullable(),
      /** Whether notes on categories come along. */
      notes: z.boolean(),
    }),
    z.strictObject({ text: z.string(), fileName: z.string() }),
  ),
}

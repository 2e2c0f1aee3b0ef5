import { z } from 'zod'
import {
  bookmarkSchema,
  categoryNoteSchema,
  folderSchema,
  recentSchema,
  savedSearchSchema,
} from './document.ts'
import { jsonRecordSchema } from './json-value.ts'

/** A list told by runs: items `from` up to, not including, `to` of the list before, or items that were not in it. */
const runsOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(
      z.union([
        z.strictObject({ from: z.int().nonnegative(), to: z.int().nonnegative() }),
        z.strictObject({ items: z.array(item).readonly() }),
      ]),
    )
    .readonly()
    .optional()

/** What a document has become since another one. A part that is not named is as it was. */
export const documentDifferenceSchema = z.strictObject({
  folders: runsOf(folderSchema),
  bookmarks: runsOf(bookmarkSchema),
  notes: runsOf(categoryNoteSchema),
  searches: runsOf(savedSearchSchema),
  recents: runsOf(recentSchema),
  settings: jsonRecordSchema.optional(),
  session: jsonRecordSchema.optional(),
})

export type DocumentDifference = Readonly<z.output<typeof documentDifferenceSchema>>

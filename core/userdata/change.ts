import { z } from 'zod'
import { timeSchema } from '../dates/time-schema.ts'
import { editionIdSchema } from '../editions/edition-file.ts'
import {
  bookmarkSchema,
  categoryNoteSchema,
  folderSchema,
  itemIdSchema,
  itemNameSchema,
  noteTextSchema,
  placeIdSchema,
  queryTextSchema,
  recentSchema,
  savedSearchSchema,
  snapshotSchema,
  tagSchema,
  tagsSchema,
} from './document.ts'
import { jsonRecordSchema, recordKeySchema } from './json-value.ts'
import { limits } from './limits.ts'

const idsSchema = z.array(itemIdSchema).min(1).max(limits.bookmarks).readonly()
const placesSchema = z.array(placeIdSchema).min(1).max(limits.notes).readonly()

/** The item to stand before; `null` or absent: the end. One that is gone counts as the end. */
const beforeSchema = itemIdSchema.nullable().optional()

/** Handed in by an undo, which brings the old time back; else the time of the change. */
const changedSchema = timeSchema.optional()

/** Items that stand in a row, right before another one. */
const runsOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(
      z.strictObject({ before: z.string().max(400).nullable(), items: z.array(item).readonly() }),
    )
    .max(limits.bookmarks)
    .readonly()
    .optional()

const addBookmarkSchema = z.strictObject({
  kind: z.literal('add-bookmark'),
  id: itemIdSchema.optional(),
  folder: itemIdSchema.nullable(),
  snapshot: snapshotSchema,
  tags: tagsSchema.optional(),
  before: beforeSchema,
})

const editBookmarksSchema = z.strictObject({
  kind: z.literal('edit-bookmarks'),
  edits: z
    .array(
      z.strictObject({
        id: itemIdSchema,
        /** Kept from another edition from now on. */
        snapshot: snapshotSchema.optional(),
        tags: tagsSchema.optional(),
        changed: changedSchema,
      }),
    )
    .min(1)
    .max(limits.bookmarks)
    .readonly(),
})

const moveBookmarksSchema = z.strictObject({
  kind: z.literal('move-bookmarks'),
  ids: idsSchema,
  folder: itemIdSchema.nullable(),
  before: beforeSchema,
})

const tagBookmarksSchema = z.strictObject({
  kind: z.literal('tag-bookmarks'),
  ids: idsSchema,
  add: z.array(tagSchema).max(limits.tagsPerBookmark).readonly().optional(),
  remove: z.array(tagSchema).max(limits.tagsPerBookmark).readonly().optional(),
})

const addFolderSchema = z.strictObject({
  kind: z.literal('add-folder'),
  id: itemIdSchema.optional(),
  name: itemNameSchema,
  parent: itemIdSchema.nullable(),
  before: beforeSchema,
})

const renameFolderSchema = z.strictObject({
  kind: z.literal('rename-folder'),
  id: itemIdSchema,
  name: itemNameSchema,
  changed: changedSchema,
})

const moveFoldersSchema = z.strictObject({
  kind: z.literal('move-folders'),
  ids: idsSchema,
  parent: itemIdSchema.nullable(),
  before: beforeSchema,
})

const setNoteSchema = z.strictObject({
  kind: z.literal('set-note'),
  snapshot: snapshotSchema,
  /** An empty text removes the note. */
  text: noteTextSchema,
  /** The text that the user saw, `''` for none: where it is another by now, both are kept. */
  was: noteTextSchema.optional(),
})

const addRecentSchema = z.strictObject({ kind: z.literal('add-recent'), snapshot: snapshotSchema })

const addSearchSchema = z.strictObject({
  kind: z.literal('add-search'),
  id: itemIdSchema.optional(),
  name: itemNameSchema,
  query: queryTextSchema,
  edition: editionIdSchema.nullable(),
  before: beforeSchema,
})

const editSearchSchema = z.strictObject({
  kind: z.literal('edit-search'),
  id: itemIdSchema,
  name: itemNameSchema.optional(),
  query: queryTextSchema.optional(),
  edition: editionIdSchema.nullable().optional(),
  changed: changedSchema,
})

const moveSearchesSchema = z.strictObject({
  kind: z.literal('move-searches'),
  ids: idsSchema,
  before: beforeSchema,
})

const unsetSchema = z.array(recordKeySchema).max(limits.recordKeys).readonly().optional()

const setSettingsSchema = z.strictObject({
  kind: z.literal('set-settings'),
  values: jsonRecordSchema,
  /** Keys to forget, so that their defaults hold again. */
  unset: unsetSchema,
})

const setSessionSchema = z.strictObject({
  kind: z.literal('set-session'),
  values: jsonRecordSchema,
  unset: unsetSchema,
})

/** Takes items away, of several kinds at once. What lies in a folder that goes is lifted to its parent. */
const removeSchema = z.strictObject({
  kind: z.literal('remove'),
  bookmarks: idsSchema.optional(),
  folders: idsSchema.optional(),
  /** By category id. */
  notes: placesSchema.optional(),
  searches: idsSchema.optional(),
  /** By category id. */
  recents: placesSchema.optional(),
})

/** Puts whole items in, or over those of the same id: what undoes a removal, and what an import does. */
const putSchema = z.strictObject({
  kind: z.literal('put'),
  bookmarks: runsOf(bookmarkSchema),
  folders: runsOf(folderSchema),
  notes: runsOf(categoryNoteSchema),
  searches: runsOf(savedSearchSchema),
  recents: runsOf(recentSchema),
})

/**
 * Everything that can happen to the user data, as plain data. A change says what was meant, not what
 * comes out, so that the changes of two processes merge by being applied one after the other.
 */
export const changeSchema = z.discriminatedUnion('kind', [
  addBookmarkSchema,
  editBookmarksSchema,
  moveBookmarksSchema,
  tagBookmarksSchema,
  addFolderSchema,
  renameFolderSchema,
  moveFoldersSchema,
  setNoteSchema,
  addRecentSchema,
  addSearchSchema,
  editSearchSchema,
  moveSearchesSchema,
  setSettingsSchema,
  setSessionSchema,
  removeSchema,
  putSchema,
])

export const changesSchema = z.array(changeSchema).max(limits.changesAtOnce)

export type Change = Readonly<z.output<typeof changeSchema>>
export type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

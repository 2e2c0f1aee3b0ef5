import { z } from 'zod'
import {
  categoryIdSchema,
  codeRangeSchema,
  codeSchema,
  editionIdSchema,
} from '../editions/edition-file.ts'
import { timeSchema } from '../dates/time-schema.ts'
import { jsonRecordSchema } from './json-value.ts'
import { limits } from './limits.ts'
import { levelTwoPlace } from './snapshot.ts'
import { codeSystemOf } from '../tables/table-code.ts'

const nameSchema = z.string().min(1).max(limits.snapshotName)

const namedPlaceSchema = z.strictObject({
  edition: editionIdSchema,
  name: nameSchema,
  path: z.array(nameSchema).max(20).readonly(),
})

const categorySnapshotSchema = namedPlaceSchema.extend({
  system: z.undefined().optional(),
  category: categoryIdSchema,
  ranges: z.array(codeRangeSchema).min(1).max(200).readonly(),
  code: codeSchema.exactOptional(),
})

const isLevelTwoCode = (text: string): boolean => codeSystemOf(text) === 'hcpcs'

const levelTwoSnapshotSchema = namedPlaceSchema
  .extend({
    system: z.literal('hcpcs'),
    category: z.string(),
    ranges: z.tuple([]).readonly(),
    code: z.string().refine(isLevelTwoCode, 'it is not a code of HCPCS Level II'),
  })
  .refine(({ category, code }) => category === levelTwoPlace(code), {
    path: ['category'],
    error: 'it does not belong to the code',
  })

export const snapshotSchema = z.discriminatedUnion('system', [
  categorySnapshotSchema,
  levelTwoSnapshotSchema,
])

/** What tells the places of notes and recents apart. */
export const placeIdSchema = z.union([
  categoryIdSchema,
  z.string().refine((place) => {
    const code = place.slice(place.indexOf('/') + 1)
    return isLevelTwoCode(code) && place === levelTwoPlace(code)
  }, 'the place of a HCPCS code'),
])

/** What a file of user data calls itself, be it the app's own or an export. */
export const userDataFormat = 'category-atlas-user-data'

/** The version of {@link UserDocument}; `migrations.ts` leads older ones to it. */
export const userDocumentVersion = 4

export const itemIdSchema = z.string().regex(/^[\w-]{1,64}$/, 'an id')
export const noteTextSchema = z.string().max(limits.noteText)
export const itemNameSchema = z.string().trim().min(1).max(limits.nameText)
export const queryTextSchema = z.string().trim().min(1).max(limits.queryText)

/** One tag: a few words; no semicolon, which parts tags in a spreadsheet. */
export const tagSchema = z
  .string()
  .trim()
  .min(1)
  .max(limits.tagText)
  .regex(/^[^;\p{Cc}]+$/u, 'a tag without a semicolon')
export const tagsSchema = z.array(tagSchema).max(limits.tagsPerBookmark).readonly()

export const bookmarkSchema = z.strictObject({
  id: itemIdSchema,
  /** The folder that it lies in, or `null` for the top. */
  folder: itemIdSchema.nullable(),
  snapshot: snapshotSchema,
  tags: tagsSchema,
  created: timeSchema,
  /** When tags or snapshot last changed; a move is no change. */
  changed: timeSchema,
})

export const folderSchema = z.strictObject({
  id: itemIdSchema,
  parent: itemIdSchema.nullable(),
  name: itemNameSchema,
  created: timeSchema,
  changed: timeSchema,
})

/** A note on a category, bookmarked or not. A category has at most one, and its bookmarks show it. */
export const categoryNoteSchema = z.strictObject({
  snapshot: snapshotSchema,
  /** Longer than {@link limits.noteText} only where notes of older versions were joined. */
  text: z.string().min(1).max(limits.totalText),
  created: timeSchema,
  changed: timeSchema,
})

export const recentSchema = z.strictObject({ snapshot: snapshotSchema, at: timeSchema })

export const savedSearchSchema = z.strictObject({
  id: itemIdSchema,
  name: itemNameSchema,
  query: queryTextSchema,
  /** The edition to search, or `null` for the one on screen. */
  edition: editionIdSchema.nullable(),
  created: timeSchema,
  changed: timeSchema,
})

/**
 * All that the user puts in. Arrays stand in the user's order: within a folder, bookmarks and
 * folders come as the array has them; recents have the newest first.
 */
export const userDocumentSchema = z.strictObject({
  folders: z.array(folderSchema).max(limits.folders).readonly(),
  bookmarks: z.array(bookmarkSchema).max(limits.bookmarks).readonly(),
  notes: z.array(categoryNoteSchema).max(limits.notes).readonly(),
  searches: z.array(savedSearchSchema).max(limits.searches).readonly(),
  recents: z.array(recentSchema).max(limits.recents).readonly(),
  /** See `settings.ts`. */
  settings: jsonRecordSchema,
  /** What was on screen; see `settings.ts`. */
  session: jsonRecordSchema,
})

export type Bookmark = Readonly<z.output<typeof bookmarkSchema>>
export type Folder = Readonly<z.output<typeof folderSchema>>
export type CategoryNote = Readonly<z.output<typeof categoryNoteSchema>>
export type Recent = Readonly<z.output<typeof recentSchema>>
export type SavedSearch = Readonly<z.output<typeof savedSearchSchema>>
export type UserDocument = Readonly<z.output<typeof userDocumentSchema>>

import { z } from 'zod'
import { editionIdSchema } from '../editions/edition-file.ts'
import { fieldIds } from '../tables/fields.ts'
import { tableEntrySchema, tableIdSchema } from '../tables/table.ts'
import { levelTwoLayoutSchema } from '../tables/level-two-layout-schema.ts'
import { tablePartBytes } from '../untrusted/limits.ts'
import { tableKindIds } from '../tables/table-kinds.ts'
import { call } from './call.ts'

const mostColumns = 1024

const countSchema = z.int().nonnegative()
const listedTableSchema = z.strictObject({
  entry: tableEntrySchema,
  /** Whether it ships with the app, is shared by all users of the machine, or was added by the user. */
  origin: z.enum(['shipped', 'shared', 'own']),
})
const systemSchema = z.enum(['cpt', 'hcpcs'])
const textsSchema = z.array(z.string()).readonly()
/** A file that is being imported: from `tables.begin` until it is added or canceled. */
const taskSchema = z.uuid()
const taskOnly = z.strictObject({ task: taskSchema })

/** The columns of a file with the code and the fields, counted from 0. */
const columnSchema = z.int().nonnegative().max(mostColumns)
const mappingSchema = z.strictObject({
  code: columnSchema,
  fields: z.partialRecord(z.enum(fieldIds), columnSchema),
})

const offerSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(tableKindIds),
  title: z.string(),
  columns: z
    .strictObject({
      names: textsSchema,
      sample: z.array(textsSchema).readonly(),
      guess: mappingSchema,
    })
    .optional(),
})

const previewSchema = z.strictObject({
  /** The resulting table; its edition is a proposal. */
  entry: tableEntrySchema.omit({ file: true, sha256: true }),
  /** Whether the release is known; if not, the user chooses the edition. */
  dated: z.boolean(),
  rows: countSchema,
  /** The first rows, as the app would show them. */
  sample: z
    .array(z.strictObject({ code: z.string(), modifier: z.string(), text: z.string() }))
    .readonly(),
  skippedCount: countSchema,
  skipped: z.array(z.strictObject({ line: z.int().positive(), reason: z.string() })).readonly(),
  /** The table that it is compared with: the one that it replaces, else the previous one of its kind. */
  before: z
    .strictObject({
      title: z.string(),
      replaced: z.boolean(),
      /** Whether it was made from the very same file. */
      same: z.boolean(),
      added: countSchema,
      changed: countSchema,
      gone: countSchema,
    })
    .optional(),
  /** The CPT codes that the layout of its edition does not contain; absent if the edition is missing. */
  unplaced: z.strictObject({ count: countSchema, examples: textsSchema }).optional(),
})

const codeTextSchema = z.strictObject({ code: z.string(), text: z.string() })
const comparisonSchema = z.strictObject({
  kinds: z.array(z.enum(tableKindIds)).readonly(),
  added: z.array(codeTextSchema).readonly(),
  deleted: z.array(codeTextSchema).readonly(),
  reworded: z
    .array(z.strictObject({ code: z.string(), from: z.string(), to: z.string() }))
    .readonly(),
  unchanged: countSchema,
})

const codesSchema = z.strictObject({
  codes: textsSchema,
  texts: textsSchema,
  others: textsSchema,
  ends: textsSchema,
  /** Their tables; empty if the edition has no table. */
  tables: textsSchema,
  /** Codes added, deleted or reworded since the previous edition, if that has a table of the same kind. */
  since: z
    .strictObject({
      edition: editionIdSchema,
      added: textsSchema,
      deleted: z.array(codeTextSchema).readonly(),
      reworded: textsSchema,
    })
    .optional(),
})

/** What one table says about a code. */
const codeFactsSchema = z.strictObject({
  table: tableIdSchema,
  rows: z
    .array(
      z.strictObject({
        modifier: z.string(),
        values: z.partialRecord(z.enum(fieldIds), z.string()),
      }),
    )
    .readonly(),
})

export type TableMapping = z.output<typeof mappingSchema>
export type TableOffers = Readonly<z.output<typeof offersSchema>>
export type TablePreview = Readonly<z.output<typeof previewSchema>>
export type EditionCodes = Readonly<z.output<typeof codesSchema>>
export type CodeFacts = Readonly<z.output<typeof codeFactsSchema>>
export type CodeComparisonAnswer = Readonly<z.output<typeof comparisonSchema>>
export type ListedTables = Readonly<z.output<typeof listSchema>>

const offersSchema = z.strictObject({
  offers: z.array(offerSchema).readonly(),
  skipped: z.array(z.strictObject({ name: z.string(), reason: z.string() })).readonly(),
})
const listSchema = z.strictObject({
  tables: z.array(listedTableSchema).readonly(),
  problems: textsSchema,
})

export const tablesCalls = {
  /** The existing code tables. Reads no table. */
  'tables.list': call(z.null(), listSchema),
  /** The codes of a system in an edition, from all its tables. HCPCS Level II has no editions: its newest table is used. */
  'tables.codes': call(
    z.strictObject({ system: systemSchema, edition: editionIdSchema }),
    codesSchema,
  ),
  /** The layout of HCPCS Level II; without letters if its file is damaged. */
  'tables.layout': call(z.null(), levelTwoLayoutSchema),
  /** What each table of every edition says about a code. */
  'tables.code': call(
    z.strictObject({ code: z.string().regex(/^[0-9A-Z]{5}$/) }),
    z.array(codeFactsSchema).readonly(),
  ),
  /** The changes of CPT codes from one edition to another; no kinds if the two have no tables of the same kind. */
  'tables.compare': call(
    z.strictObject({ from: editionIdSchema, to: editionIdSchema }),
    comparisonSchema,
  ),
  /** Starts sending a file to import tables from. Fails with `bad-file` if it is too large. */
  'tables.begin': call(
    z.strictObject({ name: z.string().min(1).max(300), size: countSchema }),
    taskOnly,
  ),
  /** Sends the next part of the file, in base64. */
  'tables.send': call(
    taskOnly.extend({ data: z.base64().max((tablePartBytes * 4) / 3 + 4) }),
    z.null(),
  ),
  /** The content of the file, once all of it has arrived. Fails with `bad-file`. */
  'tables.offers': call(taskOnly, offersSchema),
  /** Reads one of the offers and returns what adding it would change. Fails with `bad-file`. */
  'tables.preview': call(
    taskOnly.extend({
      offer: countSchema,
      mapping: mappingSchema.optional(),
      edition: editionIdSchema.optional(),
    }),
    previewSchema,
  ),
  /** Adds the table of the last preview. Fails with `invalid-input` if its license must be confirmed and is not, or with `storage`. */
  'tables.add': call(
    taskOnly.extend({ edition: editionIdSchema, licensed: z.boolean() }),
    tableEntrySchema,
  ),
  /** Cancels an import in any state. Nothing of the file stays. */
  'tables.cancel': call(taskOnly, z.null()),
  /** Removes a table without a trace. Fails with `conflict` if it is not the user's own. */
  'tables.remove': call(z.strictObject({ table: tableIdSchema }), z.null()),
}

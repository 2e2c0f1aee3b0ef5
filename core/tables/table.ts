import { z } from 'zod'
import { editionIdSchema } from '../editions/edition-file.ts'
import { type FieldId, fieldIds } from './fields.ts'
import { tableKindIds } from './table-kinds.ts'

export const tableFormatVersion = 1

const dateSchema = z.iso.date()
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** The id of a table, which is also the name of its file: `pprrvu-2026-07`. */
export const tableIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/)

/** What is known of a table without reading it: its line in the manifest of its folder. */
export const tableEntrySchema = z.strictObject({
  id: tableIdSchema,
  kind: z.enum(tableKindIds),
  /** Such as `Physician Fee Schedule, July 2026`. */
  title: z.string().max(200),
  /** The edition of CPT that it belongs to, which need not be there. */
  edition: editionIdSchema,
  /** The first day of the release. */
  effectiveDate: dateSchema,
  /** The file that it was made from. */
  source: z.strictObject({ name: z.string().max(300), sha256: sha256Schema }),
  /** The day on which it was added. */
  added: dateSchema,
  /** How many different codes it lists, of each system. */
  codes: z.strictObject({
    cpt: z.int().nonnegative(),
    hcpcs: z.int().nonnegative(),
    cdt: z.int().nonnegative(),
  }),
  /** The fields that its file has. One that is not here is "not in this file". */
  fields: z.array(z.enum(fieldIds)),
  /** The table's file, in the same folder. */
  file: z.string().regex(/^[a-z0-9-]+\.json\.gz$/),
  sha256: sha256Schema,
})

export type TableEntry = Readonly<z.output<typeof tableEntrySchema>>

export const tableManifestSchema = z.strictObject({
  formatVersion: z.literal(tableFormatVersion),
  tables: z.array(tableEntrySchema),
})

/**
 * The rows of a table, column by column, ascending by code and modifier. A code has several rows where its file
 * has: one per modifier, or per vaccine. Every column is as long as `codes`.
 */
export interface TableContent {
  readonly codes: readonly string[]
  /** The modifier of each row, `''` for the code itself; missing where the file has none. */
  readonly modifiers?: readonly string[]
  /** The values of each field; `''` is a cell that is empty. */
  readonly columns: Readonly<Partial<Record<FieldId, readonly string[]>>>
}

/** A table that is read: what it is and what it holds. */
export interface Table {
  readonly entry: TableEntry
  readonly content: TableContent
}

/** Whether a value read from a file is a {@link TableContent}. A hand-made check: schemas take too long over 500,000 cells. */
export function isTableContent(value: unknown): value is TableContent {
  if (!isRecord(value)) return false
  const { codes, modifiers, columns } = value
  if (!isTexts(codes, undefined) || !isRecord(columns)) return false
  if (modifiers !== undefined && !isTexts(modifiers, codes.length)) return false
  return Object.entries(columns).every(
    ([field, column]) =>
      (fieldIds as readonly string[]).includes(field) && isTexts(column, codes.length),
  )
}

/** Returns the indexes of the first row of a code and after its last one; they are equal where the table lacks it. */
export function rowsOfCode({ codes }: TableContent, code: string, order: Order): [number, number] {
  let low = 0
  let high = codes.length
  const wanted = order(code)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (order(codes[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  let end = low
  while (codes[end] === code) end++
  return [low, end]
}

type Order = (code: string) => number

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown, length: number | undefined): value is readonly string[] {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length)) return false
  return value.every((each) => typeof each === 'string')
}

import { readTableCode } from '#core/tables/table-code.ts'
import { type FieldId, isFieldId } from '#core/tables/fields.ts'
import { mappableFields } from '#core/tables/table-kinds.ts'
import { moreExact, readRelease } from '#core/tables/release.ts'
import { headerName, isEmpty, readColumns } from './columns.ts'
import type { Detected, Head } from './format.ts'

/** The user's mapping of an own file: the column of the code and those of the fields, from 0. */
export interface ColumnMapping {
  readonly code: number
  readonly fields: Readonly<Record<string, number>>
}

/** A file of columns, offered for mapping. */
export interface OwnColumns {
  /** The names of its columns; `Column 3` for one without a name. */
  readonly names: readonly string[]
  /** The first rows of data. */
  readonly sample: readonly (readonly string[])[]
  readonly guess: ColumnMapping
}

const sampleRows = 8
const leastCodes = 2

const namesOfFields: readonly (readonly [FieldId, RegExp])[] = [
  ['short', /short|abbrev/],
  ['medium', /medium/],
  ['consumer', /consumer|plain|lay/],
  ['status', /status/],
  ['effective', /effective|start/],
  ['terminated', /terminat|end date|expir/],
  ['long', /long|full|desc|name|title|text/],
]

/** Returns what a file with a column of codes looks like, with a guess at its columns, or `undefined` if it has none. */
export function describeColumns(head: Head): OwnColumns | undefined {
  const rows = head.rows.filter(({ cells }) => !isEmpty(cells))
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  let code = -1
  let most = leastCodes - 1
  for (let column = 0; column < width; column++) {
    const count = rows.filter(({ cells }) => isCode(cells[column])).length
    if (count > most) {
      code = column
      most = count
    }
  }
  const first = rows.findIndex(({ cells }) => isCode(cells[code]))
  if (code < 0 || most < (rows.length - first) / 2) return undefined
  const header = headerOf(rows.slice(0, first).map(({ cells }) => cells))
  const data = rows.slice(first, first + sampleRows).map(({ cells }) => cells)
  const names = Array.from({ length: width }, (_, column) => {
    const name = (header?.[column] ?? '').replaceAll(/\s+/g, ' ').trim()
    return name === '' ? `Column ${column + 1}` : name
  })
  const fields: Record<string, number> = {}
  for (const [field, pattern] of namesOfFields) {
    const column = names.findIndex(
      (name, index) =>
        index !== code && !Object.values(fields).includes(index) && pattern.test(headerName(name)),
    )
    if (column >= 0) fields[field] = column
  }
  // Without a telling name, the longest texts are the descriptors.
  if (fields['long'] === undefined && fields['short'] === undefined && width > 1) {
    const lengths = names.map((_, column) =>
      column === code ? 0 : data.reduce((sum, cells) => sum + (cells[column] ?? '').length, 0),
    )
    fields['long'] = lengths.indexOf(Math.max(...lengths))
  }
  return { names, sample: data, guess: { code, fields } }
}

/** Returns how to read a file by a mapping, or `undefined` if it has no column of codes. */
export function readByMapping(head: Head, mapping: ColumnMapping): Detected | undefined {
  const first = head.rows.find(({ cells }) => isCode(cells[mapping.code]))
  if (first === undefined) return undefined
  const fields = Object.entries(mapping.fields).flatMap(([field, column]) =>
    isFieldId(field) && (mappableFields as readonly string[]).includes(field)
      ? [[field, column] as const]
      : [],
  )
  return {
    kind: 'columns',
    release: head.names.map(readRelease).reduce(moreExact, undefined),
    fields: fields.map(([field]) => field),
    async read(source, sink) {
      await readColumns(source, first.line - 1, { code: mapping.code, fields }, sink)
      return undefined
    },
  }
}

/** Returns the row with the most cells before the data, the first of several. Titles and notices fill only one cell. */
function headerOf(rows: readonly (readonly string[])[]): readonly string[] | undefined {
  const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length
  const most = Math.max(0, ...rows.map(filled))
  return rows.find((cells) => filled(cells) === most)
}

function isCode(cell: string | undefined): boolean {
  return cell !== undefined && readTableCode(cell) !== undefined
}

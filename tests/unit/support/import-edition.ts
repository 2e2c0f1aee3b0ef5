import { exportEdition } from '#backend/editions/export-edition.ts'
import { type ImportDraft, readEditionImport } from '#backend/editions/read-edition-import.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { editionRows } from '#core/spreadsheet/edition-rows.ts'
import type { EditionNaming } from '#core/spreadsheet/edition-from-sheet.ts'
import { formatCsv } from '#core/text/csv.ts'

/** An exported sheet that a test edits as a person would: cells by the title of their column. */
export interface EditableSheet {
  /** The rows, those before the header too. */
  readonly rows: string[][]
  /** Returns the row of a heading, by its id. */
  rowOf(id: string): string[]
  /** Enters a text in a heading's row. */
  set(id: string, column: string, text: string): void
  /** Enters a row after that of a heading. */
  insertAfter(id: string, cells: Readonly<Record<string, string>>): void
  /** Deletes a heading's row and returns it. */
  remove(id: string): string[]
  /** Returns the number, from 1, of a heading's row. */
  lineOf(id: string): number
  csv(): Uint8Array
}

/** Returns an edition's exported sheet, to be edited. */
export function editableSheet(edition: EditionFile): EditableSheet {
  const exported = editionRows(edition)
  const rows = exported.map(({ cells }) => [...cells])
  const titles = exported.find(({ kind }) => kind === 'header')?.cells ?? []
  const columnOf = (title: string) => {
    const column = titles.indexOf(title)
    if (column < 0) throw new Error(`There is no column ${title}.`)
    return column
  }
  const indexOf = (id: string) => {
    const index = rows.findIndex((cells) => cells[columnOf('Id')] === id)
    if (index < 0) throw new Error(`There is no heading ${id}.`)
    return index
  }
  return {
    rows,
    rowOf: (id) => rows[indexOf(id)] ?? [],
    set: (id, column, text) => {
      const cells = rows[indexOf(id)]
      if (cells !== undefined) cells[columnOf(column)] = text
    },
    insertAfter: (id, cells) => {
      rows.splice(
        indexOf(id) + 1,
        0,
        titles.map((title) => cells[title] ?? ''),
      )
    },
    remove: (id) => rows.splice(indexOf(id), 1)[0] ?? [],
    lineOf: (id) => indexOf(id) + 1,
    csv: () => new TextEncoder().encode(formatCsv(rows)),
  }
}

/** Reads a file as an edition beside others, in this thread. */
export function importBeside(
  editions: readonly EditionFile[],
  bytes: Uint8Array,
  as: EditionNaming = {},
  answers: Readonly<Record<string, string | null>> = {},
  name = 'book.csv',
): Promise<ImportDraft> {
  const given = Object.entries(answers).map(([question, candidate]) => ({ question, candidate }))
  return readEditionImport({ name, bytes, as, editions, answers: given })
}

/** Returns an edition exported and imported beside others. */
export async function roundTrip(
  edition: EditionFile,
  editions: readonly EditionFile[],
  format: 'xlsx' | 'csv' | 'atlasedition',
): Promise<ImportDraft> {
  const { name, bytes } = exportEdition(edition, undefined, format)
  return importBeside(editions, bytes, {}, {}, name)
}

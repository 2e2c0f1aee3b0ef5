import type { EditionFile } from '#core/editions/edition-file.ts'
import { copyEdition } from '#core/edits/copy-edition.ts'
import type { ExportFormat } from '#core/editions/export-formats.ts'
import { type SheetRow, editionRows } from '#core/spreadsheet/edition-rows.ts'
import { formatCsv } from '#core/text/csv.ts'
import { plainFileName } from '../files/plain-file-name.ts'
import { type RowStyle, writeXlsx } from '../files/write-xlsx.ts'
import { type PackageParts, encodePackage, jsonBytes } from './edition-package.ts'

/** An edition as a file. */
export interface ExportedEdition {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Returns an edition as a file. `parts` are those of an own edition's file: its vocabulary, guide and signature go
 * along in an edition file, how it came to this computer does not.
 */
export function exportEdition(
  edition: EditionFile,
  parts: PackageParts | undefined,
  format: ExportFormat,
): ExportedEdition {
  const name = `${plainFileName(edition.title, 'Edition')}.${format}`
  switch (format) {
    case 'xlsx':
      return { name, bytes: workbookOf(edition) }
    case 'csv': {
      const rows = editionRows(edition).map(({ cells }) => cells)
      return { name, bytes: new TextEncoder().encode(formatCsv(rows)) }
    }
    case 'atlasedition': {
      const content = copyEdition(edition, edition)
      const signed = parts?.signed ?? new Map([['edition.json', jsonBytes(content)] as const])
      return { name, bytes: encodePackage({ signed, signature: parts?.signature }) }
    }
  }
}

/** Widths of the columns in the order of the sheet. */
const widths = [14, 56, 40, 40, 30, 60, 16, 30]
const nameColumn = 1
/** The backgrounds of sections, subsections and headings. */
const fills = ['C9D8EA', 'E1EAF4', 'F2F6FA']

function workbookOf(edition: EditionFile): Uint8Array {
  const rows = editionRows(edition)
  return writeXlsx({
    name: edition.title.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31),
    widths,
    indented: nameColumn,
    rows: rows.map(({ cells, kind }) => ({ cells, style: styleOf(kind) })),
    frozen: rows.findIndex(({ kind }) => kind === 'header') + 1,
  })
}

function styleOf(kind: SheetRow['kind']): RowStyle {
  if (kind === 'fact') return {}
  if (kind === 'header') return { bold: true, fill: 'D9D9D9' }
  const fill = fills[kind - 1]
  return { bold: kind <= 2, indent: kind - 1, ...(fill === undefined ? {} : { fill }) }
}

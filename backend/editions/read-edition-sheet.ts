import { type FileRow, type SheetRead, columnsOf, readRows } from '#core/spreadsheet/read-rows.ts'
import { type SheetFault, sheetFault } from '#core/spreadsheet/sheet-fault.ts'
import { withoutGuard } from '#core/text/csv.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { decodeAnyText } from '../files/decode-any-text.ts'
import { guessSeparator, readDelimited } from '../files/read-delimited.ts'
import { type Sheet, openWorkbook } from '../files/read-xlsx.ts'
import { isZip } from '../files/read-zip.ts'
import { refusedFile } from '../files/refused-file.ts'

/** Rows beyond the most that an edition has are not read: one more tells that there are too many. */
const mostRows = untrustedLimits.editionFile.categories + 1_000

/** Reads a spreadsheet or a text of separated values as an edition. Throws a CallFailed (`bad-file`) if it holds none. */
export async function readEditionSheet(bytes: Uint8Array, file: string): Promise<SheetRead> {
  if (isZip(bytes)) return readWorkbook(bytes, file)
  const { text } = decodeAnyText(bytes)
  const separator = guessSeparator(text) ?? ','
  const rows: FileRow[] = []
  for (const { line, cells } of readDelimited(text, separator)) {
    rows.push({ line, cells: cells.map(withoutGuard) })
    if (rows.length >= mostRows) break
  }
  return readRows(rows, file) ?? noEdition(file)
}

async function readWorkbook(bytes: Uint8Array, file: string): Promise<SheetRead> {
  const { sheets } = await openWorkbook(bytes)
  const found: { readonly sheet: Sheet; readonly rows: readonly FileRow[] }[] = []
  for (const sheet of sheets) {
    const rows: FileRow[] = []
    for await (const row of sheet.rows()) {
      rows.push(row)
      if (rows.length >= mostRows) break
    }
    if (rows.some(({ cells }) => columnsOf(cells) !== undefined)) found.push({ sheet, rows })
  }
  const [first, ...others] = found
  if (first === undefined) return noEdition(file)
  const read = readRows(first.rows, file)
  if (read === undefined) return noEdition(file)
  if (others.length > 0) {
    const names = found.map(({ sheet }) => `“${sheet.name}”`).join(' and ')
    const message = `${names} both contain an edition.`
    return withFault(
      read,
      sheetFault(
        file,
        null,
        null,
        message,
        'Keep one of the sheets, and delete the others or save them elsewhere.',
      ),
    )
  }
  const header = first.rows.find(({ cells }) => columnsOf(cells) !== undefined)?.line ?? 0
  const merged = (await first.sheet.merged()).find((area) => lastRowOf(area) > header)
  if (merged === undefined) return read
  const [, column = 'A', row = '1'] = /^([A-Z]+)(\d+)/.exec(merged) ?? []
  return withFault(
    read,
    sheetFault(
      file,
      Number(row),
      column,
      `The cells ${merged.slice(0, 20)} are merged, so only the first one has content.`,
      'Select them, undo Merge Cells, and fill in each row.',
    ),
  )
}

/** The cause comes first: it explains the faults that follow from it. */
function withFault(read: SheetRead, fault: SheetFault): SheetRead {
  return { ...read, faults: [fault, ...read.faults] }
}

function lastRowOf(area: string): number {
  return Number(/(\d+)$/.exec(area)?.[1] ?? 0)
}

function noEdition(file: string): never {
  throw refusedFile(
    `${file} does not contain an edition: no row has the column names Level, Name and Code ranges.`,
    ['Export an edition as a spreadsheet to see what one looks like.'],
  )
}

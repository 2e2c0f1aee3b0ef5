import type { CodeRange } from '../codes/code-range.ts'
import { editionIdPattern } from '../editions/ids.ts'
import { recordLimits } from '../editions/record-limits.ts'
import { untrustedLimits } from '../untrusted/limits.ts'
import { withHyphens } from '../text/with-hyphens.ts'
import { readRanges } from './read-ranges.ts'
import {
  type ColumnId,
  columnIds,
  columnLetter,
  depthOfLevel,
  sheetColumns,
  sheetFacts,
  sheetMarks,
} from './sheet-columns.ts'
import { type SheetFault, sheetFault } from './sheet-fault.ts'

/** A row as it is in a file: its number, from 1, and the text of its cells. */
export interface FileRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A heading as a row of a sheet says it. */
export interface HeadingRow {
  readonly row: number
  /** 1 for a section. */
  readonly depth: number
  readonly name: string
  readonly ranges: readonly CodeRange[]
  readonly note: string
  /** As written: ids, or names. */
  readonly cameFrom: readonly string[]
  /** Empty where none is written. */
  readonly id: string
  readonly resequenced: boolean
  readonly ownCodes: boolean
  readonly formerIds: readonly string[]
}

/** What a sheet says. Where there are faults, headings may be missing. */
export interface SheetRead {
  readonly id: string | undefined
  readonly title: string | undefined
  /** ISO date. */
  readonly effectiveDate: string | undefined
  readonly notes: readonly string[]
  readonly headings: readonly HeadingRow[]
  /** The letter of each column that the sheet has. */
  readonly letters: Readonly<Partial<Record<ColumnId, string>>>
  readonly faults: readonly SheetFault[]
  readonly remarks: readonly string[]
}

/** A header is looked for in so many rows. */
const headerWithin = 200
const longestNote = 2_000
const neededColumns = columnIds.filter((column) => sheetColumns[column].isNeeded)

/** Returns which columns a row names, if it is the header of an edition: most of the needed ones. */
export function columnsOf(cells: readonly string[]): Map<ColumnId, number> | undefined {
  const found = new Map<ColumnId, number>()
  cells.forEach((cell, index) => {
    const words = plain(cell).toLowerCase()
    const column = columnIds.find((id) => sheetColumns[id].words.includes(words))
    if (column !== undefined && !found.has(column)) found.set(column, index)
  })
  const needed = neededColumns.filter((column) => found.has(column))
  return needed.length >= neededColumns.length - 1 ? found : undefined
}

/** Reads the rows of a sheet as an edition. Returns `undefined` if no row is the header of one. `file` is the name that faults carry. */
export function readRows(rows: Iterable<FileRow>, file: string): SheetRead | undefined {
  let columns: Map<ColumnId, number> | undefined
  const facts: FileRow[] = []
  const headings: HeadingRow[] = []
  const faults: SheetFault[] = []
  const remarks: string[] = []
  let padded = 0
  let firstPadded = ''
  const most = untrustedLimits.editionFile.categories
  for (const row of rows) {
    if (columns === undefined) {
      columns = columnsOf(row.cells)
      if (columns === undefined) {
        facts.push(row)
        if (facts.length >= headerWithin) return undefined
      }
      continue
    }
    if (row.cells.every((cell) => plain(cell) === '')) continue
    if (headings.length >= most) {
      faults.push(
        sheetFault(
          file,
          row.line,
          null,
          `There are more than ${most.toLocaleString('en-US')} rows; no edition has so many.`,
          'Check that it is the right sheet, and delete the rows below the last heading.',
        ),
      )
      break
    }
    const read = readHeading(row, columns, file)
    faults.push(...read.faults)
    for (const code of read.padded) {
      padded++
      firstPadded ||= `${code} in row ${row.line}`
    }
    if (read.heading !== undefined) headings.push(read.heading)
  }
  if (columns === undefined) return undefined
  for (const column of neededColumns) {
    if (columns.has(column)) continue
    const { title } = sheetColumns[column]
    faults.unshift(
      sheetFault(
        file,
        null,
        null,
        `There is no column “${title}”.`,
        `Write “${title}” above that column, in the row with the other names.`,
      ),
    )
  }
  if (headings.length === 0 && faults.length === 0) {
    faults.push(
      sheetFault(
        file,
        null,
        null,
        'There is no heading below the names of the columns.',
        'Enter one row for each heading.',
      ),
    )
  }
  if (padded > 0) {
    const codes = padded === 1 ? 'a code' : `${padded} codes`
    remarks.push(`Leading zeros were put back on ${codes} (${firstPadded}).`)
  }
  const letters = Object.fromEntries(
    [...columns].map(([column, index]) => [column, columnLetter(index)]),
  )
  return { ...readFacts(facts, file, faults), headings, letters, faults, remarks }
}

interface HeadingRead {
  readonly heading: HeadingRow | undefined
  readonly faults: readonly SheetFault[]
  readonly padded: readonly string[]
}

function readHeading(
  { line, cells }: FileRow,
  columns: ReadonlyMap<ColumnId, number>,
  file: string,
): HeadingRead {
  const faults: SheetFault[] = []
  const cell = (column: ColumnId) => plain(cells[columns.get(column) ?? -1] ?? '')
  const wrong = (column: ColumnId, message: string, remedy: string) => {
    const index = columns.get(column)
    // A column that is not there is told once.
    if (index !== undefined) {
      faults.push(sheetFault(file, line, columnLetter(index), message, remedy))
    }
  }
  const level = cell('level')
  const depth = depthOfLevel(level)
  if (depth === undefined) {
    wrong(
      'level',
      level === '' ? 'There is no level.' : `“${level.slice(0, 40)}” is not a level.`,
      'Write Section, Subsection, Heading, Subheading or Subheading 2.',
    )
  }
  const name = cell('name').replaceAll(/\s+/g, ' ')
  if (name === '') wrong('name', 'There is no name.', 'Enter the name of the heading.')
  else if (name.length > recordLimits.name) {
    wrong('name', `The name has more than ${recordLimits.name} characters.`, 'Shorten it.')
  }
  const note = cell('note')
  if (note.length > longestNote) {
    wrong('note', `The note has more than ${longestNote} characters.`, 'Shorten it.')
  }
  const ranges = readRanges(cell('ranges'))
  if (!ranges.ok) wrong('ranges', ranges.message, ranges.remedy)
  const marks = listOf(cell('marks')).map((mark) => mark.toLowerCase())
  const unknown = marks.find((mark) => !Object.values<string>(sheetMarks).includes(mark))
  if (unknown !== undefined) {
    wrong(
      'marks',
      `“${unknown.slice(0, 40)}” is not a mark.`,
      `Write “${sheetMarks.resequenced}” or “${sheetMarks.ownCodes}”, or leave it empty.`,
    )
  }
  const [cameFrom, formerIds] = [listOf(cell('cameFrom')), listOf(cell('formerIds'))]
  for (const [column, list] of [
    ['cameFrom', cameFrom],
    ['formerIds', formerIds],
  ] as const) {
    if (list.length > recordLimits.ids) {
      wrong(column, `There are more than ${recordLimits.ids} entries.`, 'Leave some out.')
    }
  }
  if (depth === undefined || !ranges.ok || faults.length > 0) {
    return { heading: undefined, faults, padded: [] }
  }
  const heading: HeadingRow = {
    row: line,
    depth,
    name,
    ranges: ranges.ranges,
    note,
    cameFrom,
    id: withHyphens(cell('id')).toLowerCase(),
    resequenced: marks.includes(sheetMarks.resequenced),
    ownCodes: marks.includes(sheetMarks.ownCodes),
    formerIds,
  }
  return { heading, faults, padded: ranges.padded }
}

/** Reads the lines before the header: what the edition is. */
function readFacts(
  rows: readonly FileRow[],
  file: string,
  faults: SheetFault[],
): Pick<SheetRead, 'id' | 'title' | 'effectiveDate' | 'notes'> {
  const values = (name: string) =>
    rows.flatMap(({ line, cells }) => {
      const [first = '', value = ''] = cells.map(plain).filter((cell) => cell !== '')
      return first.toLowerCase() === name.toLowerCase() && value !== '' ? [{ line, value }] : []
    })
  const [id] = values(sheetFacts.id)
  const [title] = values(sheetFacts.title)
  const [date] = values(sheetFacts.effectiveDate)
  if (id !== undefined && !editionIdPattern.test(id.value)) {
    faults.push(
      sheetFault(
        file,
        id.line,
        'B',
        `“${id.value.slice(0, 40)}” is not an edition’s id.`,
        'Write the year, such as 2027.',
      ),
    )
  }
  const effectiveDate = date === undefined ? undefined : isoDateOf(withHyphens(date.value))
  if (date !== undefined && effectiveDate === undefined) {
    faults.push(
      sheetFault(
        file,
        date.line,
        'B',
        `“${date.value.slice(0, 40)}” is not a date.`,
        'Write it as 2027-01-01.',
      ),
    )
  }
  return {
    id: id?.value,
    title: title?.value.slice(0, recordLimits.name),
    effectiveDate,
    notes: values(sheetFacts.note).map(({ value }) => value.slice(0, longestNote)),
  }
}

/** Returns a date as an ISO date; spreadsheets in the US write `1/31/2027`. */
function isoDateOf(text: string): string | undefined {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(iso))
  return isDate && new Date(iso).toISOString().startsWith(iso) ? iso : undefined
}

function listOf(cell: string): string[] {
  return cell
    .split(/[;\n]|,\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Returns a cell's text with plain blanks: spreadsheets and web pages put others in their place. */
function plain(cell: string): string {
  return cell.replaceAll(/[\u00a0\u2007\u202f\t\r]/g, ' ').trim()
}

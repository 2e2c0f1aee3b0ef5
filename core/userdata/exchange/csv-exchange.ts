import type { z } from 'zod'
import { formatRanges, parseRange } from '../../codes/code-range.ts'
import { issueWords } from '../../untrusted/issue-words.ts'
import { untrustedLimits } from '../../untrusted/limits.ts'
import {
  type Bookmark,
  type CategoryNote,
  type Folder,
  type UserDocument,
  bookmarkSchema,
  categoryNoteSchema,
  folderSchema,
} from '../document.ts'
import { folderPaths } from '../folders.ts'
import { joinNotes } from '../join-notes.ts'
import { limits } from '../limits.ts'
import { repairDocument } from '../repair-document.ts'
import type { Snapshot } from '../snapshot.ts'
import { codeSystemOf } from '../../tables/table-code.ts'
import { emptyDocument } from '../document-parts.ts'
import { formatCsv, parseCsv } from '../../text/csv.ts'
import type { ImportReading } from './imported.ts'
import { formatPath, parsePath } from './path-text.ts'

const columns = [
  'Kind',
  'Folder',
  'Name',
  'Path',
  'Codes',
  'Code',
  'Edition',
  'Category',
  'Tags',
  'Note',
  'Created',
  'Changed',
  'Id',
] as const

type Column = (typeof columns)[number]
type Row = Readonly<Record<Column, string>>

/** Problems that are named one by one; more are only counted. */
const problemsNamed = 20

/** Returns bookmarks, each with the note on its category, and notes as a table for a spreadsheet, formulas made harmless. Empty folders are not in it. */
export function exportCsv(document: UserDocument): string {
  const paths = new Map<string | null, string>()
  for (const [id, names] of folderPaths(document)) paths.set(id, formatPath(names))
  const notes = new Map(document.notes.map(({ snapshot, text }) => [snapshot.category, text]))
  const rows: Row[] = [
    ...document.bookmarks.map((bookmark) => ({
      ...cellsOf(bookmark.snapshot),
      Kind: 'bookmark',
      Folder: paths.get(bookmark.folder) ?? '',
      Tags: bookmark.tags.join('; '),
      Note: notes.get(bookmark.snapshot.category) ?? '',
      Created: bookmark.created,
      Changed: bookmark.changed,
      Id: bookmark.id,
    })),
    ...document.notes.map((note) => ({
      ...cellsOf(note.snapshot),
      Kind: 'note',
      Folder: '',
      Tags: '',
      Note: note.text,
      Created: note.created,
      Changed: note.changed,
      Id: '',
    })),
  ]
  return formatCsv([columns, ...rows.map((row) => columns.map((column) => row[column]))])
}

/**
 * Returns the bookmarks and notes of a table with the columns of {@link exportCsv}, in any order.
 * Edition, category, name and codes are needed. Invalid rows are skipped, with a remark.
 * Never throws. `now` is the time for rows without one.
 */
export function importCsv(text: string, now: string, newId: () => string): ImportReading {
  const { json, csv } = untrustedLimits.importFile
  if (text.length > json.text) {
    return { state: 'refused', problem: `It is longer than ${inDigits(json.text)} characters.` }
  }
  const [header = [], ...lines] = parseCsv(text, csv)
  const places = new Map(header.map((title, index) => [title.trim().toLowerCase(), index]))
  const missing = (['Name', 'Codes', 'Edition', 'Category'] as const).filter(
    (column) => !places.has(column.toLowerCase()),
  )
  if (missing.length > 0) {
    return {
      state: 'refused',
      problem: `Its first line is missing the columns ${missing.join(', ')}.`,
    }
  }
  // The header is a row too.
  if (lines.length >= csv.rows) {
    return { state: 'refused', problem: `It has more than ${inDigits(csv.rows)} rows.` }
  }

  const folders = new Map<string, Folder>()
  const bookmarks: Bookmark[] = []
  const notes: CategoryNote[] = []
  const notesOfBookmarks: CategoryNote[] = []
  const problems: string[] = []
  lines.forEach((line, index) => {
    const row = Object.fromEntries(
      columns.map((column) => [column, line[places.get(column.toLowerCase()) ?? -1] ?? '']),
    ) as Row
    const long = columns.find((column) => row[column].length > csv.cellText)
    const problem =
      long !== undefined
        ? `${long}: It is longer than ${inDigits(csv.cellText)} characters.`
        : row.Kind.trim().toLowerCase() === 'note'
          ? addNote(row, now, notes)
          : addBookmark(row, now, newId, folders, bookmarks, notesOfBookmarks)
    if (problem !== undefined) problems.push(`Row ${index + 2} was skipped. ${problem}`)
  })

  const read = {
    ...emptyDocument,
    folders: [...folders.values()],
    bookmarks,
    notes: joinNotes([...notes, ...notesOfBookmarks]),
  }
  const repaired = repairDocument(read)
  const remarks = problems.slice(0, problemsNamed)
  if (problems.length > problemsNamed) {
    remarks.push(`${problems.length - problemsNamed} more rows were skipped.`)
  }
  if (repaired !== read) remarks.push('Duplicate entries were merged.')
  return {
    state: 'read',
    imported: { folders: repaired.folders, bookmarks: repaired.bookmarks, notes: repaired.notes },
    remarks,
  }
}

function cellsOf({
  name,
  path,
  ranges,
  code,
  edition,
  category,
}: Snapshot): Pick<Row, 'Name' | 'Path' | 'Codes' | 'Code' | 'Edition' | 'Category'> {
  return {
    Name: name,
    Path: formatPath(path),
    Codes: formatRanges(ranges),
    Code: code ?? '',
    Edition: edition,
    Category: category,
  }
}

function addBookmark(
  row: Row,
  now: string,
  newId: () => string,
  folders: Map<string, Folder>,
  bookmarks: Bookmark[],
  notes: CategoryNote[],
): string | undefined {
  const names = parsePath(row.Folder)
  if (names.length > limits.folderDepth) return 'Folder: It is nested too deep.'
  const parsed = bookmarkSchema.safeParse({
    id: row.Id.trim() === '' ? newId() : row.Id.trim(),
    folder: null,
    snapshot: snapshotFrom(row),
    tags: row.Tags.split(';')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    ...timesFrom(row, now),
  })
  if (!parsed.success) return problemOf(parsed.error.issues, row)
  const problem = row.Note === '' ? undefined : addNote(row, now, notes)
  if (problem !== undefined) return problem
  let folder: string | null = null
  for (let depth = 1; depth <= names.length; depth++) {
    const key = formatPath(names.slice(0, depth))
    const known = folders.get(key)
    if (known === undefined) {
      const made = folderSchema.safeParse({
        id: newId(),
        parent: folder,
        name: names[depth - 1],
        created: now,
        changed: now,
      })
      if (!made.success) return `Folder: ${made.error.issues.slice(0, 1).map(issueWords).join('')}`
      if (folders.size >= limits.folders) return 'Folder: There are too many folders.'
      folders.set(key, made.data)
      folder = made.data.id
    } else folder = known.id
  }
  bookmarks.push({ ...parsed.data, folder })
  return undefined
}

function addNote(row: Row, now: string, notes: CategoryNote[]): string | undefined {
  const parsed = categoryNoteSchema.safeParse({
    snapshot: snapshotFrom(row),
    text: row.Note,
    ...timesFrom(row, now),
  })
  if (!parsed.success) return problemOf(parsed.error.issues, row)
  notes.push(parsed.data)
  return undefined
}

function snapshotFrom(row: Row): unknown {
  const code = row.Code.trim()
  const named = {
    edition: row.Edition.trim(),
    category: row.Category.trim(),
    name: row.Name.trim(),
    path: parsePath(row.Path),
  }
  if (codeSystemOf(code) === 'hcpcs') return { ...named, system: 'hcpcs', ranges: [], code }
  return {
    ...named,
    ...(code === '' ? {} : { code: withLeadingZeros(code) }),
    ranges: row.Codes.split(',').map((range) => parseRange(withLeadingZeros(range)) ?? range),
  }
}

/** Spreadsheets take 00100 for the number 100. */
function withLeadingZeros(range: string): string {
  return range.replace(/\d+[AFMTU]?/gi, (code) => code.padStart(5, '0'))
}

function timesFrom(row: Row, now: string): { created: string; changed: string } {
  const time = (text: string): string =>
    bookmarkSchema.shape.created.safeParse(text.trim()).success ? text.trim() : now
  return { created: time(row.Created), changed: time(row.Changed) }
}

function inDigits(number: number): string {
  return number.toLocaleString('en-US')
}

/** The columns that the fields of a bookmark or a note come from. */
const columnsByField: Readonly<Record<string, Column>> = {
  id: 'Id',
  edition: 'Edition',
  category: 'Category',
  name: 'Name',
  path: 'Path',
  ranges: 'Codes',
  code: 'Code',
  tags: 'Tags',
  note: 'Note',
  text: 'Note',
}

/** Returns what is wrong with a row, by the name of its column. */
function problemOf([issue]: readonly z.core.$ZodIssue[], row: Row): string {
  if (issue === undefined) return 'It is not in the expected form.'
  const column = issue.path.map((field) => columnsByField[String(field)]).find(Boolean)
  if (column === undefined) return issueWords(issue)
  return `${column}: ${row[column].trim() === '' ? 'It is empty.' : wordsFor(column, issue)}`
}

function wordsFor(column: Column, issue: z.core.$ZodIssue): string {
  if (column === 'Codes') return 'It should be codes or code ranges, such as 27301-27599.'
  if (column === 'Code') return 'It should be a code, such as 27447.'
  return issueWords(issue)
}

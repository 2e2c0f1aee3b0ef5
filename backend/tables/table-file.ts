import { type TableKindId, tableKinds } from '#core/tables/table-kinds.ts'
import { type Release, moreExact, releaseWords } from '#core/tables/release.ts'
import { decodeAnyText } from '#backend/files/decode-any-text.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import {
  type Row,
  guessSeparator,
  readDelimited,
  splitLines,
} from '#backend/files/read-delimited.ts'
import { type ZipArchive, isZip, openZip } from '#backend/files/read-zip.ts'
import { isWorkbook, readWorkbook } from '#backend/files/read-xlsx.ts'
import { inMegabytes, refusedFile } from '#backend/files/refused-file.ts'
import { type BuiltTable, TableBuilder } from './table-builder.ts'
import { detectFormat } from './formats/all-formats.ts'
import { reasonNotTaken } from './formats/other-lists.ts'
import type { Detected, Head, TableSource } from './formats/format.ts'
import {
  type ColumnMapping,
  type OwnColumns,
  describeColumns,
  readByMapping,
} from './formats/own-columns.ts'

const { tableFile } = untrustedLimits

/** A possible table in a file: the file itself, a file in an archive, or a sheet. */
export interface TableOffer {
  /** Its path, and its sheet if there are several: `PPRRVU26_JUL.csv`. */
  readonly name: string
  readonly kind: TableKindId
  /** What it is, such as `Physician Fee Schedule, July 2026`. */
  readonly title: string
  /** For a user's own file: its columns, with a guess. */
  readonly columns?: OwnColumns
}

/** A table read from an offer, but not stored yet. */
export interface ReadTable extends BuiltTable {
  readonly kind: TableKindId
  readonly variant: string | undefined
  readonly release: Release | undefined
  readonly fields: Detected['fields']
}

/** A file opened for adding tables. */
export interface TableFile {
  /** The possible tables, best first. */
  readonly offers: readonly TableOffer[]
  /** The parts that cannot be used, and why. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[]
  /**
   * Reads an offer, by its index. `report` is called with the number of rows read. Throws a CallFailed (`bad-file`)
   * where it holds no codes or cannot be read.
   */
  read(
    offer: number,
    mapping: ColumnMapping | undefined,
    report: (rows: number) => void,
  ): Promise<ReadTable>
}

interface Candidate {
  readonly offer: TableOffer
  readonly source: TableSource
  readonly head: Head
  readonly detected: Detected | undefined
}

/** Lists can start with hundreds of modifiers. */
const headRows = 600
const headBytes = 64 * 1024
/** The file types of descriptions and layouts. */
const notTables = /\.(pdf|docx?|rtf|htm|html|png|jpe?g|gif|exe|zip|7z)$/i
/** If an archive has a file in several formats, the first of these is the fastest to read. */
const shapes = ['csv', 'txt', 'tsv', 'xml', 'xlsx', 'xlsm']

/** Opens a file according to its content. Throws a CallFailed (`bad-file`) if nothing in it can become a table. */
export async function openTableFile(bytes: Uint8Array, fileName: string): Promise<TableFile> {
  if (bytes.length > tableFile.bytes) {
    throw refusedFile(
      `${fileName} is larger than ${inMegabytes(tableFile.bytes)}. Code tables are never that large. Choose another file.`,
    )
  }
  if (bytes.length === 0) throw refusedFile(`${fileName} is empty.`)
  const skipped: { name: string; reason: string }[] = []
  const candidates: Candidate[] = []
  if (isZip(bytes)) {
    const zip = await openZip(bytes)
    if (isWorkbook(zip.entries)) candidates.push(...(await sheetsOf(zip, [fileName])))
    else candidates.push(...(await candidatesOf(zip, fileName, skipped)))
  } else candidates.push(textCandidate(bytes, [fileName]))
  const known = candidates.filter(({ detected, offer }) => detected ?? offer.columns)
  if (known.length === 0) {
    throw refusedFile(
      `${fileName} does not contain a code table. Choose a file that docs/code-tables.md lists, or a table with a column of codes.`,
      skipped.slice(0, 10).map(({ name, reason }) => `${name}: ${reason}`),
    )
  }
  const best = known.sort((a, b) => preference(a) - preference(b))
  return {
    offers: best.map(({ offer }) => offer),
    skipped,
    async read(index, mapping, report) {
      const chosen = best[index]
      if (chosen === undefined) throw refusedFile('There is no such file in it.')
      return readCandidate(chosen, mapping, report)
    },
  }
}

async function readCandidate(
  { head, source, detected, offer }: Candidate,
  mapping: ColumnMapping | undefined,
  report: (rows: number) => void,
): Promise<ReadTable> {
  const how =
    mapping === undefined && detected !== undefined
      ? detected
      : readByMapping(head, mapping ?? offer.columns?.guess ?? { code: 0, fields: {} })
  if (how === undefined) throw refusedFile(`${offer.name} has no codes in this column.`)
  const builder = new TableBuilder(how.fields, report)
  const told = await how.read(source, builder)
  const built = builder.build()
  return {
    ...built,
    kind: how.kind,
    variant: how.variant,
    release: moreExact(how.release, told) ?? told,
    fields: how.fields,
  }
}

async function candidatesOf(
  zip: ZipArchive,
  archive: string,
  skipped: { name: string; reason: string }[],
): Promise<Candidate[]> {
  skipped.push(...zip.skipped)
  const candidates: Candidate[] = []
  const stems = new Set<string>()
  const ordered = [...zip.entries].sort((a, b) => shapeOf(a.name) - shapeOf(b.name))
  for (const { name } of ordered) {
    if (notTables.test(name) || /(^|\/)(\.|__MACOSX)/.test(name)) {
      if (/\.zip$/i.test(name)) {
        skipped.push({ name, reason: 'It is an archive. Unpack it and choose the file inside.' })
      }
      continue
    }
    const stem = name.replace(/\.[^.]*$/, '').toLowerCase()
    if (stems.has(stem)) continue
    try {
      const found = await candidatesOfEntry(zip, name, [name, archive])
      if (found.some(({ detected }) => detected !== undefined)) stems.add(stem)
      candidates.push(...found)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      skipped.push({ name, reason: reason.replace(notAddedWords(name), '') })
    }
  }
  // Lists of places, factors and the like also have a column of numbers, so only known formats count here.
  const isKnown = candidates.some(({ detected }) => detected !== undefined)
  if (!isKnown) return candidates
  for (const { detected, offer } of candidates) {
    if (detected === undefined && offer.columns !== undefined) {
      skipped.push({ name: offer.name, reason: 'It is not a code table that the app can read.' })
    }
  }
  return candidates.filter(({ detected }) => detected !== undefined)
}

async function candidatesOfEntry(
  zip: ZipArchive,
  name: string,
  names: readonly string[],
): Promise<Candidate[]> {
  const start = await zip.readAll(name, headBytes)
  if (!isZip(start)) {
    return [textCandidate(start, names, () => zip.readAll(name))]
  }
  const inner = await openZip(await zip.readAll(name))
  if (isWorkbook(inner.entries)) return sheetsOf(inner, names)
  throw refusedFile('It is an archive. Unpack it and choose the file inside.')
}

async function sheetsOf(zip: ZipArchive, names: readonly string[]): Promise<Candidate[]> {
  const { sheets } = await readWorkbook(zip)
  const candidates: Candidate[] = []
  for (const sheet of sheets) {
    const rows: Row[] = []
    for await (const row of sheet.rows()) {
      rows.push(row)
      if (rows.length >= headRows) break
    }
    const source: TableSource = {
      names: [sheet.name, ...names],
      lines: () => Promise.resolve([]),
      rows: () => sheet.rows(),
    }
    const [file = ''] = names
    const name = sheets.length > 1 ? `${file} › ${sheet.name}` : file
    candidates.push(candidateOf(name, source, { names: source.names, lines: [], rows }))
  }
  return candidates
}

/** `readAll` reads the whole file if `bytes` are only its start. */
function textCandidate(
  bytes: Uint8Array,
  names: readonly string[],
  readAll?: () => Promise<Uint8Array>,
): Candidate {
  // The last character may be cut in two.
  const { text: start } = decodeAnyText(readAll === undefined ? bytes : wholeLines(bytes))
  const separator = guessSeparator(start)
  let text: Promise<string> | undefined
  const whole = () =>
    (text ??=
      readAll === undefined
        ? Promise.resolve(start)
        : readAll().then((all) => decodeAnyText(all).text))
  const source: TableSource = {
    names,
    lines: async () => splitLines(await whole()),
    async *rows() {
      yield* rowsOf(await whole(), separator)
    },
  }
  const rows: Row[] = []
  for (const row of rowsOf(start, separator)) {
    rows.push(row)
    if (rows.length >= headRows) break
  }
  const head: Head = { names, lines: splitLines(start).slice(0, headRows), rows }
  return candidateOf(names[0] ?? '', source, head)
}

function* rowsOf(text: string, separator: ReturnType<typeof guessSeparator>): Iterable<Row> {
  if (separator !== undefined) {
    yield* readDelimited(text, separator)
    return
  }
  for (const [index, line] of splitLines(text).entries()) yield { line: index + 1, cells: [line] }
}

/** The prefix of the reason if the file is not named elsewhere. */
const notAddedWords = (name: string): string => `${name} cannot be added. `

/** Throws a CallFailed (`bad-file`) for a known list that is not a code table. */
function candidateOf(name: string, source: TableSource, head: Head): Candidate {
  const reason = reasonNotTaken(head)
  if (reason !== undefined) throw refusedFile(`${notAddedWords(name)}${reason}`)
  const detected = detectFormat(head)
  const columns = detected === undefined ? describeColumns(head) : undefined
  const kind = detected?.kind ?? 'columns'
  return {
    source,
    head,
    detected,
    offer: {
      name,
      kind,
      title: titleOf(kind, detected?.variant, detected?.release),
      ...(columns === undefined ? {} : { columns }),
    },
  }
}

/** Returns the title of a table: its kind, variant and release. */
export function titleOf(
  kind: TableKindId,
  variant: string | undefined,
  release: Release | undefined,
): string {
  const { title } = tableKinds[kind]
  const name = variant === undefined ? title : `${title} (${variant})`
  return release === undefined ? name : `${name}, ${releaseWords(release)}`
}

/** Known formats before guesses, full lists before partial ones, fast formats before slow ones. */
function preference({ detected, offer }: Candidate): number {
  return (
    (detected === undefined ? 100 : 0) +
    (detected?.variant === 'QPP' ? 50 : 0) +
    shapeOf(offer.name)
  )
}

function shapeOf(name: string): number {
  const extension = /\.([a-z]+)(?: ›|$)/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const index = shapes.indexOf(extension)
  return index < 0 ? shapes.length : index
}

function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d))
  return bytes.length < headBytes || end < 0 ? bytes : bytes.subarray(0, end + 1)
}

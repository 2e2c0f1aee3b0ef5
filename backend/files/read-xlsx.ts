import { posix } from 'node:path'
import { SaxesParser } from 'saxes'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import type { Row } from './read-delimited.ts'
import { type ZipArchive, type ZipEntry, openZip } from './read-zip.ts'
import { refusedFile } from './refused-file.ts'

const { tableFile } = untrustedLimits

/** A spreadsheet opened from memory. Formulas count with the value last computed; macros and links are never followed. */
export interface Workbook {
  readonly sheets: readonly Sheet[]
}

export interface Sheet {
  readonly name: string
  /**
   * Yields the rows that hold anything, `line` being the row's number in the sheet. Cells that are not there
   * are empty. Throws a CallFailed (`bad-file`) if the sheet is damaged or too large.
   */
  rows(): AsyncIterable<Row>
  /** Returns the merged areas, such as `B12:C12`, the first of them. Fails as `rows` does. */
  merged(): Promise<readonly string[]>
}

const workbookPart = 'xl/workbook.xml'
const sharedStringsPart = 'xl/sharedStrings.xml'
const stylesPart = 'xl/styles.xml'

/** Returns whether an archive's entries are those of a spreadsheet. */
export function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === workbookPart)
}

/** Opens a spreadsheet (xlsx, xlsm). Throws a CallFailed (`bad-file`) if it cannot be read. */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const zip = await openZip(bytes)
  return readWorkbook(zip)
}

/** Returns the spreadsheet in an archive that is open already. */
export async function readWorkbook(zip: ZipArchive): Promise<Workbook> {
  if (!isWorkbook(zip.entries)) throw refusedFile('The file is not a spreadsheet.')
  const listed: { name: string; relation: string }[] = []
  let startsIn1904 = false
  await parsePart(zip, workbookPart, {
    open: (name, attributes) => {
      if (name === 'sheet') {
        const [, relation = ''] =
          Object.entries(attributes).find(([key]) => localName(key) === 'id') ?? []
        listed.push({ name: attributes['name'] ?? '', relation })
      }
      if (name === 'workbookPr') {
        startsIn1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      }
    },
  })
  const targets = new Map<string, string>()
  await parsePart(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id: id, Target: target, TargetMode: mode }) => {
      if (name !== 'Relationship' || id === undefined || target === undefined) return
      if (mode === 'External') return
      targets.set(id, target.startsWith('/') ? target.slice(1) : posix.join('xl', target))
    },
  })
  const has = (part: string) => zip.entries.some(({ name }) => name === part)
  let parts: Promise<{ strings: string[]; dates: Set<number> }> | undefined
  const readParts = async () => ({
    strings: has(sharedStringsPart) ? await readSharedStrings(zip) : [],
    dates: has(stylesPart) ? await readDateStyles(zip) : new Set<number>(),
  })
  return {
    sheets: listed.flatMap(({ name, relation }): Sheet[] => {
      const part = targets.get(relation)
      if (part === undefined || !part.startsWith('xl/worksheets/') || !has(part)) return []
      /** Known once the rows have been read to the end: these areas come after them. */
      let merged: readonly string[] | undefined
      return [
        {
          name,
          async *rows() {
            const { strings, dates } = await (parts ??= readParts())
            const valueOf = cellReader(strings, dates, startsIn1904)
            const areas: string[] = []
            yield* readSheet(zip, part, valueOf, areas)
            merged = areas
          },
          merged: async () => merged ?? readMerged(zip, part),
        },
      ]
    }),
  }
}

interface Cell {
  readonly type: string
  readonly style: number
  readonly value: string
}

async function* readSheet(
  zip: ZipArchive,
  part: string,
  valueOf: (cell: Cell) => string,
  merged: string[],
): AsyncIterable<Row> {
  let ready: Row[] = []
  let cells: string[] = []
  let line = 0
  let kept = 0
  let column = 0
  let type = ''
  let style = 0
  let text = ''
  let takesText = false
  let isPhonetic = false

  const parser = partParser(part, {
    open: (name, attributes) => {
      if (name === 'row') {
        // A row need not say its number.
        line = Number(attributes['r'] ?? line + 1)
        column = -1
        cells = []
        if (!(line <= tableFile.sheetRows)) throw refusedFile('The sheet has too many rows.')
      } else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1
        if (column >= tableFile.columns) {
          throw refusedFile(`Row ${line} has more than ${tableFile.columns} columns.`)
        }
        type = attributes['t'] ?? 'n'
        style = Number(attributes['s'] ?? -1)
        text = ''
      } else if (name === 'v' || name === 't') takesText = !isPhonetic
      else if (name === 'rPh') isPhonetic = true
      else addMerged(merged, name, attributes)
    },
    text: (more) => {
      if (!takesText) return
      text += more
      if (text.length > tableFile.cellText) throw refusedFile(`A cell of row ${line} is too long.`)
    },
    close: (name) => {
      if (name === 'v' || name === 't') takesText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'c' && text !== '') {
        while (cells.length < column) cells.push('')
        cells[column] = valueOf({ type, style, value: text })
      } else if (name === 'row' && cells.length > 0) {
        if (++kept > tableFile.rows) {
          throw refusedFile(`The sheet has more than ${tableFile.rows} rows.`)
        }
        ready.push({ line, cells })
      }
    },
  })
  for await (const chunk of zip.read(part)) {
    parser.write(chunk)
    yield* ready
    ready = []
  }
  parser.end()
  yield* ready
}

const mostMerged = 1_000

async function readMerged(zip: ZipArchive, part: string): Promise<string[]> {
  const areas: string[] = []
  await parsePart(zip, part, { open: (name, attributes) => addMerged(areas, name, attributes) })
  return areas
}

function addMerged(areas: string[], name: string, { ref }: Attributes): void {
  if (name === 'mergeCell' && ref !== undefined && areas.length < mostMerged) areas.push(ref)
}

/** Returns how a cell's value is written as text: numbers without the noise of their storage, dates as ISO dates. */
function cellReader(
  strings: readonly string[],
  dates: ReadonlySet<number>,
  startsIn1904: boolean,
): (cell: Cell) => string {
  return ({ type, style, value }) => {
    switch (type) {
      case 's':
        return strings[Number(value)] ?? ''
      case 'n': {
        const number = Number(value)
        if (!Number.isFinite(number)) return value
        if (dates.has(style)) return isoDate(number, startsIn1904)
        // Fifteen digits are what a spreadsheet shows; the rest comes from binary fractions.
        return String(Number(number.toPrecision(15)))
      }
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE'
      case 'e':
        return ''
      default:
        return unescaped(value)
    }
  }
}

/** Returns the ISO date of a day's number in a spreadsheet. */
function isoDate(days: number, startsIn1904: boolean): string {
  const first = startsIn1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const date = new Date(first + Math.floor(days) * 86_400_000)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}

async function readSharedStrings(zip: ZipArchive): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let takesText = false
  let isPhonetic = false
  await parsePart(zip, sharedStringsPart, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 't') takesText = !isPhonetic
      else if (name === 'rPh') isPhonetic = true
    },
    text: (more) => {
      if (takesText) text += more
      if (text.length > tableFile.cellText) throw refusedFile('A cell of the sheet is too long.')
    },
    close: (name) => {
      if (name === 't') takesText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') strings.push(unescaped(text))
    },
  })
  return strings
}

/** Returns which styles of cells show a number as a date. */
async function readDateStyles(zip: ZipArchive): Promise<Set<number>> {
  const ownFormats = new Set<number>()
  const styles = new Set<number>()
  let inCellStyles = false
  let index = 0
  await parsePart(zip, stylesPart, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        const pattern = (attributes['formatCode'] ?? '').replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
        if (/[dy]/i.test(pattern)) ownFormats.add(Number(attributes['numFmtId']))
      } else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) {
        const format = Number(attributes['numFmtId'])
        if ((format >= 14 && format <= 17) || format === 22 || ownFormats.has(format)) {
          styles.add(index)
        }
        index++
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles
}

/** Returns a text with its escapes such as `_x001A_` taken back. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
}

/** Returns the column, from 0, of a reference such as `AB12`. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined
  let column = 0
  for (const character of reference) {
    const value = character.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column === 0 ? undefined : column - 1
}

type Attributes = Readonly<Record<string, string | undefined>>

interface Listener {
  open(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

async function parsePart(zip: ZipArchive, part: string, listener: Listener): Promise<void> {
  const parser = partParser(part, listener)
  for await (const chunk of zip.read(part)) parser.write(chunk)
  parser.end()
}

/** Returns a parser of a part's bytes. It throws a CallFailed (`bad-file`) where they are not well-formed XML. */
function partParser(part: string, listener: Listener) {
  const parser = new SaxesParser()
  const decoder = new TextDecoder('utf-8')
  parser.on('error', (error) => {
    throw refusedFile(`The spreadsheet is damaged in ${part}.`, [error.message])
  })
  parser.on('opentag', ({ name, attributes }) => listener.open(localName(name), attributes))
  if (listener.text !== undefined) parser.on('text', (text) => listener.text?.(text))
  parser.on('closetag', ({ name }) => listener.close?.(localName(name)))
  return {
    write: (chunk: Uint8Array) => {
      parser.write(decoder.decode(chunk, { stream: true }))
    },
    end: () => {
      parser.write(decoder.decode())
      parser.close()
    },
  }
}

/** Some programs write every name with a prefix, such as `x:row`. */
function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

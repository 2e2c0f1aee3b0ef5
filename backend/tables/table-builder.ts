import { type FieldId, fields as allFields } from '#core/tables/fields.ts'
import type { TableContent } from '#core/tables/table.ts'
import {
  type CodeSystem,
  codeSystemOf,
  readTableCode,
  tableCodeOrder,
} from '#core/tables/table-code.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { refusedFile } from '#backend/files/refused-file.ts'
import type { Sink, Values } from './formats/format.ts'

const { tableFile } = untrustedLimits

/** A line of the file that was skipped, and why. */
export interface SkippedLine {
  readonly line: number
  readonly reason: string
}

export interface BuiltTable {
  readonly content: TableContent
  /** The number of distinct codes of each system. */
  readonly codes: Readonly<Record<CodeSystem, number>>
  /** The first skipped lines; `skippedCount` is their total. */
  readonly skipped: readonly SkippedLine[]
  readonly skippedCount: number
}

interface BuiltRow {
  readonly code: string
  readonly modifier: string
  readonly values: Values
  readonly order: number
}

const mostSkippedKept = 500
const longestQuote = 40
const rowsPerReport = 500

/** Collects the rows that a format reads, normalizes their values, and returns them sorted, column by column. */
export class TableBuilder implements Sink {
  readonly #fields: readonly FieldId[]
  readonly #report: (rows: number) => void
  readonly #rows: BuiltRow[] = []
  readonly #skipped: SkippedLine[] = []
  #skippedCount = 0

  /** `report` is called with the number of rows read, from time to time. */
  constructor(fields: readonly FieldId[], report: (rows: number) => void) {
    this.#fields = fields
    this.#report = report
  }

  add(line: number, cell: string, modifier: string, values: Values): void {
    const read = readTableCode(cell)
    if (read === undefined) {
      this.skip(line, notACode(cell))
      return
    }
    if (this.#rows.length >= tableFile.rows) {
      throw refusedFile(`The file has more than ${tableFile.rows} rows.`)
    }
    const { code } = read
    const given = modifier.toUpperCase()
    this.#rows.push({
      code,
      modifier: read.modifier === '' ? given : read.modifier,
      values,
      order: tableCodeOrder(code),
    })
    if (this.#rows.length % rowsPerReport === 0) this.#report(this.#rows.length)
  }

  skip(line: number, reason: string): void {
    this.#skippedCount++
    if (this.#skipped.length < mostSkippedKept) this.#skipped.push({ line, reason })
  }

  /** Returns the table. Throws a CallFailed (`bad-file`) if it holds no code. */
  build(): BuiltTable {
    const rows = this.#rows
    if (rows.length === 0) {
      const [first] = this.#skipped
      const where = first === undefined ? '' : ` Line ${first.line}: ${first.reason}`
      throw refusedFile(`The file contains no codes.${where}`)
    }
    // A stable sort keeps the order of the file for rows with the same code and modifier.
    rows.sort((a, b) => a.order - b.order || compareTexts(a.modifier, b.modifier))
    const hasModifiers = rows.some(({ modifier }) => modifier !== '')
    const counts = { cpt: 0, hcpcs: 0, cdt: 0 }
    let before = ''
    for (const { code } of rows) {
      if (code !== before) counts[codeSystemOf(code) ?? 'cpt']++
      before = code
    }
    const columns: Partial<Record<FieldId, string[]>> = {}
    for (const field of this.#fields) {
      columns[field] = rows.map(({ values }) => evenedValue(field, values[field] ?? ''))
    }
    return {
      content: {
        codes: rows.map(({ code }) => code),
        ...(hasModifiers ? { modifiers: rows.map(({ modifier }) => modifier) } : {}),
        columns,
      },
      codes: counts,
      skipped: this.#skipped,
      skippedCount: this.#skippedCount,
    }
  }
}

/**
 * Returns a normalized value: numbers without currency signs, separators and trailing zeros, in which CSV and XLSX
 * differ; dates as ISO dates; texts with single spaces.
 */
export function evenedValue(field: FieldId, text: string): string {
  const value = text.replaceAll(/[^\P{Cc}\n]/gu, ' ').trim()
  switch (allFields[field].type) {
    case 'amount':
    case 'price': {
      const digits = value.replaceAll(/[$,\s]/g, '')
      if (digits === '' || digits === '.' || /^n\/?a$/i.test(digits)) return ''
      const number = Number(digits)
      return Number.isFinite(number) ? String(number) : value
    }
    case 'date':
      return isoDate(value)
    case 'text':
      return value.replaceAll(/ {2,}/g, ' ')
  }
}

function isoDate(value: string): string {
  const [, year, month, day] = /^(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?:T.*)?$/.exec(value) ?? []
  if (year !== undefined) return `${year}-${month ?? ''}-${day ?? ''}`
  const [, m = '', d = '', y] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(value) ?? []
  return y === undefined ? value : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
}

function notACode(cell: string): string {
  const text = cell.replaceAll(/\s+/g, ' ').trim()
  if (text === '') return 'The column of codes is empty.'
  const quoted = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text
  return `“${quoted}” is not a code.`
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

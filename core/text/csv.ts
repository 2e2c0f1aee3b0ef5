/** The cells of a table, row by row, as text. */
export type Rows = readonly (readonly string[])[]

/** What a spreadsheet takes for the start of a formula, by itself or after blanks or our own apostrophes. */
const formulaStart = /^[\s']*[=+\-@|%＝＋－＠]/
const controlStart = /^[\t\r\n]/

/**
 * Returns rows as comma-separated values (RFC 4180, every cell quoted, CRLF) with a byte order mark,
 * by which spreadsheets know UTF-8. A cell that a spreadsheet could run as a formula gets an
 * apostrophe in front (OWASP, "CSV Injection"); {@link parseCsv} takes it off again.
 */
export function formatCsv(rows: Rows): string {
  const lines = rows.map((row) =>
    row.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(','),
  )
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/**
 * Returns the rows of a text of separated values. The separator is what the first line has most of
 * outside quotes: comma, semicolon or tab. Empty lines are left out, and what lies beyond `most` is not read. Never
 * throws; a quote that never ends takes the rest of the text.
 */
export function parseCsv(
  text: string,
  most: { readonly rows: number; readonly columns: number } = everything,
): string[][] {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  const separator = separatorOf(body)
  const rows: string[][] = []
  let row: string[] = []
  let position = 0
  while (position < body.length && rows.length < most.rows) {
    const { cell, end } = readCell(body, position, separator)
    if (row.length < most.columns) row.push(withoutGuard(cell))
    position = end + 1
    if (body[end] === separator) {
      if (position === body.length && row.length < most.columns) row.push('')
      continue
    }
    if (body[end] === '\r' && body[position] === '\n') position++
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

const everything = { rows: Infinity, columns: Infinity }

function harmless(cell: string): string {
  return formulaStart.test(cell) || controlStart.test(cell) ? `'${cell}` : cell
}

/** Returns a cell without the apostrophe that {@link formatCsv} put before it. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && harmless(cell.slice(1)) === cell ? cell.slice(1) : cell
}

/** Reads the cell that starts at a position; `end` is where its separator or line end stands. */
function readCell(text: string, start: number, separator: string): { cell: string; end: number } {
  let quoted = ''
  let position = start
  if (text[start] === '"') {
    for (;;) {
      const quote = text.indexOf('"', position + 1)
      if (quote === -1) return { cell: quoted + text.slice(position + 1), end: text.length }
      quoted += text.slice(position + 1, quote)
      position = quote + 1
      if (text[position] !== '"') break
      quoted += '"'
    }
  }
  let end = position
  while (end < text.length && !['\r', '\n', separator].includes(text.charAt(end))) end++
  return { cell: quoted + text.slice(position, end), end }
}

/** A separator between quotes belongs to a cell, as does a line end there. */
function separatorOf(text: string): string {
  const counts = { ',': 0, ';': 0, '\t': 0 }
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '\r' || character === '\n') break
    else if (character === ',' || character === ';' || character === '\t') counts[character]++
  }
  if (counts['\t'] > counts[';'] && counts['\t'] > counts[',']) return '\t'
  return counts[';'] > counts[','] ? ';' : ','
}

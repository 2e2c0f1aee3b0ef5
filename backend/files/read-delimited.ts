import { untrustedLimits } from '#core/untrusted/limits.ts'
import { refusedFile } from './refused-file.ts'

const { tableFile } = untrustedLimits

/** A row of a table as it is in a file. */
export interface Row {
  /** Where it begins in the file, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export type Separator = ',' | ';' | '\t' | '~' | '|'

const separators: readonly Separator[] = ['\t', '~', '|', ';', ',']
/** A quote that is not closed within so many characters opens no cell. */
const longestQuoted = tableFile.cellText
const sampledLines = 60

/**
 * Yields the rows of a text of separated values (RFC 4180), empty lines as rows of one empty cell.
 * A quote opens a cell only where another one closes it, before a separator or a line end: notices before
 * a header hold quotes that nothing balances. Lines end with CRLF, LF or CR.
 */
export function* readDelimited(text: string, separator: Separator): Generator<Row, void> {
  const nextSeparator = finder(text, separator)
  const nextLineFeed = finder(text, '\n')
  const nextReturn = finder(text, '\r')
  let position = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  while (position < text.length) {
    const startLine = line
    const cells: string[] = []
    for (;;) {
      const quoted = text[position] === '"' ? readQuoted(text, position, separator) : undefined
      let end: number
      if (quoted === undefined) {
        end = Math.min(nextSeparator(position), nextLineFeed(position), nextReturn(position))
        cells.push(text.slice(position, end))
      } else {
        end = quoted.end
        cells.push(quoted.cell)
        line += countLines(quoted.cell)
      }
      if (cells.length > tableFile.columns) {
        throw refusedFile(`Line ${startLine} has more than ${tableFile.columns} columns.`)
      }
      position = end + 1
      if (text[end] !== separator) {
        if (text[end] === '\r' && text[position] === '\n') position++
        break
      }
    }
    yield { line: startLine, cells }
    line++
  }
}

/** Returns the lines of a text, which end with CRLF, LF or CR. */
export function splitLines(text: string): string[] {
  const lines = (text.startsWith('\uFEFF') ? text.slice(1) : text).split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/**
 * Returns what separates the values of a text: the character that parts most of its first lines into
 * equally many cells, or `undefined` if none does.
 */
export function guessSeparator(text: string): Separator | undefined {
  const lines = splitLines(text.slice(0, 200_000))
    .slice(0, sampledLines)
    .filter((line) => line.trim() !== '')
  let best: Separator | undefined
  let bestScore = 0
  for (const separator of separators) {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const count = partsOf(line, separator)
      if (count > 1) counts.set(count, (counts.get(count) ?? 0) + 1)
    }
    const score = Math.max(0, ...counts.values())
    if (score > bestScore) {
      best = separator
      bestScore = score
    }
  }
  return bestScore * 3 >= lines.length ? best : undefined
}

function partsOf(line: string, separator: Separator): number {
  if (!line.includes('"')) return line.split(separator).length
  let parts = 0
  for (const { cells } of readDelimited(line, separator)) parts += cells.length
  return parts
}

function readQuoted(
  text: string,
  start: number,
  separator: string,
): { cell: string; end: number } | undefined {
  let cell = ''
  let position = start + 1
  for (;;) {
    const quote = text.indexOf('"', position)
    if (quote === -1 || quote - start > longestQuoted) return undefined
    cell += text.slice(position, quote)
    const after = text[quote + 1]
    if (after === '"') {
      cell += '"'
      position = quote + 2
      continue
    }
    const isClosed = after === undefined || after === separator || after === '\r' || after === '\n'
    return isClosed ? { cell, end: quote + 1 } : undefined
  }
}

/**
 * Returns a function that finds a character at a position or after it, or the end of the text. Positions must not
 * decrease: each find is kept until they pass it, so that the text is searched once.
 */
function finder(text: string, character: string): (from: number) => number {
  let found = -1
  return (from) => {
    if (found < from) {
      found = text.indexOf(character, from)
      if (found === -1) found = text.length
    }
    return found
  }
}

function countLines(cell: string): number {
  return cell.match(/\n|\r(?!\n)/g)?.length ?? 0
}

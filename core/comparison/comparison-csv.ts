import { type Comparison, type Row, changesOf } from './comparison.ts'
import { type CategoryInWords, rowInWords } from './row-in-words.ts'

/**
 * Returns rows of a comparison (by default, those with changes) as CSV by RFC 4180: a header line,
 * lines that end in CR LF, cells quoted if necessary. Several categories in a cell are separated by
 * a semicolon. A cell that a spreadsheet would run as a formula gets a leading apostrophe.
 */
export function comparisonCsv(
  comparison: Comparison,
  rows: readonly Row[] = changesOf(comparison),
): string {
  const { from, to } = comparison
  const header = [
    'Changes',
    'Section',
    ...[from, to].flatMap(({ edition }) =>
      ['id', 'name', 'below', 'codes'].map((column) => `${edition} ${column}`),
    ),
    'Moved from',
    'Moved to',
  ]
  const lines = rows.map((row) => {
    const words = rowInWords(comparison, row)
    return [
      words.changes,
      words.section,
      ...[words.from, words.to].flatMap((members) =>
        (['id', 'name', 'above', 'codes'] as const).map((column) => joined(members, column)),
      ),
      words.moved?.from ?? '',
      words.moved?.to ?? '',
    ]
  })
  return [header, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')
}

function joined(members: readonly CategoryInWords[], column: keyof CategoryInWords): string {
  return members.map((member) => member[column]).join('; ')
}

/** Source of the formula rule: OWASP, "CSV Injection". */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

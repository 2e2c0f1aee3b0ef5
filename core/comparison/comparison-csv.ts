import { formatCsv } from '../text/csv.ts'
import { type Comparison, type Row, changesOf } from './comparison.ts'
import { type CategoryInWords, rowInWords } from './row-in-words.ts'

/**
 * Returns rows of a comparison (those with changes, if no others are asked for) as CSV with a header line.
 * Several categories in one cell are separated by a semicolon.
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
  return formatCsv([header, ...lines])
}

function joined(members: readonly CategoryInWords[], column: keyof CategoryInWords): string {
  return members.map((member) => member[column]).join('; ')
}

import { type Comparison, type Row, changesOf } from './comparison.ts'
import { type CategoryInWords, rowInWords } from './row-in-words.ts'
import { summarize } from './summary.ts'

/** Returns rows of a comparison (by default, those with changes) as plain text: a summary, then a paragraph for each row. */
export function comparisonText(
  comparison: Comparison,
  rows: readonly Row[] = changesOf(comparison),
): string {
  return [summarize(comparison), ...rows.map((row) => rowText(comparison, row))].join('\n\n') + '\n'
}

function rowText(comparison: Comparison, row: Row): string {
  const { changes, from, to, moved } = rowInWords(comparison, row)
  return [
    changes,
    ...from.map((member) => `  ${comparison.from.edition}  ${memberText(member)}`),
    ...to.map((member) => `  ${comparison.to.edition}  ${memberText(member)}`),
    ...(moved ? [`  moved from ${moved.from} to ${moved.to}`] : []),
  ].join('\n')
}

function memberText({ name, above, codes }: CategoryInWords): string {
  return `${above === '' ? '' : `${above} › `}${name} (${codes})`
}

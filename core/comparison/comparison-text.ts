import { type Comparison, type Row, changesOf } from './comparison.ts'
import { type CategoryInWords, rowInWords } from './row-in-words.ts'
import { type ChangeKind, changeKinds } from './change-kind.ts'

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

const words: Readonly<Record<ChangeKind, string>> = {
  added: 'added',
  removed: 'removed',
  merged: 'merged',
  split: 'split',
  moved: 'moved',
  renamed: 'renamed',
  ranges: 'with a changed range',
  unchanged: 'unchanged',
}

/** Returns a comparison in a line of words: `2022 → 2023: 1 added, 2 removed, 8 merged; 887 unchanged`. */
export function summarize({ from, to, counts }: Comparison): string {
  const changes = changeKinds
    .filter((kind) => kind !== 'unchanged' && counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${words[kind]}`)
  const told = changes.length === 0 ? 'no changes' : changes.join(', ')
  return `${from.edition} → ${to.edition}: ${told}; ${counts.unchanged} ${words.unchanged}`
}

import { type Comparison, type Row, changesOf } from './comparison.ts'
import { type CategoryInWords, type RowInWords, rowInWords } from './row-in-words.ts'
import { summarize } from './comparison-text.ts'

/** Returns rows of a comparison (by default, those with changes) as Markdown: a summary, then a table for each section. */
export function comparisonMarkdown(
  comparison: Comparison,
  rows: readonly Row[] = changesOf(comparison),
): string {
  const { from, to } = comparison
  const bySection = new Map<string, RowInWords[]>()
  for (const row of rows.map((each) => rowInWords(comparison, each))) {
    const members = bySection.get(row.section)
    if (members === undefined) bySection.set(row.section, [row])
    else members.push(row)
  }
  const tables = [...bySection].map(([section, members]) =>
    [
      `## ${markdownText(section)}`,
      '',
      `| Changes | ${markdownText(from.title)} | ${markdownText(to.title)} |`,
      '| --- | --- | --- |',
      ...members.map(tableLine),
    ].join('\n'),
  )
  return (
    [
      `# ${markdownText(from.title)} → ${markdownText(to.title)}`,
      `${markdownText(summarize(comparison))}.`,
      ...tables,
    ].join('\n\n') + '\n'
  )
}

function tableLine({ changes, from, to }: RowInWords): string {
  return `| ${[changes, membersCell(from), membersCell(to)].join(' | ')} |`
}

function membersCell(members: readonly CategoryInWords[]): string {
  return members
    .map(({ name, above, codes }) => {
      const place = above === '' ? '' : `${markdownText(above)} › `
      return `${place}**${markdownText(name)}** ${codes}`
    })
    .join('<br>')
}

/** Escapes characters that would end a cell or start markup. */
function markdownText(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~&]/g, '\\$&').replace(/\s+/g, ' ')
}

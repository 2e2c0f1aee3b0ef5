import { openDataset } from '#backend/dataset/dataset.ts'
import { formatRanges } from '#core/codes/code-range.ts'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { comparisonJson } from '#core/comparison/comparison-json.ts'
import { type Row, changesOf } from '#core/comparison/comparison.ts'
import { summarise } from '#core/comparison/summary.ts'
import { type Outline, pathNames } from '#core/editions/outline.ts'
import { type Command, WrongUse, printJson } from '../command.ts'
import { readAllOutlines, readOutline } from '../editions.ts'

export const compareCommand: Command = {
  usage: 'compare FROM TO [--json]',
  summary: 'what changed from one edition to another',
  options: { json: { type: 'boolean' } },
  async run(terminal, { words, options }) {
    const [fromId, toId, ...rest] = words
    if (fromId === undefined || toId === undefined || rest.length > 0) {
      throw new WrongUse('compare takes two editions, such as: compare 2022 2023')
    }
    const dataset = await openDataset(terminal.dataset, terminal.ownEditions)
    const from = await readOutline(dataset, fromId)
    const to = await readOutline(dataset, toId)
    const comparison = compareEditions(from, to, await readAllOutlines(dataset))
    if (options['json'] === true) {
      printJson(terminal, comparisonJson(comparison))
      return 0
    }
    terminal.print(summarise(comparison))
    for (const row of changesOf(comparison)) terminal.print(rowLine(row, from, to))
    return 0
  },
}

/** Returns a change as a line: all that happened, then the old side and the new. */
function rowLine(row: Row, from: Outline, to: Outline): string {
  const side = (outline: Outline, categories: Row['from']) =>
    categories
      .map((one) => `${pathNames(outline, one).join(' › ')} (${formatRanges(one.ranges)})`)
      .join(' + ')
  const sides = [side(from, row.from), side(to, row.to)].filter((text) => text !== '')
  return `${row.kinds.join(', ')}${row.inferred ? ' (inferred)' : ''}: ${sides.join(' → ')}`
}

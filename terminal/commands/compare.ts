import { compareEditions } from '#core/comparison/compare-editions.ts'
import { comparisonJson } from '#core/comparison/comparison-json.ts'
import { comparisonText } from '#core/comparison/comparison-text.ts'
import { type Command, UsageError, printJson, printText } from '../command.ts'
import { openWithOwnEditions, readAllOutlines, readOutline } from '../editions.ts'

export const compareCommand: Command = {
  usage: 'compare FROM TO [--json]',
  summary: 'what changed from one edition to another',
  options: { json: { type: 'boolean' } },
  async run(terminal, { words, options }) {
    const [fromId, toId, ...rest] = words
    if (fromId === undefined || toId === undefined || rest.length > 0) {
      throw new UsageError('compare takes two editions, such as: compare 2022 2023')
    }
    const dataset = await openWithOwnEditions(terminal)
    const from = await readOutline(dataset, fromId)
    const to = await readOutline(dataset, toId)
    const comparison = compareEditions(from, to, await readAllOutlines(dataset))
    if (options['json'] === true) {
      printJson(terminal, comparisonJson(comparison))
      return 0
    }
    printText(terminal, comparisonText(comparison))
    return 0
  },
}

import { formatProblem } from '#core/editions/problem.ts'
import { type Command, UsageError, badData, printJson } from '../command.ts'
import { openWithOwnEditions } from '../editions.ts'
import { complain } from '../output.ts'
import { tableLines } from '../table.ts'

export const editionsCommand: Command = {
  usage: 'editions [--json]',
  summary: 'lists the editions with effective date, number of categories and checksum',
  options: { json: { type: 'boolean' } },
  async run(terminal, { words, options }) {
    if (words.length > 0) throw new UsageError('editions takes no arguments.')
    const dataset = await openWithOwnEditions(terminal)
    const { datasetVersion, editions, problems } = dataset.catalogue()
    if (options['json'] === true) {
      printJson(terminal, { datasetVersion, editions })
    } else {
      const rows = editions.map(({ id, title, effectiveDate, categories, sha256, origin }) => [
        id,
        title,
        effectiveDate,
        `${categories} categories`,
        sha256.slice(0, 16),
        origin === 'own' ? 'yours' : '',
      ])
      for (const line of tableLines(rows)) terminal.print(line)
    }
    for (const problem of problems) complain(formatProblem(problem))
    return editions.length > 0 ? 0 : badData
  },
}

import { openDataset } from '#backend/dataset/dataset.ts'
import { formatProblem } from '#core/editions/problem.ts'
import { type Command, WrongUse, badData, printJson } from '../command.ts'
import { tableLines } from '../table.ts'

export const editionsCommand: Command = {
  usage: 'editions [--json]',
  summary: 'the editions, with effective date, number of categories and checksum',
  options: { json: { type: 'boolean' } },
  async run(terminal, { words, options }) {
    if (words.length > 0) throw new WrongUse('editions takes no words.')
    const dataset = await openDataset(terminal.dataset, terminal.ownEditions)
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
    for (const problem of problems) console.error(formatProblem(problem))
    return editions.length > 0 ? 0 : badData
  },
}

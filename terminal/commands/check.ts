import { resolve } from 'node:path'
import { openDataset } from '#backend/dataset/dataset.ts'
import { formatProblem } from '#core/editions/problem.ts'
import { type Command, UsageError, badData, printJson } from '../command.ts'

export const checkCommand: Command = {
  usage: 'check [FOLDER] [--json]',
  summary: 'checks every file of the dataset, or of another dataset’s folder',
  options: { json: { type: 'boolean' } },
  async run(terminal, { words, options }) {
    if (words.length > 1) throw new UsageError('check takes one folder at most.')
    const [folder] = words
    const dataset =
      folder === undefined
        ? await openDataset(terminal.dataset, terminal.ownEditions)
        : await openDataset(resolve(folder))
    const { datasetVersion, editions, problems } = await dataset.check()
    if (options['json'] === true) {
      printJson(terminal, { folder: dataset.folder, datasetVersion, editions, problems })
    } else {
      for (const problem of problems) terminal.print(formatProblem(problem))
      const sound = editions.filter(({ state }) => state === 'sound')
      const categories = sound.reduce((sum, edition) => sum + edition.categories, 0)
      terminal.print(
        `${sound.length} of ${editions.length} editions sound (${categories} categories), ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
      )
    }
    return problems.length === 0 ? 0 : badData
  },
}

import { resolve } from 'node:path'
import { sealDataset } from '#backend/dataset/seal.ts'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { summarize } from '#core/comparison/comparison-text.ts'
import { buildOutline } from '#core/editions/outline.ts'
import { formatProblem } from '#core/editions/problem.ts'
import { type Command, UsageError, badData } from '../command.ts'

export const sealCommand: Command = {
  usage: 'seal [FOLDER]',
  summary: 'checks a dataset and rewrites its manifest, checksums and schemas',
  options: {},
  async run(terminal, { words }) {
    if (words.length > 1) throw new UsageError('seal takes at most one folder.')
    const result = await sealDataset(resolve(words[0] ?? terminal.dataset))
    if (!result.ok) {
      for (const problem of result.problems) terminal.print(formatProblem(problem))
      terminal.print('Nothing was written.')
      return badData
    }
    const { manifest, editions, changed } = result
    terminal.print(`Dataset ${manifest.datasetVersion}: ${editions.length} editions.`)
    terminal.print(
      changed.length === 0 ? 'No files changed.' : `New or changed: ${changed.join(', ')}`,
    )
    const [before, newest] = editions.slice(-2)
    if (before !== undefined && newest !== undefined) {
      terminal.print(summarize(compareEditions(buildOutline(before), buildOutline(newest))))
    }
    return 0
  },
}

import { resolve } from 'node:path'
import { openDataset } from '#backend/dataset/dataset.ts'
import { bases } from '#core/editions/basis.ts'
import { type Provenance, provenanceOf } from '#core/editions/provenance.ts'
import { formatProblem } from '#core/editions/problem.ts'
import { type Command, UsageError, badData, printJson } from '../command.ts'
import { openWithOwnEditions, readAllOutlines } from '../editions.ts'
import { tableLines } from '../table.ts'

export const checkCommand: Command = {
  usage: 'check [FOLDER] [--json]',
  summary: 'checks every file of the dataset, or of the dataset in FOLDER',
  options: { json: { type: 'boolean' } },
  async run(terminal, { words, options }) {
    if (words.length > 1) throw new UsageError('check takes at most one folder.')
    const [folder] = words
    const dataset =
      folder === undefined
        ? await openWithOwnEditions(terminal, { inFull: true })
        : await openDataset(resolve(folder))
    const { datasetVersion, editions, problems } = await dataset.check()
    const provenance = (await readAllOutlines(dataset)).map((outline) => ({
      edition: outline.edition,
      ...provenanceOf(outline),
    }))
    if (options['json'] === true) {
      printJson(terminal, {
        folder: dataset.folder,
        datasetVersion,
        editions,
        problems,
        provenance,
      })
    } else {
      for (const problem of problems) terminal.print(formatProblem(problem))
      const valid = editions.filter(({ state }) => state === 'valid')
      const categories = valid.reduce((sum, edition) => sum + edition.categories, 0)
      terminal.print(
        `${valid.length} of ${editions.length} editions valid (${categories} categories), ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
      )
      const newest = provenance.at(-1)
      if (problems.length === 0 && newest !== undefined) {
        for (const line of provenanceLines(newest)) terminal.print(line)
      }
    }
    return problems.length === 0 ? 0 : badData
  },
}

/** Returns a table of the sources of an edition, by section and by level. */
function provenanceLines({ all, sections, levels }: ReturnType<typeof provenanceOf>): string[] {
  const hasEntries = all.byBasis['own entry'] > 0
  const shown = bases.filter((basis) => basis !== 'own entry' || hasEntries)
  const row = ({ of, categories, byBasis }: Provenance) => [
    of,
    String(categories),
    ...shown.map((basis) => inPercent(byBasis[basis], categories)),
  ]
  return tableLines([
    ['', 'categories', 'named', 'named earlier', 'own name', ...(hasEntries ? ['entered'] : [])],
    ...[all, ...sections, ...levels].map(row),
  ])
}

function inPercent(number: number, of: number): string {
  return `${number} (${Math.round((100 * number) / of)}%)`
}

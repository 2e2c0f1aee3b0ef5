import type { Dataset } from '#backend/dataset/dataset.ts'
import { openCodeTables } from '#backend/tables/code-tables.ts'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { comparisonJson } from '#core/comparison/comparison-json.ts'
import { comparisonText } from '#core/comparison/comparison-text.ts'
import { tableKinds } from '#core/tables/table-kinds.ts'
import { type Command, type Terminal, UsageError, printJson, printText } from '../command.ts'
import { openTables } from '../tables.ts'
import { openWithOwnEditions, readAllOutlines, readOutline } from '../editions.ts'

export const compareCommand: Command = {
  usage: 'compare FROM TO [--codes] [--json]',
  summary:
    'shows what changed between two editions; --codes compares the codes in their code tables',
  options: { codes: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(terminal, { words, options }) {
    const [fromId, toId, ...rest] = words
    if (fromId === undefined || toId === undefined || rest.length > 0) {
      throw new UsageError('compare takes two editions. Example: compare 2022 2023')
    }
    const dataset = await openWithOwnEditions(terminal)
    const from = await readOutline(dataset, fromId)
    const to = await readOutline(dataset, toId)
    if (options['codes'] === true) {
      return compareTables(terminal, dataset, fromId, toId, options['json'] === true)
    }
    const comparison = compareEditions(from, to, await readAllOutlines(dataset))
    if (options['json'] === true) {
      printJson(terminal, comparisonJson(comparison))
      return 0
    }
    printText(terminal, comparisonText(comparison))
    return 0
  },
}

/** Compares the CPT codes in the tables of two editions. */
async function compareTables(
  terminal: Terminal,
  dataset: Dataset,
  from: string,
  to: string,
  asJson: boolean,
): Promise<number> {
  const editionIds = dataset.catalog().editions.map(({ id }) => id)
  const tables = openCodeTables(openTables(terminal), () => editionIds)
  const comparison = await tables.compare(from, to)
  if (asJson) {
    printJson(terminal, { from, to, ...comparison })
    return 0
  }
  const { kinds, added, deleted, reworded, unchanged } = comparison
  if (kinds.length === 0) {
    terminal.print(
      `CPT ${from} and CPT ${to} have no code table of the same kind. Add one for each with: atlas tables add`,
    )
    return 0
  }
  terminal.print(
    `CPT ${from} to CPT ${to}: ${added.length} added, ${deleted.length} deleted, ${reworded.length} revised, ${unchanged} unchanged (by ${kinds.map((kind) => tableKinds[kind].title).join(', ')})`,
  )
  for (const { code, text } of added) terminal.print(`+ ${code}  ${text}`.trimEnd())
  for (const { code, text } of deleted) terminal.print(`- ${code}  ${text}`.trimEnd())
  for (const { code, from: before, to: after } of reworded) {
    terminal.print(`~ ${code}  ${before}`)
    terminal.print(`  now    ${after}`)
  }
  return 0
}

import { openDataset } from '#backend/dataset/dataset.ts'
import { type Code, parseCode } from '#core/codes/code.ts'
import { formatRanges } from '#core/codes/code-range.ts'
import { codeHistory } from '#core/comparison/code-history.ts'
import { type EditionSteps, compareSteps } from '#core/comparison/edition-steps.ts'
import { codeHistoryJson, historyJson } from '#core/comparison/history-json.ts'
import { type LifeEdition, historyOf } from '#core/comparison/history.ts'
import { pathNames } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import { type Command, type Terminal, WrongUse, printJson } from '../command.ts'
import { readAllOutlines } from '../editions.ts'
import { tableLines } from '../table.ts'

export const historyCommand: Command = {
  usage: 'history CATEGORY-ID-or-CODE [--json]',
  summary: 'the life of a category, or where a code belonged, edition by edition',
  options: { json: { type: 'boolean' } },
  async run(terminal, { words, options }) {
    const [asked, ...rest] = words
    if (asked === undefined || rest.length > 0) {
      throw new WrongUse('history takes one category id or code, such as: history 99221')
    }
    const dataset = await openDataset(terminal.dataset, terminal.ownEditions)
    const steps = compareSteps(await readAllOutlines(dataset))
    const json = options['json'] === true
    const code = parseCode(asked)
    if (code === undefined) tellCategory(terminal, asked, steps, json)
    else tellCode(terminal, code, steps, json)
    return 0
  },
}

function tellCategory(terminal: Terminal, id: string, steps: EditionSteps, json: boolean): void {
  const life = historyOf(id, steps)
  if (life === undefined) {
    throw new WrongUse(`No edition has a category "${id.slice(0, 80)}", and it is no code.`)
  }
  if (json) {
    printJson(terminal, historyJson(life, steps))
    return
  }
  const { name, ranges } = life.category
  const since = `since ${life.since}${life.orEarlier ? ' or earlier' : ''}`
  terminal.print(`${name}  ${formatRanges(ranges)}`)
  terminal.print(life.until === undefined ? since : `${since}, until ${life.until}`)
  for (const line of tableLines(life.editions.map(editionRow))) terminal.print(line)
}

function editionRow({ edition, relation, categories, rows }: LifeEdition): string[] {
  const kinds = [...new Set(rows.flatMap((row) => row.kinds))].filter(
    (kind) => kind !== 'unchanged',
  )
  const names = categories.map(({ name, ranges }) => `${name} (${formatRanges(ranges)})`)
  return [edition, relation, kinds.join(', '), names.join(' + ')]
}

function tellCode(terminal: Terminal, code: Code, steps: EditionSteps, json: boolean): void {
  const placements = steps.outlines.map((outline) => buildPlacement(outline).placement)
  const places = codeHistory(code, placements, steps)
  if (json) {
    printJson(terminal, codeHistoryJson(code, places, steps))
    return
  }
  terminal.print(code)
  const rows = places.map(({ edition, step, path }, index) => {
    const outline = steps.outlines[index]
    const deepest = path.at(-1)
    const names =
      outline && deepest ? pathNames(outline, deepest).join(' › ') : 'no category holds it'
    return [edition, step, names]
  })
  for (const line of tableLines(rows)) terminal.print(line)
}

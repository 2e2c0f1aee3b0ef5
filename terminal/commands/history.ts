import { type Code, parseCode } from '#core/codes/code.ts'
import { codeHistory } from '#core/comparison/code-history.ts'
import { type EditionSteps, compareSteps } from '#core/comparison/edition-steps.ts'
import { codeHistoryJson, historyJson } from '#core/comparison/history-json.ts'
import { codeHistoryText, historyText } from '#core/comparison/history-text.ts'
import { historyOf } from '#core/comparison/history.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import { type Deletion, deletionInWords, deletionOf } from '#core/replacements/deletions.ts'
import { type Command, type Terminal, UsageError, printJson, printText } from '../command.ts'
import { openWithOwnEditions, readAllOutlines } from '../editions.ts'

export const historyCommand: Command = {
  usage: 'history CATEGORY-ID-or-CODE [--json]',
  summary: 'shows the history of a category or a code, edition by edition',
  options: { json: { type: 'boolean' } },
  async run(terminal, { words, options }) {
    const [asked, ...rest] = words
    if (asked === undefined || rest.length > 0) {
      throw new UsageError('history takes one category id or code. Example: history 99221')
    }
    const dataset = await openWithOwnEditions(terminal)
    const steps = compareSteps(await readAllOutlines(dataset))
    const json = options['json'] === true
    const code = parseCode(asked)
    if (code === undefined) tellCategory(terminal, asked, steps, json)
    else {
      const { replacements } = await dataset.references()
      const editionIds = steps.outlines.map(({ edition }) => edition)
      const record = { edition: editionIds.at(-1) ?? '', editionIds, replacements }
      tellCode(terminal, code, steps, deletionOf(code, record), json)
    }
    return 0
  },
}

function tellCategory(terminal: Terminal, id: string, steps: EditionSteps, json: boolean): void {
  const life = historyOf(id, steps)
  if (life === undefined) {
    throw new UsageError(`No edition has a category "${id.slice(0, 80)}", and it is not a code.`)
  }
  if (json) {
    printJson(terminal, historyJson(life, steps))
    return
  }
  printText(terminal, historyText(life))
}

function tellCode(
  terminal: Terminal,
  code: Code,
  steps: EditionSteps,
  deletion: Deletion | undefined,
  json: boolean,
): void {
  const placements = steps.outlines.map((outline) => buildPlacement(outline).placement)
  const places = codeHistory(code, placements, steps, deletion?.edition)
  if (json) {
    printJson(terminal, codeHistoryJson(code, places, steps))
    return
  }
  printText(terminal, codeHistoryText(code, places))
  if (deletion !== undefined) terminal.print(deletionInWords(deletion))
}

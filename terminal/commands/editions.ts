import { formatProblem } from '#core/editions/problem.ts'
import { type Command, type Terminal, UsageError, badData, printJson } from '../command.ts'
import { openWithOwnEditions } from '../editions.ts'
import { tableLines } from '../table.ts'
import { addEdition, exportEdition, removeEdition, rollBackEdition } from './own-editions.ts'
import { signEdition } from './sign-edition.ts'

export const editionsCommand: Command = {
  usage:
    'editions [export ID FILE | add FILE [--id ID] [--title TITLE] [--effective DATE] [--yes] [--accept-new-signer] | remove ID | roll-back ID | sign FILE --key KEYFILE [--signer NAME]] [--json]',
  summary:
    'lists the editions; exports one (.xlsx, .csv, .atlasedition), adds your own from such a file, removes it, restores the one it replaced, or signs an edition file; --yes confirms',
  options: {
    id: { type: 'string' },
    title: { type: 'string' },
    effective: { type: 'string' },
    yes: { type: 'boolean' },
    'accept-new-signer': { type: 'boolean' },
    key: { type: 'string' },
    signer: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(terminal, { words, options }) {
    const [verb, first, second, ...more] = words
    const asJson = options['json'] === true
    if (verb === undefined) return list(terminal, asJson)
    if (more.length === 0 && first !== undefined) {
      if (verb === 'export' && second !== undefined) {
        return exportEdition(terminal, first, second, options['yes'] === true, asJson)
      }
      if (second === undefined) {
        switch (verb) {
          case 'add':
            return addEdition(terminal, first, options)
          case 'remove':
            return removeEdition(terminal, first, asJson)
          case 'roll-back':
            return rollBackEdition(terminal, first, asJson)
          case 'sign':
            return signEdition(terminal, first, options)
        }
      }
    }
    throw new UsageError(`Usage: atlas ${editionsCommand.usage}`)
  },
}

async function list(terminal: Terminal, asJson: boolean): Promise<number> {
  const dataset = await openWithOwnEditions(terminal)
  const { datasetVersion, editions, problems } = dataset.catalog()
  if (asJson) {
    printJson(terminal, { datasetVersion, editions })
  } else {
    const rows = editions.map(
      ({ id, title, effectiveDate, categories, sha256, origin, own, state }) => [
        id,
        title,
        effectiveDate,
        `${categories} categories`,
        sha256.slice(0, 16),
        [
          { shipped: '', shared: 'for all users', own: 'yours' }[origin],
          ...(own?.signer == null ? [] : [`signed by ${own.signer.name}`]),
          ...(own?.corrected ? ['corrected'] : []),
          ...(state === 'refused' ? ['not used'] : []),
        ]
          .filter((word) => word !== '')
          .join(', '),
      ],
    )
    for (const line of tableLines(rows)) terminal.print(line)
  }
  for (const problem of problems) terminal.complain(formatProblem(problem))
  return editions.length > 0 ? 0 : badData
}

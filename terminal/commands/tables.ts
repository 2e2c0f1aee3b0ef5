import { basename } from 'node:path'
import { errorCode } from '#backend/files/error-code.ts'
import { UnreadableFile, readFileOfAtMost } from '#backend/files/read-file.ts'
import { refusedFile } from '#backend/files/refused-file.ts'
import { type TableImport, startImport } from '#backend/tables/table-import.ts'
import { createTableReader } from '#backend/tables/table-reader.ts'
import type { TableStore } from '#backend/tables/table-store.ts'
import type { TableOffers, TablePreview } from '#core/contract/tables-calls.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { localToday } from '#core/dates/local-today.ts'
import { isEditionId } from '#core/editions/ids.ts'
import { codeSystemNames } from '#core/tables/table-code.ts'
import { licenseWords, needsLicense, tableKinds } from '#core/tables/table-kinds.ts'
import { type Command, type Terminal, UsageError, badData, printJson } from '../command.ts'
import { openWithOwnEditions } from '../editions.ts'
import { openTables } from '../tables.ts'

export const tablesCommand: Command = {
  usage: 'tables [add FILE… [--edition E] [--yes] | remove ID] [--json]',
  summary:
    'the code tables; add one from a file of CMS or the AMA or your own list, or remove one; --yes confirms its license',
  options: {
    edition: { type: 'string' },
    yes: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(terminal, { words, options }) {
    const [verb, ...rest] = words
    const asJson = options['json'] === true
    const store = openTables(terminal)
    if (verb === undefined) return list(terminal, store, asJson)
    if (verb === 'add' && rest.length > 0) {
      const edition = options['edition']
      if (edition !== undefined && !isEditionId(edition)) {
        throw new UsageError(`--edition takes an edition such as 2026, not "${String(edition)}".`)
      }
      return add(terminal, store, rest, { edition, confirmed: options['yes'] === true, asJson })
    }
    const [id, ...more] = rest
    if (verb === 'remove' && id !== undefined && more.length === 0) {
      await store.remove(id)
      if (asJson) printJson(terminal, { removed: id })
      else terminal.print(`Removed ${id}.`)
      return 0
    }
    throw new UsageError(`Usage: atlas ${tablesCommand.usage}`)
  },
}

async function list(terminal: Terminal, store: TableStore, asJson: boolean): Promise<number> {
  const { tables, problems } = await store.list()
  if (asJson) {
    printJson(terminal, {
      tables: tables.map(({ entry, origin }) => ({
        id: entry.id,
        kind: entry.kind,
        title: entry.title,
        edition: entry.edition,
        effectiveDate: entry.effectiveDate,
        codes: entry.codes,
        source: entry.source.name,
        origin,
      })),
      problems,
    })
  } else {
    for (const { entry, origin } of tables) {
      const { cpt, hcpcs, cdt } = entry.codes
      terminal.print(`${entry.id}  ${entry.title}`)
      terminal.print(`  edition ${entry.edition}, ${cpt + hcpcs + cdt} codes, ${origin}`)
    }
    for (const problem of problems) terminal.print(problem)
  }
  return problems.length === 0 ? 0 : badData
}

interface Adding {
  readonly edition: string | undefined
  readonly confirmed: boolean
  readonly asJson: boolean
}

async function add(
  terminal: Terminal,
  store: TableStore,
  paths: readonly string[],
  { edition, confirmed, asJson }: Adding,
): Promise<number> {
  const dataset = await openWithOwnEditions(terminal)
  let isAllAdded = true
  for (const path of paths) {
    const found = startImport(basename(path), await readTable(path), {
      reader: createTableReader(() => undefined),
      store,
      dataset,
      today: localToday,
    })
    const { offers } = await found.offers()
    for (const offer of distinctOffers(offers)) {
      const preview = await found.preview(offer, undefined, edition)
      const isAdded = await addOne(terminal, found, preview, confirmed, asJson)
      isAllAdded &&= isAdded
    }
  }
  return isAllAdded ? 0 : badData
}

async function readTable(path: string): Promise<Buffer> {
  try {
    return await readFileOfAtMost(path, untrustedLimits.tableFile.bytes)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    if (errorCode(error.cause) === 'ENOENT')
      throw new UsageError(`The file ${path} does not exist.`)
    throw refusedFile(`${path}: ${error.message} ${error.remedy}`)
  }
}

async function addOne(
  terminal: Terminal,
  found: TableImport,
  preview: TablePreview,
  confirmed: boolean,
  asJson: boolean,
): Promise<boolean> {
  const { entry } = preview
  const mayAdd = confirmed || !needsLicense(entry.kind)
  if (!asJson) for (const line of previewLines(preview)) terminal.print(line)
  if (!mayAdd) {
    const license = licenseWords[tableKinds[entry.kind].license]
    if (asJson) printJson(terminal, { added: false, ...preview, license })
    else {
      terminal.print(`  ${license}`)
      terminal.print('  Not added. If you may use this file, run the command again with --yes.')
    }
    return false
  }
  const added = await found.add(entry.edition, true)
  if (asJson) printJson(terminal, { added: true, ...preview, entry: added })
  else terminal.print(`  Added as ${added.id}.`)
  return true
}

function previewLines({ entry, rows, before, unplaced, skipped, skippedCount }: TablePreview) {
  const codes = (['cpt', 'hcpcs', 'cdt'] as const)
    .filter((system) => entry.codes[system] > 0)
    .map((system) => `${entry.codes[system]} of ${codeSystemNames[system]}`)
  const [first] = skipped
  return [
    entry.title,
    `  edition ${entry.edition}; codes: ${codes.join(', ')}; ${rows} rows`,
    ...(before === undefined
      ? []
      : [
          `  ${before.replaced ? 'replaces' : 'compared with'} ${before.title}: ${before.added} new, ${before.changed} changed, ${before.gone} deleted`,
        ]),
    ...(unplaced === undefined || unplaced.count === 0
      ? []
      : [`  ${unplaced.count} codes are not in any category: ${unplaced.examples.join(', ')}`]),
    ...(first === undefined
      ? []
      : [`  ${skippedCount} lines skipped. First: line ${first.line}: ${first.reason}`]),
  ]
}

/** Returns the best offer of each kind, since an archive can contain a table in several formats. */
function distinctOffers(offers: TableOffers['offers']): number[] {
  const titles = new Set<string>()
  return offers.flatMap(({ kind, title }, index) => {
    // The table of qualifying participants has fewer codes and different prices, so it is offered only on its own.
    const isPartial = title.includes('(QPP)') && offers.length > 1
    if (titles.has(kind + title) || isPartial) return []
    titles.add(kind + title)
    return [index]
  })
}

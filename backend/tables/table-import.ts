import { randomUUID } from 'node:crypto'
import { CallFailed } from '#core/contract/call-failed.ts'
import {
  type TableMapping,
  type TableOffers,
  type TablePreview,
} from '#core/contract/tables-calls.ts'
import type { Code } from '#core/codes/code.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { editionOfDate, tableIdOf } from '#core/tables/table-release.ts'
import { effectiveDateOf } from '#core/tables/release.ts'
import { licenseWords, needsLicense, tableKinds } from '#core/tables/table-kinds.ts'
import type { TableEntry } from '#core/tables/table.ts'
import { buildOutline } from '#core/editions/outline.ts'
import { buildPlacement, deepestCategory } from '#core/editions/placement.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { inMegabytes, refusedFile } from '../files/refused-file.ts'
import type { TableFacts } from './encode-table.ts'
import type { ReadSummary, TableReader } from './import-messages.ts'
import type { TableStore } from './table-store.ts'
import { titleOf } from './table-file.ts'

/** The import of a file with tables. Nothing is stored before `add`. */
export interface TableImport {
  /** Returns the possible tables. Throws a CallFailed (`bad-file`). */
  offers(): Promise<TableOffers>
  /** Reads an offer and returns its preview. Throws a CallFailed (`bad-file`). */
  preview(
    offer: number,
    mapping: TableMapping | undefined,
    edition: string | undefined,
  ): Promise<TablePreview>
  /** Adds what was read last, to an edition. Throws a CallFailed: `invalid-input` if a license must be confirmed, `storage`. */
  add(edition: string, licensed: boolean): Promise<TableEntry>
  /** Cancels the import, at any stage. */
  end(): void
}

export interface ImportParts {
  readonly reader: TableReader
  readonly store: TableStore
  readonly dataset: Dataset
  /** Today, as an ISO date. */
  readonly today: () => string
}

const mostTableBytes = untrustedLimits.tableFile.bytes
const examplesShown = 12

/** Starts the import of a file. */
export function startImport(
  fileName: string,
  bytes: Uint8Array,
  { reader, store, dataset, today }: ImportParts,
): TableImport {
  const opened = reader.ask('open', { name: fileName, bytes })
  // The error is reported when the offers are requested.
  opened.catch(() => undefined)
  let read: { readonly summary: ReadSummary; readonly facts: TableFacts } | undefined

  async function factsOf(summary: ReadSummary, offerName: string): Promise<TableFacts> {
    const { kind, variant, release, codes, fields } = summary
    const { sha256 } = await opened
    const date = release === undefined ? today() : effectiveDateOf(release)
    const edition = editionOfDate(dataset.catalog().editions, date)
    const name = offerName === fileName ? fileName : `${fileName} › ${offerName}`
    return {
      id: tableIdOf(kind, variant, release, edition, offerName.split('/').at(-1) ?? ''),
      kind,
      title: kind === 'columns' ? offerName.slice(0, 200) : titleOf(kind, variant, release),
      edition,
      effectiveDate: date,
      source: { name: name.slice(0, 300), sha256 },
      added: today(),
      codes,
      fields: [...fields],
    }
  }

  /** If the user chose another edition than that of the file's date, id and date follow the choice. */
  function inEdition(facts: TableFacts, summary: ReadSummary, edition: string): TableFacts {
    if (edition === facts.edition) return facts
    const known = dataset.catalog().editions.find(({ id }) => id === edition)
    const isDated = summary.release !== undefined
    return {
      ...facts,
      edition,
      ...(isDated || known === undefined ? {} : { effectiveDate: known.effectiveDate }),
      id: isDated
        ? facts.id
        : facts.id.replace(/-[^-]*$/, `-${edition.toLowerCase().replaceAll('.', '-')}`),
    }
  }

  async function beforeOf(facts: TableFacts): Promise<TablePreview['before']> {
    const { tables } = await store.list()
    const sameKind = tables.filter(
      ({ entry, origin }) =>
        entry.kind === facts.kind && (origin === 'own' || entry.id !== facts.id),
    )
    const replaced = sameKind.find(({ entry }) => entry.id === facts.id)
    const variant = facts.id.slice(0, facts.id.search(/-\d{4}/))
    const earlier = sameKind
      .filter(({ entry }) => entry.effectiveDate < facts.effectiveDate)
      .filter(({ entry }) => (facts.kind === 'columns' ? false : entry.id.startsWith(variant)))
      .sort((a, b) => b.entry.effectiveDate.localeCompare(a.entry.effectiveDate))
    const against = replaced ?? earlier[0]
    if (against === undefined) return undefined
    const { title, source } = against.entry
    try {
      const bytes = await store.readBytes(against.entry.id)
      const difference = await reader.ask('compare', { name: title, bytes })
      const same = source.sha256 === facts.source.sha256 && source.name === facts.source.name
      return { title, replaced: against === replaced, same, ...difference }
    } catch {
      // If the table to compare with is damaged, this one can still be added.
      return undefined
    }
  }

  async function unplacedOf(
    edition: string,
    codes: readonly string[],
  ): Promise<TablePreview['unplaced']> {
    if (codes.length === 0) return undefined
    const file = await dataset.edition(edition).catch(() => undefined)
    if (file === undefined) return undefined
    const { placement } = buildPlacement(buildOutline(file))
    const missing = codes.filter((code) => deepestCategory(placement, code as Code) === undefined)
    return { count: missing.length, examples: missing.slice(0, examplesShown) }
  }

  return {
    async offers() {
      const { offers, skipped } = await opened
      return { offers, skipped }
    },
    async preview(offer, mapping, edition) {
      const { offers } = await opened
      const chosen = offers[offer]
      if (chosen === undefined) throw refusedFile('There is no such file in it.')
      const summary = await reader.ask('read', {
        offer,
        mapping: mapping,
      })
      const proposed = await factsOf(summary, chosen.name)
      const facts = edition === undefined ? proposed : inEdition(proposed, summary, edition)
      read = { summary, facts }
      const before = await beforeOf(facts)
      const unplaced = await unplacedOf(facts.edition, summary.cptCodes)
      return {
        entry: facts,
        dated: summary.release !== undefined,
        rows: summary.rows,
        sample: [...summary.sample],
        skippedCount: summary.skippedCount,
        skipped: [...summary.skipped],
        ...(before === undefined ? {} : { before }),
        ...(unplaced === undefined ? {} : { unplaced }),
      }
    },
    async add(edition, licensed) {
      if (read === undefined) throw refusedFile('There is nothing to add. Choose a file first.')
      const { summary, facts } = read
      if (needsLicense(facts.kind) && !licensed) {
        throw new CallFailed(
          'invalid-input',
          `Confirm the license first. ${licenseWords[tableKinds[facts.kind].license]}`,
        )
      }
      const { entry, bytes } = await reader.ask('encode', {
        facts: inEdition(facts, summary, edition),
      })
      await store.add(entry, bytes)
      return entry
    },
    end: () => reader.end(),
  }
}

/** The files that are being sent or previewed, by task id. */
export class ImportTasks {
  readonly #tasks = new Map<string, Sending | TableImport>()
  readonly #start: (task: string, name: string, bytes: Uint8Array) => TableImport

  constructor(start: (task: string, name: string, bytes: Uint8Array) => TableImport) {
    this.#start = start
  }

  /** Starts receiving a file. Throws a CallFailed (`bad-file`) if it is too large, before reading anything. */
  begin(name: string, size: number): string {
    if (size > mostTableBytes) {
      throw refusedFile(
        `${name} is larger than ${inMegabytes(mostTableBytes)}. Code tables are never that large. Choose another file.`,
      )
    }
    // Abandoned imports must not fill the memory.
    for (const oldest of this.#tasks.keys()) {
      if (this.#tasks.size < mostTasks) break
      this.cancel(oldest)
    }
    const task = randomUUID()
    this.#tasks.set(task, { name, bytes: Buffer.alloc(size), filled: 0 })
    return task
  }

  send(task: string, data: string): void {
    const sending = this.#tasks.get(task)
    if (sending === undefined || !('filled' in sending)) throw unknownTask()
    const part = Buffer.from(data, 'base64')
    if (sending.filled + part.length > sending.bytes.length) throw unknownTask()
    sending.bytes.set(part, sending.filled)
    sending.filled += part.length
  }

  /** Returns the import of a file that was sent completely. */
  importOf(task: string): TableImport {
    const known = this.#tasks.get(task)
    if (known === undefined) throw unknownTask()
    if (!('filled' in known)) return known
    if (known.filled !== known.bytes.length)
      throw refusedFile(`${known.name} was not read completely.`)
    const started = this.#start(task, known.name, known.bytes)
    this.#tasks.set(task, started)
    return started
  }

  cancel(task: string): void {
    const known = this.#tasks.get(task)
    this.#tasks.delete(task)
    if (known !== undefined && !('filled' in known)) known.end()
  }

  /** Cancels all of them. */
  end(): void {
    for (const task of [...this.#tasks.keys()]) this.cancel(task)
  }
}

interface Sending {
  readonly name: string
  readonly bytes: Buffer
  filled: number
}

const mostTasks = 4

function unknownTask(): CallFailed {
  return new CallFailed('invalid-input', 'This import has ended. Choose the file again.')
}

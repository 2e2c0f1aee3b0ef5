import { join } from 'node:path'
import { CallFailed } from '#core/contract/call-failed.ts'
import {
  type Table,
  type TableEntry,
  tableEntrySchema,
  tableFormatVersion,
  tableManifestSchema,
} from '#core/tables/table.ts'
import { tableKindIds } from '#core/tables/table-kinds.ts'
import { type Clock, systemClock } from '../storage/clock.ts'
import { checksum } from '../files/checksum.ts'
import { errorCode } from '../files/error-code.ts'
import { type FileSystem, nodeFileSystem } from '../storage/file-system.ts'
import { type HeldLock, createFolderLock, lockPath, thisProcess } from '../storage/folder-lock.ts'
import { isLeftover, replaceFile } from '../storage/replace-file.ts'
import { reasonOf } from '../storage/storage-failure.ts'
import { refusedFile } from '../files/refused-file.ts'
import { decodeTable } from './encode-table.ts'

/** The origin of a table: shipped with the app, provided for all users, or added by the user. */
export type TableOrigin = 'shipped' | 'shared' | 'own'

export interface ListedTable {
  readonly entry: TableEntry
  readonly origin: TableOrigin
}

export interface TableFolders {
  readonly shipped: string
  /** Tables that the IT department provides for all users. The folder is optional. */
  readonly shared: string
  /** The user's own tables. Created when the first one is added. */
  readonly own: string
}

/** The code tables of all folders, read on demand. */
export interface TableStore {
  /** Returns the tables, newest release first within a kind, and the problems of the folders, as sentences. */
  list(): Promise<{ tables: readonly ListedTable[]; problems: readonly string[] }>
  /** Returns a table after verifying its checksum. Throws a CallFailed (`bad-file`) if it is damaged or not there. */
  read(id: string): Promise<Table>
  /** Returns the stored file of a table after verifying its checksum. Throws like `read`. */
  readBytes(id: string): Promise<Uint8Array>
  /** Adds a table to the user's own, replacing one with its id. Throws a CallFailed (`storage`) if it cannot be saved. */
  add(entry: TableEntry, bytes: Uint8Array): Promise<void>
  /** Removes one of the user's own tables without a trace. Throws a CallFailed: `conflict` for one of the others, `storage`. */
  remove(id: string): Promise<void>
}

export interface TableStoreOptions {
  readonly fileSystem?: FileSystem
  readonly clock?: Clock
}

const manifestName = 'manifest.json'
const tableFile = /^[a-z0-9-]+\.json\.gz$/
/** How many tables are kept in memory. */
const mostKept = 10

const rank: Readonly<Record<TableOrigin, number>> = { own: 0, shared: 1, shipped: 2 }

/** Returns the store of the tables in the folders. */
export function openTableStore(folders: TableFolders, options: TableStoreOptions = {}): TableStore {
  const fileSystem = options.fileSystem ?? nodeFileSystem
  const clock = options.clock ?? systemClock
  const place = { folder: folders.own, fileSystem, clock }
  const acquireLock = createFolderLock(lockPath(folders.own), fileSystem, clock, thisProcess)
  /** By checksum, most recently used last. */
  const kept = new Map<string, Promise<Table>>()

  async function readManifest(origin: TableOrigin): Promise<readonly TableEntry[]> {
    const folder = folders[origin]
    let bytes: Uint8Array
    try {
      bytes = await fileSystem.read(join(folder, manifestName))
    } catch (error) {
      const isAbsent = ['ENOENT', 'ENOTDIR'].includes(errorCode(error))
      return isAbsent ? salvage(folder) : Promise.reject(unreadable(folder, error))
    }
    try {
      const json: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
      return tableManifestSchema.parse(json).tables
    } catch {
      return salvage(folder)
    }
  }

  /** Returns the tables of a folder whose manifest is lost or damaged, from their files. */
  async function salvage(folder: string): Promise<readonly TableEntry[]> {
    const names = await fileSystem.list(folder).catch(() => [])
    const entries: TableEntry[] = []
    for (const file of names.filter((name) => tableFile.test(name))) {
      try {
        const bytes = await fileSystem.read(join(folder, file))
        const { facts } = await decodeTable(file, bytes)
        const entry = { ...(facts as object), file, sha256: checksum(bytes) }
        entries.push(tableEntrySchema.parse(entry))
      } catch {
        // A file that is not a table is not ours.
      }
    }
    return entries
  }

  async function list() {
    const tables = new Map<string, ListedTable>()
    const problems: string[] = []
    for (const origin of ['shipped', 'shared', 'own'] as const) {
      try {
        for (const entry of await readManifest(origin)) tables.set(entry.id, { entry, origin })
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error))
      }
    }
    const sorted = [...tables.values()].sort(
      (a, b) =>
        rank[a.origin] - rank[b.origin] ||
        tableKindIds.indexOf(a.entry.kind) - tableKindIds.indexOf(b.entry.kind) ||
        b.entry.effectiveDate.localeCompare(a.entry.effectiveDate),
    )
    return { tables: sorted, problems }
  }

  async function find(id: string): Promise<ListedTable> {
    const { tables } = await list()
    const listed = tables.find(({ entry }) => entry.id === id)
    if (listed === undefined) throw refusedFile(`There is no code table “${id}”.`)
    return listed
  }

  async function bytesOf({ entry, origin }: ListedTable): Promise<Uint8Array> {
    let bytes: Uint8Array
    try {
      bytes = await fileSystem.read(join(folders[origin], entry.file))
    } catch (error) {
      throw refusedFile(`The code table ${entry.title} cannot be read: ${reasonOf(error)}.`)
    }
    if (checksum(bytes) !== entry.sha256) {
      throw refusedFile(
        `The code table ${entry.title} was changed after it was added. Remove it and add it again.`,
      )
    }
    return bytes
  }

  async function load(listed: ListedTable): Promise<Table> {
    const { entry } = listed
    const { content } = await decodeTable(entry.title, await bytesOf(listed))
    return { entry, content }
  }

  /** Changes the user's own tables under the folder's lock, and removes leftovers of ended processes. */
  async function change(
    edit: (entries: readonly TableEntry[], lock: HeldLock) => Promise<readonly TableEntry[]>,
  ): Promise<void> {
    let lock: HeldLock | undefined
    let entries: readonly TableEntry[] | undefined
    try {
      await fileSystem.makeFolder(folders.own)
      lock = await acquireLock()
      entries = await readManifest('own')
      const edited = await edit(entries, lock)
      await lock.confirm()
      const manifest = { formatVersion: tableFormatVersion, tables: edited }
      const json = `${JSON.stringify(manifest, null, 2)}\n`
      await replaceFile(place, manifestName, Buffer.from(json))
      entries = edited
    } catch (error) {
      if (error instanceof CallFailed) throw error
      throw new CallFailed(
        'storage',
        `The code table cannot be saved in ${folders.own}: ${reasonOf(error)}. Nothing was changed.`,
      )
    } finally {
      if (lock !== undefined && entries !== undefined) await clear(entries)
      await lock?.release()
    }
  }

  /** Removes unused files: interrupted saves, and tables that are no longer listed. */
  async function clear(entries: readonly TableEntry[]): Promise<void> {
    const needed = new Set(entries.map(({ file }) => file))
    for (const name of await fileSystem.list(folders.own).catch(() => [])) {
      const isOurs = name.endsWith('.tmp') && isLeftover(name)
      if (isOurs || (tableFile.test(name) && !needed.has(name))) {
        await fileSystem.remove(join(folders.own, name)).catch(() => undefined)
      }
    }
  }

  return {
    list,
    async read(id) {
      const listed = await find(id)
      const { sha256 } = listed.entry
      const table = kept.get(sha256) ?? load(listed)
      kept.delete(sha256)
      kept.set(sha256, table)
      table.catch(() => kept.delete(sha256))
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break
        kept.delete(oldest)
      }
      // Title and edition come from the manifest, since they may have changed.
      return { ...(await table), entry: listed.entry }
    },
    readBytes: async (id) => bytesOf(await find(id)),
    add: (entry, bytes) =>
      change(async (entries, lock) => {
        await lock.confirm()
        await replaceFile(place, entry.file, bytes)
        return [...entries.filter(({ id }) => id !== entry.id), entry]
      }),
    async remove(id) {
      const listed = await find(id)
      if (listed.origin !== 'own') {
        throw new CallFailed('conflict', 'This code table is not your own and cannot be removed.')
      }
      await change((entries) => Promise.resolve(entries.filter((entry) => entry.id !== id)))
      kept.delete(listed.entry.sha256)
    },
  }
}

function unreadable(folder: string, error: unknown): CallFailed {
  return refusedFile(`The code tables in ${folder} cannot be read: ${reasonOf(error)}.`)
}

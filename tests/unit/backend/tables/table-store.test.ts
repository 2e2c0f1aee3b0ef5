import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeTable } from '#backend/tables/encode-table.ts'
import { type TableStore, openTableStore } from '#backend/tables/table-store.ts'
import { type FileSystem, nodeFileSystem } from '#backend/storage/file-system.ts'
import { smallFacts, smallTable } from '../../support/small-table.ts'

let folder: string
let store: TableStore

const open = (fileSystem?: FileSystem) =>
  openTableStore(
    { shipped: join(folder, 'shipped'), shared: join(folder, 'shared'), own: join(folder, 'own') },
    fileSystem === undefined ? {} : { fileSystem },
  )

async function encoded(text: string, id = 'pprrvu-2026-01') {
  const { content } = smallTable('pprrvu', { '43239': text })
  return encodeTable({ ...smallFacts, fields: [], id }, content)
}

async function add(target: TableStore, text: string, id?: string) {
  const { entry, bytes } = await encoded(text, id)
  await target.add(entry, bytes)
  return entry
}

const textOf = async (target: TableStore, id = 'pprrvu-2026-01') =>
  (await target.read(id)).content.columns.short

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atlas-tables-'))
  store = open()
})
afterEach(() => rm(folder, { recursive: true }))

describe('the store of code tables', () => {
  it('returns added tables, in this process and in the next one', async () => {
    await add(store, 'words')
    expect(await textOf(store)).toEqual(['words'])
    expect(await textOf(open())).toEqual(['words'])
  })

  it('replaces a table of the same id and deletes its file', async () => {
    await add(store, 'first')
    const entry = await add(store, 'second')
    expect(await textOf(store)).toEqual(['second'])
    expect((await readdir(join(folder, 'own'))).sort()).toEqual(['manifest.json', entry.file])
  })

  it('removes a table without a trace', async () => {
    await add(store, 'words')
    await store.remove('pprrvu-2026-01')
    expect((await store.list()).tables).toEqual([])
    expect(await readdir(join(folder, 'own'))).toEqual(['manifest.json'])
  })

  it('never removes a shared table', async () => {
    const shared = openTableStore({
      shipped: join(folder, 'shipped'),
      shared: join(folder, 'nowhere'),
      own: join(folder, 'shared'),
    })
    await add(shared, 'words')
    expect((await store.list()).tables.map(({ origin }) => origin)).toEqual(['shared'])
    await expect(store.remove('pprrvu-2026-01')).rejects.toThrow('is not your own')
  })

  it('rejects a table that was changed on disk', async () => {
    const { file } = await add(store, 'words')
    const path = join(folder, 'own', file)
    const bytes = await readFile(path)
    bytes[bytes.length - 1] = 7
    await writeFile(path, bytes)
    await expect(open().read('pprrvu-2026-01')).rejects.toThrow('was changed after it was added')
  })

  it('finds its tables again if the manifest is damaged or missing', async () => {
    await add(store, 'words')
    await writeFile(join(folder, 'own', 'manifest.json'), '{"formatVersion": 1, "tab')
    expect(await textOf(open())).toEqual(['words'])
    await rm(join(folder, 'own', 'manifest.json'))
    expect(await textOf(open())).toEqual(['words'])
  })

  it('cleans up after a process that was killed during an import', async () => {
    await add(store, 'words')
    const own = join(folder, 'own')
    await writeFile(join(own, 'user-data.1.abcdef12.tmp'), 'half')
    await writeFile(join(own, 'pprrvu-2025-01-00000000.json.gz'), 'a table of no manifest')
    await add(store, 'other', 'opps-2026-01')
    const left = await readdir(own)
    expect(left.filter((name) => name.endsWith('.tmp') || name.includes('2025'))).toEqual([])
    expect(left).toHaveLength(3)
  })

  it.each([1, 2])('keeps its tables if the disk is full at write %i', async (failing) => {
    await add(store, 'words')
    let writes = 0
    const full = open({
      ...nodeFileSystem,
      create: async (path) => {
        const file = await nodeFileSystem.create(path)
        if (path.endsWith('.lock') || !path.endsWith('.tmp')) return file
        return {
          ...file,
          write: (bytes) =>
            ++writes === failing
              ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
              : file.write(bytes),
        }
      },
    })
    await expect(add(full, 'new words')).rejects.toThrow('the disk is full')
    expect(await textOf(open())).toEqual(['words'])
    expect(await readdir(join(folder, 'own'))).toHaveLength(2)
  })

  it('is empty, and creates no folder, if nothing was added', async () => {
    expect(await store.list()).toEqual({ tables: [], problems: [] })
    expect(await readdir(folder)).toEqual([])
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { UserDataStore } from '#backend/user-data/user-data-store.ts'
import { createUserDataHandlers } from '#backend/user-data/user-data-handlers.ts'
import type { Change } from '#core/userdata/change.ts'
import { userDocumentVersion } from '#core/userdata/document.ts'
import { addBookmark, femur, setTheme } from '../../../fixtures/user-data/changes.ts'
import { ModelDisk } from '../../../fixtures/user-data/model-disk.ts'
import { openOn } from '../../../fixtures/user-data/model-process.ts'

const made = '/data/user-data.json'
const remembered = '/data/app-state.json'
const backup = '/data/user-data.backup.json'
const firstVersion = '/data/user-data.version-1.json'

const bookmark = (id: string) => addBookmark({ id, category: `surgery/${id}` })
const ids = (store: UserDataStore): string[] => store.read().document.bookmarks.map(({ id }) => id)
const visit = (category: string): Change => ({
  kind: 'add-recent',
  snapshot: { ...femur, category },
})
const openCategory = (category: string): Change => ({ kind: 'set-session', values: { category } })
const named = (disk: ModelDisk): string[] => [...disk.files().keys()].sort()

describe('user data and app state', () => {
  it('are in two files: saving app state changes neither user data nor its backup', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    await store.apply([bookmark('a')])
    await store.apply([bookmark('b')])
    const before = disk.files()
    await store.apply([visit('surgery/x'), openCategory('surgery/x')])
    expect(named(disk)).toEqual([remembered, backup, made])
    for (const name of [made, backup]) expect(disk.files().get(name)).toBe(before.get(name))
  })

  it('keep a backup with all 50 deleted bookmarks, whatever is opened afterwards', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    const names = Array.from({ length: 50 }, (_, index) => `b${index}`)
    await store.apply(names.map(bookmark))
    await store.apply([{ kind: 'remove', bookmarks: names }])
    for (const category of ['surgery/x', 'surgery/y', 'surgery/z']) {
      await store.apply([visit(category)])
      await store.apply([openCategory(category), { kind: 'set-session', values: { query: 'x' } }])
    }
    expect(await store.backups()).toMatchObject([{ bookmarks: 50 }])
  })

  it('survive a restart', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    await store.apply([bookmark('a'), visit('surgery/x'), openCategory('surgery/x')])
    await store.close()
    const { document, notices } = (await openOn(disk)).read()
    expect(document).toEqual(store.read().document)
    expect(notices).toEqual([])
  })

  it('lose no bookmark if the app state file is damaged, and keep that file', async () => {
    const disk = new ModelDisk()
    await (await openOn(disk)).apply([bookmark('a'), visit('surgery/x')])
    const files = disk.files()
    const damaged = (files.get(remembered) ?? new Uint8Array()).slice(0, -20)
    const opened = new ModelDisk(files.set(remembered, damaged))
    const store = await openOn(opened)
    expect(ids(store)).toEqual(['a'])
    expect(store.read()).toMatchObject({ saved: true, document: { recents: [] } })
    expect(store.read().notices).toMatchObject([
      {
        kind: 'started-empty',
        message: expect.stringMatching(/recent categories.*They start empty/) as string,
      },
    ])
    expect([...opened.files().values()]).toContain(damaged)
  })

  it('save bookmarks even if app state cannot be written', async () => {
    const disk = new ModelDisk()
    await (await openOn(disk)).apply([visit('surgery/x')])
    const files = disk.files()
    const failing = new ModelDisk(files)
    const system = failing.fileSystem()
    const store = await openOn(failing, undefined, {
      ...system,
      readStart: (path, length) =>
        path === remembered
          ? Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }))
          : system.readStart(path, length),
    })
    await store.apply([bookmark('a')])
    expect(ids(await openOn(new ModelDisk(failing.files())))).toEqual(['a'])
    await store.apply([visit('surgery/y')])
    expect(store.read().notices).toMatchObject([
      {
        kind: 'not-saved',
        message: expect.stringMatching(/recent categories are not saved/) as string,
      },
    ])
  })
})

describe('restoring a backup', () => {
  it('restores exactly the listed state, whatever is saved in the meantime', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    const handlers = createUserDataHandlers(store)
    for (const id of ['a', 'b', 'c']) await store.apply([bookmark(id)])
    const [latest] = await handlers['userdata.backups'](null)
    expect(latest).toMatchObject({ bookmarks: 2 })
    for (const id of ['d', 'e', 'f']) await store.apply([bookmark(id)])
    const restored = await handlers['userdata.restoreBackup']({ id: latest?.id ?? '' })
    expect(ids(store)).toEqual(['a', 'b'])
    await handlers['userdata.apply']({ changes: restored.undo })
    expect(ids(store)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })

  it('leaves the app state unchanged', async () => {
    const store = await openOn(new ModelDisk())
    const handlers = createUserDataHandlers(store)
    await store.apply([bookmark('a'), setTheme('dark')])
    await store.apply([bookmark('b'), setTheme('light')])
    await store.apply([visit('surgery/x'), openCategory('surgery/x')])
    const [latest] = await handlers['userdata.backups'](null)
    await handlers['userdata.restoreBackup']({ id: latest?.id ?? '' })
    expect(store.read().document).toMatchObject({
      bookmarks: [{ id: 'a' }],
      settings: { theme: 'dark' },
      recents: [{ snapshot: { category: 'surgery/x' } }],
      session: { category: 'surgery/x' },
    })
  })
})

describe('a file of version 1, which held everything', () => {
  const fixture = new Uint8Array(
    readFileSync(join(import.meta.dirname, '../../../fixtures/user-data/version-1.json')),
  )
  const diskOf = (): ModelDisk => new ModelDisk(new Map([[made, fixture]]))

  it('opens completely, and is unchanged until something in it changes', async () => {
    const disk = diskOf()
    const store = await openOn(disk)
    expect(store.read()).toMatchObject({
      notices: [],
      saved: true,
      document: { bookmarks: [{}, {}], recents: [{}, {}], session: { edition: '2026' } },
    })
    await store.apply([visit('surgery/x')])
    expect(disk.files().get(made)).toBe(fixture)
    expect((await openOn(disk)).read().document.recents).toHaveLength(3)
  })

  it('is kept byte for byte when the first change splits it into two files', async () => {
    const disk = diskOf()
    const store = await openOn(disk)
    await store.apply([bookmark('new')])
    expect(named(disk)).toContain(firstVersion)
    expect(disk.files().get(firstVersion)).toEqual(fixture)
    const again = (await openOn(disk)).read()
    expect(again.notices).toEqual([])
    expect(again.document).toEqual(store.read().document)
    expect(again.document).toMatchObject({
      bookmarks: [{ id: 'b1' }, { id: 'b2' }, { id: 'new' }],
      recents: [{}, {}],
      session: { edition: '2026' },
    })
  })

  it('can be restored from the list of backups', async () => {
    const disk = diskOf()
    const store = await openOn(disk)
    for (const id of ['x', 'y', 'z']) await store.apply([bookmark(id)])
    const oldest = (await store.backups()).at(-1)
    expect(oldest).toMatchObject({ bookmarks: 2, notes: 1, at: '2026-11-23T10:00:00.000Z' })
    expect((await store.readBackup(oldest?.id ?? '')).bookmarks).toHaveLength(2)
  })

  it('cannot be changed by an older version of the app after the split', async () => {
    const disk = diskOf()
    await (await openOn(disk)).apply([bookmark('new')])
    const text = new TextDecoder().decode(disk.files().get(made))
    expect(JSON.parse(text)).toMatchObject({
      format: 'category-atlas-user-data',
      version: userDocumentVersion,
    })
  })
})

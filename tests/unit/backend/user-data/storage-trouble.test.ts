import { describe, expect, it } from 'vitest'
import type { Clock } from '#backend/user-data/clock.ts'
import { encodeFile } from '#backend/user-data/user-data-file.ts'
import type { UserDataStore } from '#backend/user-data/user-data-store.ts'
import { emptyDocument } from '#core/userdata/empty-document.ts'
import { addBookmark, setTheme } from '../../../fixtures/user-data/changes.ts'
import { ModelDisk } from '../../../fixtures/user-data/model-disk.ts'
import { modelClock, openOn } from '../../../fixtures/user-data/model-process.ts'

const main = '/data/user-data.json'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (disk: ModelDisk, path: string): string =>
  new TextDecoder().decode(disk.files().get(path))
const kinds = (store: UserDataStore): string[] => store.read().notices.map(({ kind }) => kind)
const bookmark = (id: string) => addBookmark({ id, category: `surgery/${id}` })
const ids = (store: UserDataStore): string[] => store.read().document.bookmarks.map(({ id }) => id)

/** A clock whose scheduled actions are run by hand. */
function handClock(): Clock & { run(): Promise<void>; readonly pauses: number[] } {
  const actions: (() => void)[] = []
  const pauses: number[] = []
  return {
    ...modelClock(),
    pauses,
    schedule: (milliseconds, action) => {
      pauses.push(milliseconds)
      actions.push(action)
      return () => {
        const at = actions.indexOf(action)
        if (at !== -1) actions.splice(at, 1)
      }
    },
    run: async () => {
      for (const action of actions.splice(0)) action()
      await new Promise((resolve) => setTimeout(resolve, 20))
    },
  }
}

describe('a disk that refuses to save', () => {
  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the folder can only be read'],
    ['EACCES', 'there is no right to do so'],
    ['EBUSY', 'another program holds the file'],
    ['EXYZ', 'of the error EXYZ'],
  ])('with %s is reported once, in words, and the change is kept', async (code, reason) => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    disk.planFault(1, { kind: 'fail', code, times: Infinity })
    expect(await store.apply([bookmark('a')])).toMatchObject({ saved: false, remarks: [] })
    await store.apply([bookmark('b')])
    expect(kinds(store)).toEqual(['not-saved'])
    expect(store.read().notices[0]?.message).toContain(`because ${reason}`)
    expect(ids(store)).toEqual(['a', 'b'])
  })

  it('is tried again, less and less often, until it works; then the notice goes', async () => {
    const disk = new ModelDisk()
    const clock = handClock()
    const store = await openOn(disk, clock)
    disk.planFault(1, { kind: 'fail', code: 'ENOSPC', times: Infinity })
    await store.apply([bookmark('a')])
    for (let round = 0; round < 3; round++) await clock.run()
    expect(clock.pauses).toEqual(expect.arrayContaining([1_000, 4_000]))
    let told = 0
    store.subscribe(() => told++)
    disk.mend()
    await clock.run()
    expect(store.read()).toMatchObject({ saved: true, notices: [] })
    expect(told).toBe(1)
    expect(text(disk, main)).toContain('surgery/a')
  })

  it('and a notice that was dismissed: it does not come back for the same reason', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    disk.planFault(1, { kind: 'fail', code: 'ENOSPC', times: Infinity })
    await store.apply([bookmark('a')])
    store.dismissNotice('not-saved')
    await store.flush()
    expect(kinds(store)).toEqual([])
    expect(store.read().saved).toBe(false)
  })

  it('while another process saves: its changes are taken over, and both are there at last', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    disk.planFault(1, { kind: 'fail', code: 'EBUSY', times: Infinity })
    await store.apply([bookmark('a')])
    disk.mend()
    await (await openOn(disk)).apply([bookmark('b')])
    await store.flush()
    expect(ids(store)).toEqual(['b', 'a'])
    expect(ids(await openOn(disk))).toEqual(['b', 'a'])
  })
})

describe('a file that cannot be read', () => {
  it('is reported, never overwritten, and read as soon as that works', async () => {
    const disk = new ModelDisk()
    await (await openOn(disk)).apply([bookmark('a')])
    const before = text(disk, main)
    disk.planFault(1, { kind: 'fail', code: 'EACCES', times: Infinity })
    const store = await openOn(disk)
    expect(kinds(store)).toEqual(['unreadable'])
    await store.apply([bookmark('b')])
    expect(text(disk, main)).toBe(before)
    disk.mend()
    expect(await store.flush()).toBe(true)
    expect(ids(store)).toEqual(['a', 'b'])
    expect(kinds(store)).toEqual([])
  })
})

describe('a file of a newer version', () => {
  const newer = encodeFile(
    { ...emptyDocument, settings: { theme: 'dark' } },
    5,
    '2026-11-23T10:00:00.000Z',
  )
  const file = bytes(
    new TextDecoder()
      .decode(newer)
      .replace('"version": 1', '"version": 2')
      .replace(/"checksum": "\w+",\n/, ''),
  )

  it('is shown as far as it can be, and not changed', async () => {
    const disk = new ModelDisk(new Map([[main, file]]))
    const store = await openOn(disk)
    expect(store.read()).toMatchObject({
      readOnly: true,
      document: { settings: { theme: 'dark' } },
    })
    expect(kinds(store)).toEqual(['newer-version'])
    await expect(store.apply([setTheme('light')])).rejects.toMatchObject({ code: 'read-only' })
    await store.close()
    expect(disk.files().get(main)).toEqual(file)
    expect([...disk.files().keys()]).toEqual([main])
  })

  it('that appears while the app runs ends its changes too', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    await store.apply([bookmark('a')])
    const system = disk.fileSystem()
    const fresh = await system.create('/data/x')
    await fresh.write(file)
    await system.rename('/data/x', main)
    await expect(store.apply([bookmark('b')])).rejects.toMatchObject({ code: 'read-only' })
    expect(disk.files().get(main)).toEqual(file)
  })
})

describe('a file written by hand', () => {
  it('without a checksum is taken as it is', async () => {
    const written = { format: 'category-atlas-user-data', version: 1, document: emptyDocument }
    const disk = new ModelDisk(new Map([[main, bytes(JSON.stringify(written))]]))
    const store = await openOn(disk)
    expect(kinds(store)).toEqual([])
    await store.apply([bookmark('a')])
    expect(ids(await openOn(disk))).toEqual(['a'])
  })

  it('with a checksum that no longer fits is set aside; where there is no backup, it is read all the same', async () => {
    const disk = new ModelDisk()
    await (await openOn(disk)).apply([bookmark('a')])
    const files = disk.files()
    files.set(main, bytes(text(disk, main).replace('Thigh', 'Upper Leg')))
    const edited = new ModelDisk(files)
    const store = await openOn(edited)
    expect(kinds(store)).toEqual(['restored'])
    expect(store.read().document.bookmarks[0]?.snapshot.name).toContain('Upper Leg')
    expect([...edited.files().keys()].some((name) => name.includes('corrupt'))).toBe(true)
  })
})

describe('daily backups', () => {
  const dayOf = (day: number): string => `2026-11-${String(day).padStart(2, '0')}`

  it('hold the state before each day’s first save, for fourteen days', async () => {
    const disk = new ModelDisk()
    for (let day = 1; day <= 20; day++) {
      const store = await openOn(disk, modelClock(`${dayOf(day)}T10:00:00Z`))
      await store.apply([bookmark(`b${day}`)])
      await store.apply([bookmark(`c${day}`)])
      await store.close()
    }
    const store = await openOn(disk)
    const backups = await store.backups()
    expect(backups.map(({ name }) => name)).toEqual([
      'user-data.backup.json',
      ...Array.from({ length: 14 }, (_, index) => `user-data.${dayOf(20 - index)}.backup.json`),
    ])
    expect(backups[1]).toMatchObject({ bookmarks: 38, at: '2026-11-19T10:00:00.000Z' })
    const older = await store.readBackup('user-data.2026-11-19.backup.json')
    expect(older.bookmarks.at(-1)?.id).toBe('c18')
    await expect(store.readBackup('../other.json')).rejects.toMatchObject({ code: 'bad-file' })
  })
})

describe('many changes at once', () => {
  it('are saved together, each with its own undo', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    const before = disk.operations.length
    const names = Array.from({ length: 50 }, (_, index) => `b${index}`)
    const applied = await Promise.all(names.map((name) => store.apply([bookmark(name)])))
    const renames = disk.operations
      .slice(before)
      .filter((each) => each.endsWith('to user-data.json'))
    expect(renames.length).toBeLessThanOrEqual(2)
    expect(applied.map(({ undo }) => undo)).toEqual(
      names.map((name) => [{ kind: 'remove', bookmarks: [name] }]),
    )
    expect(ids(store)).toEqual(names)
  })
})

describe('the end of the app', () => {
  it('saves what waits, and takes no more', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    const waiting = store.apply([bookmark('a')])
    await store.close()
    expect(await waiting).toMatchObject({ saved: true })
    await expect(store.apply([bookmark('b')])).rejects.toMatchObject({ code: 'storage' })
    expect(ids(await openOn(disk))).toEqual(['a'])
  })
})

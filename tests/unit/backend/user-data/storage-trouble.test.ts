import { describe, expect, it, vi } from 'vitest'
import type { Clock } from '#backend/storage/clock.ts'
import type { UserDataStore } from '#backend/user-data/user-data-store.ts'
import { userDocumentVersion } from '#core/userdata/document.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { addBookmark, setTheme } from '../../../fixtures/user-data/changes.ts'
import { encodeMade } from '../../../fixtures/user-data/encoded.ts'
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

describe('a failed save', () => {
  it.each([
    ['ENOSPC', 'the disk is full. Free some space'],
    ['EROFS', 'the folder is read-only. Make it writable'],
    ['EACCES', 'access is denied. Check who owns the folder and its files, and their permissions'],
    ['EBUSY', 'another program is using the file. Close it'],
    ['EXYZ', 'an unknown error occurred (EXYZ). Try again later'],
  ])('is reported once and keeps the change after %s', async (code, reason) => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    disk.planFault(1, { kind: 'fail', code, times: Infinity })
    expect(await store.apply([bookmark('a')])).toMatchObject({ saved: false, remarks: [] })
    await store.apply([bookmark('b')])
    expect(kinds(store)).toEqual(['not-saved'])
    expect(store.read().notices[0]?.message).toContain(`because ${reason}`)
    expect(ids(store)).toEqual(['a', 'b'])
  })

  it('is retried at growing intervals until it works; then the notice is removed', async () => {
    const disk = new ModelDisk()
    const clock = handClock()
    const store = await openOn(disk, clock)
    disk.planFault(1, { kind: 'fail', code: 'ENOSPC', times: Infinity })
    await store.apply([bookmark('a')])
    for (let round = 0; round < 3; round++) await clock.run()
    expect(clock.pauses).toEqual(expect.arrayContaining([1_000, 4_000]))
    let told = 0
    store.subscribe(() => told++)
    disk.repair()
    await clock.run()
    expect(store.read()).toMatchObject({ saved: true, notices: [] })
    expect(told).toBe(1)
    expect(text(disk, main)).toContain('surgery/a')
  })

  it('does not show a dismissed notice again for the same reason', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    disk.planFault(1, { kind: 'fail', code: 'ENOSPC', times: Infinity })
    await store.apply([bookmark('a')])
    store.dismissNotice('not-saved')
    await store.flush()
    expect(kinds(store)).toEqual([])
    expect(store.read().saved).toBe(false)
  })

  it('keeps the changes of another process that saves in the meantime', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    disk.planFault(1, { kind: 'fail', code: 'EBUSY', times: Infinity })
    await store.apply([bookmark('a')])
    disk.repair()
    await (await openOn(disk)).apply([bookmark('b')])
    await store.flush()
    expect(ids(store)).toEqual(['b', 'a'])
    expect(ids(await openOn(disk))).toEqual(['b', 'a'])
  })
})

describe('a file that cannot be read', () => {
  it('is reported, never overwritten, and read as soon as it is readable', async () => {
    const disk = new ModelDisk()
    await (await openOn(disk)).apply([bookmark('a')])
    const before = text(disk, main)
    disk.planFault(1, { kind: 'fail', code: 'EACCES', times: Infinity })
    const store = await openOn(disk)
    expect(kinds(store)).toEqual(['unreadable'])
    await store.apply([bookmark('b')])
    expect(text(disk, main)).toBe(before)
    disk.repair()
    expect(await store.flush()).toBe(true)
    expect(ids(store)).toEqual(['a', 'b'])
    expect(kinds(store)).toEqual([])
  })
})

describe('a file of a newer version', () => {
  const newer = encodeMade({ ...emptyDocument, settings: { theme: 'dark' } }, 5)
  const file = bytes(
    new TextDecoder()
      .decode(newer)
      .replace(`"version": ${userDocumentVersion}`, `"version": ${userDocumentVersion + 1}`)
      .replace(/"checksum": "\w+",\n/, ''),
  )

  it('is shown as far as possible and not changed', async () => {
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

  it('makes the app read-only if it appears while the app runs', async () => {
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

describe('a file edited by hand', () => {
  it('is accepted without a checksum', async () => {
    const written = { format: 'category-atlas-user-data', version: 1, document: emptyDocument }
    const disk = new ModelDisk(new Map([[main, bytes(JSON.stringify(written))]]))
    const store = await openOn(disk)
    expect(kinds(store)).toEqual([])
    await store.apply([bookmark('a')])
    expect(ids(await openOn(disk))).toEqual(['a'])
  })

  it('is set aside if its checksum does not match, but still read if there is no backup', async () => {
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
  const dailyOf = (disk: ModelDisk): string[] =>
    [...disk.files().keys()].filter((name) => /\d{4}-\d\d-\d\d\.backup/.test(name)).sort()
  const saveOn = async (disk: ModelDisk, time: string, ...names: string[]): Promise<void> => {
    const store = await openOn(disk, modelClock(time))
    for (const name of names) await store.apply([bookmark(name)])
    await store.close()
  }

  it('contain the state before each day’s first save, for fourteen days', async () => {
    const disk = new ModelDisk()
    for (let day = 1; day <= 20; day++) {
      await saveOn(disk, `${dayOf(day)}T10:00:00Z`, `b${day}`, `c${day}`)
    }
    expect(dailyOf(disk)).toEqual(
      Array.from({ length: 14 }, (_, index) => `/data/user-data.${dayOf(index + 7)}.backup.json`),
    )
    const store = await openOn(disk)
    const backups = await store.backups()
    expect(backups).toHaveLength(15)
    expect(backups[1]).toMatchObject({ bookmarks: 38, at: '2026-11-19T10:00:00.000Z' })
    const older = await store.readBackup(backups[1]?.id ?? '')
    expect(older.bookmarks.at(-1)?.id).toBe('c19')
    await expect(store.readBackup('other')).rejects.toMatchObject({ code: 'bad-file' })
  })

  it('stay, newest first, even if the clock was weeks ahead', async () => {
    const disk = new ModelDisk()
    for (let day = 1; day <= 5; day++) await saveOn(disk, `${dayOf(day)}T10:00:00Z`, `b${day}`)
    for (let month = 1; month <= 9; month++) {
      await saveOn(disk, `2099-0${month}-01T10:00:00Z`, `late${month}`)
    }
    for (let day = 6; day <= 10; day++) await saveOn(disk, `${dayOf(day)}T10:00:00Z`, `b${day}`)
    const names = dailyOf(disk)
    expect(names).toHaveLength(14)
    for (let day = 6; day <= 10; day++) {
      expect(names).toContain(`/data/user-data.${dayOf(day)}.backup.json`)
    }
    const backups = await (await openOn(disk)).backups()
    const counts = backups.map(({ bookmarks }) => bookmarks)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })

  it('replace a damaged file with the newest good one, not the one with the latest date', async () => {
    const disk = new ModelDisk()
    await saveOn(disk, '2099-01-01T10:00:00Z', 'a', 'b')
    await saveOn(disk, '2099-01-02T10:00:00Z', 'c')
    await saveOn(disk, `${dayOf(3)}T10:00:00Z`, 'd')
    const files = disk.files()
    files.set(main, bytes('{'))
    files.set('/data/user-data.backup.json', bytes('{'))
    expect(ids(await openOn(new ModelDisk(files)))).toEqual(['a', 'b', 'c'])
  })

  it('have the local date in their names', async () => {
    const disk = new ModelDisk()
    vi.stubEnv('TZ', 'America/New_York')
    await saveOn(disk, '2026-12-31T10:00:00Z', 'a')
    await saveOn(disk, '2027-01-01T01:00:00Z', 'b')
    vi.unstubAllEnvs()
    expect(dailyOf(disk)).toEqual(['/data/user-data.2026-12-31.backup.json'])
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

describe('closing the app', () => {
  it('saves pending changes and accepts no more', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    const waiting = store.apply([bookmark('a')])
    await store.close()
    expect(await waiting).toMatchObject({ saved: true })
    await expect(store.apply([bookmark('b')])).rejects.toMatchObject({ code: 'storage' })
    expect(ids(await openOn(disk))).toEqual(['a'])
  })
})

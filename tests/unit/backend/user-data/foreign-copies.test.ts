import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFile, madeFile } from '#backend/user-data/user-data-file.ts'
import type { UserDataStore } from '#backend/user-data/user-data-store.ts'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import { changesToJoin } from '#core/userdata/exchange/changes-to-import.ts'
import { anyDocument } from '../../../fixtures/user-data/arbitrary.ts'
import { addBookmark, femur } from '../../../fixtures/user-data/changes.ts'
import { ModelDisk } from '../../../fixtures/user-data/model-disk.ts'
import { openOn } from '../../../fixtures/user-data/model-process.ts'

/** Does what a sync program does: replaces the file with another copy while the app runs. */

const main = '/data/user-data.json'
const bookmark = (id: string) => addBookmark({ id, category: `surgery/${id}` })
const ids = (store: UserDataStore): string[] => store.read().document.bookmarks.map(({ id }) => id)
const note = (text: string) => ({ kind: 'set-note', snapshot: femur, text }) as const
const noteOf = (store: UserDataStore): string => store.read().document.notes[0]?.text ?? ''
const notices = (store: UserDataStore) =>
  store.read().notices.map(({ kind, message }) => ({ kind, message }))
const fileOf = (disk: ModelDisk): Uint8Array => disk.files().get(main) ?? new Uint8Array()

async function put(disk: ModelDisk, bytes: Uint8Array): Promise<void> {
  const system = disk.fileSystem()
  const file = await system.create('/data/incoming')
  await file.write(bytes)
  await file.close()
  await system.rename('/data/incoming', main)
}

function conflicts(disk: ModelDisk): Uint8Array[] {
  return [...disk.files()].filter(([name]) => name.includes('conflict')).map(([, bytes]) => bytes)
}

describe('an older copy in place of the file', () => {
  it('is noticed and kept, and the newer state is written again', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    await store.apply([bookmark('a'), bookmark('b')])
    const yesterday = fileOf(disk)
    await store.apply([bookmark('c'), { kind: 'remove', bookmarks: ['a'] }])
    await put(disk, yesterday)
    expect(await store.flush()).toBe(true)
    expect(ids(store)).toEqual(['b', 'c'])
    expect(ids(await openOn(new ModelDisk(disk.files())))).toEqual(['b', 'c'])
    expect(conflicts(disk)).toEqual([yesterday])
    expect(notices(store)).toEqual([
      {
        kind: 'conflict',
        message: expect.stringMatching(
          /older copy .* kept the newer ones\. The other copy is kept as user-data\.conflict\..*\.json in \/data/,
        ) as string,
      },
    ])
  })

  it('is noticed at the next change, which applies to the newer state', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    await store.apply([bookmark('a')])
    const yesterday = fileOf(disk)
    await store.apply([bookmark('b')])
    await put(disk, yesterday)
    expect(await store.apply([bookmark('c')])).toMatchObject({ saved: true })
    expect(ids(await openOn(new ModelDisk(disk.files())))).toEqual(['a', 'b', 'c'])
  })

  it('is merged if it is of version 1, which has no history', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    await store.apply([bookmark('a')])
    const old = new TextDecoder()
      .decode(fileOf(disk))
      .replace(/"version": \d+/, '"version": 1')
      .replaceAll('"tags":[]', '"tags":[],"note":""')
      .replace(/"checksum": "\w+",\n"history": .*\n/, '')
      .replace(/"settings": .*/, '"settings": {}, "recents": [], "session": {}')
    await store.apply([bookmark('b')])
    await put(disk, new TextEncoder().encode(old))
    await store.flush()
    expect(ids(store)).toEqual(['a', 'b'])
    expect(notices(store)).toMatchObject([{ kind: 'conflict' }])
  })

  it('is noticed by both of two processes, and merged once', async () => {
    const disk = new ModelDisk()
    const one = await openOn(disk)
    await one.apply([bookmark('a')])
    const yesterday = fileOf(disk)
    await one.apply([bookmark('b')])
    const two = await openOn(disk)
    await two.apply([bookmark('c')])
    await one.flush()
    await put(disk, yesterday)
    await Promise.all([one.flush(), two.flush()])
    await Promise.all([one.flush(), two.flush()])
    for (const store of [one, two]) expect(ids(store)).toEqual(['a', 'b', 'c'])
    expect(conflicts(disk)).toEqual([yesterday])
  })

  it('loses nothing if it cannot be replaced at once', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    await store.apply([bookmark('a')])
    const yesterday = fileOf(disk)
    await store.apply([bookmark('b')])
    await put(disk, yesterday)
    disk.planFault(1, { kind: 'fail', code: 'ENOSPC', times: 8 })
    for (let round = 0; round < 8; round++) await store.flush()
    expect(await store.flush()).toBe(true)
    expect(ids(await openOn(new ModelDisk(disk.files())))).toEqual(['a', 'b'])
    expect(conflicts(disk)).toEqual([yesterday])
  })
})

describe('a copy that was changed on another computer', () => {
  /** Two computers start from the same state and diverge. */
  async function parted() {
    const here = new ModelDisk()
    const mine = await openOn(here)
    await mine.apply([bookmark('shared'), note('Both know this.')])
    const there = new ModelDisk(here.files())
    const theirs = await openOn(there)
    return { here, mine, there, theirs }
  }

  it('is merged with the bookmarks of both sides, and both notes on one category', async () => {
    const { here, mine, there, theirs } = await parted()
    await mine.apply([bookmark('mine'), note('Mine.')])
    for (const id of ['x', 'y', 'z']) await theirs.apply([bookmark(id)])
    await theirs.apply([note('Theirs.')])
    const copy = fileOf(there)
    await put(here, copy)
    expect(await mine.flush()).toBe(true)
    expect(ids(mine)).toEqual(['shared', 'mine', 'x', 'y', 'z'])
    for (const text of ['Mine.', 'Theirs.']) expect(noteOf(mine)).toContain(text)
    expect(conflicts(here)).toEqual([copy])
    expect(notices(mine)).toMatchObject([
      { kind: 'conflict', message: expect.stringContaining('merged the two') as string },
    ])
  })

  it('is merged whichever has the higher revision, including unsaved changes', async () => {
    const { here, mine, there, theirs } = await parted()
    for (const id of ['p', 'q', 'r']) await mine.apply([bookmark(id)])
    await theirs.apply([bookmark('x')])
    here.planFault(1, { kind: 'fail', code: 'EROFS', times: Infinity })
    await mine.apply([bookmark('unsaved')])
    here.repair()
    await put(here, fileOf(there))
    expect(await mine.flush()).toBe(true)
    expect(new Set(ids(mine))).toEqual(new Set(['shared', 'p', 'q', 'r', 'unsaved', 'x']))
    const again = await openOn(new ModelDisk(here.files()))
    expect(ids(again)).toEqual(ids(mine))
  })

  it('adopts the merged state silently when it comes back', async () => {
    const { here, mine, there, theirs } = await parted()
    await mine.apply([bookmark('mine')])
    await theirs.apply([bookmark('theirs')])
    await put(here, fileOf(there))
    await mine.flush()
    await put(there, fileOf(here))
    await theirs.flush()
    expect(ids(theirs)).toEqual(['shared', 'mine', 'theirs'])
    expect(notices(theirs)).toEqual([])
    expect(conflicts(there)).toEqual([])
  })

  it('loses no bookmark, folder, note, tag or search of either side', () => {
    const context = { now: '2026-11-23T10:00:00.000Z', newId: () => 'unused' }
    fc.assert(
      fc.property(anyDocument, anyDocument, (mine, theirs) => {
        const { document } = applyChanges(mine, changesToJoin(mine, theirs), context)
        const joined = JSON.stringify(document)
        for (const { text } of [...mine.notes, ...theirs.notes]) {
          expect(joined).toContain(JSON.stringify(text).slice(1, -1))
        }
        for (const side of [mine, theirs]) {
          for (const { snapshot, tags } of side.bookmarks) {
            const same = document.bookmarks.filter((each) =>
              tags.every((tag) => hasTag(each.tags, tag)),
            )
            expect(same, snapshot.category).not.toEqual([])
          }
        }
        const kept = new Set(document.bookmarks.map(({ id }) => id))
        for (const { id } of mine.bookmarks) expect(kept).toContain(id)
        const folders = document.folders.map(({ name }) => name)
        for (const { id, name } of theirs.folders) {
          if (!mine.folders.some((each) => each.id === id)) expect(folders).toContain(name)
        }
        expect(document.searches.length).toBeGreaterThanOrEqual(
          Math.max(mine.searches.length, theirs.searches.length),
        )
      }),
    )
  })
})

function hasTag(tags: readonly string[], tag: string): boolean {
  return tags.some((each) => each.toLowerCase() === tag.toLowerCase())
}

describe('a manual change while the app runs', () => {
  it('is adopted if it was made to the latest state', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    await store.apply([bookmark('a')])
    const edited = new TextDecoder()
      .decode(fileOf(disk))
      .replace(/"checksum": "\w+",\n/, '')
      .replace('Femur', 'Thigh')
    await put(disk, new TextEncoder().encode(edited))
    await store.flush()
    expect(store.read().document.bookmarks[0]?.snapshot.name).toContain('Thigh (Thigh Region)')
    expect(notices(store)).toEqual([])
  })
})

describe('an older copy put in place while the app was not running', () => {
  it('is opened, and the newer state stays in the list of backups', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    await store.apply([bookmark('a')])
    const yesterday = fileOf(disk)
    for (const id of ['b', 'c', 'd']) await store.apply([bookmark(id)])
    await store.close()
    await put(disk, yesterday)

    const again = await openOn(disk)
    expect(ids(again)).toEqual(['a'])
    expect(notices(again)).toMatchObject([
      {
        kind: 'conflict',
        message: expect.stringContaining('older than its last backup') as string,
      },
    ])
    for (const id of ['e', 'f']) await again.apply([bookmark(id)])
    const newer = (await again.backups()).find(({ isOtherCopy }) => isOtherCopy)
    expect(newer).toMatchObject({ bookmarks: 3 })
    const { bookmarks } = await again.readBackup(newer?.id ?? '')
    expect(bookmarks.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    await again.close()
    expect(notices(await openOn(disk))).toEqual([])
  })
})

describe('the file itself', () => {
  it('records who saved it and how often, the latest last', async () => {
    const disk = new ModelDisk()
    const store = await openOn(disk)
    for (const id of ['a', 'b']) await store.apply([bookmark(id)])
    await (await openOn(disk)).apply([bookmark('c')])
    const reading = decodeFile(madeFile, fileOf(disk))
    if (reading.state !== 'valid') throw new Error(reading.state)
    expect(reading.revision).toBe(3)
    expect(reading.history.map(([, saves]) => saves)).toEqual([2, 1])
  })
})

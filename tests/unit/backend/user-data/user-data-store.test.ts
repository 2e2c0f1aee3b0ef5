import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Change } from '#core/userdata/change.ts'
import { userDocumentVersion } from '#core/userdata/document.ts'
import { type UserDataStore, openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { addBookmark, femur, setTheme } from '../../../fixtures/user-data/changes.ts'

let folder: string
const stores: UserDataStore[] = []

async function open(report?: (error: unknown) => void): Promise<UserDataStore> {
  const store = await openUserDataStore({ folder, ...(report === undefined ? {} : { report }) })
  stores.push(store)
  return store
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'user-data-'))
})

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()))
  await rm(folder, { recursive: true, force: true })
})

const main = (): string => join(folder, 'user-data.json')
const names = async (): Promise<string[]> => (await readdir(folder)).sort()

async function inFile(): Promise<unknown> {
  return JSON.parse(await readFile(main(), 'utf8')) as unknown
}

describe('a folder without user data', () => {
  it('opens empty, with no notice and no file', async () => {
    const store = await open()
    expect(store.read()).toMatchObject({ notices: [], readOnly: false, saved: true })
    expect(await names()).toEqual([])
  })

  it('counts revisions from a number that no earlier start has reached', async () => {
    const earlier = await open()
    await earlier.apply([addBookmark({ id: 'a' })])
    await earlier.close()
    expect((await open()).read().revision).toBeGreaterThan(earlier.read().revision)
  })
})

describe('a change', () => {
  it('is in the file when it is confirmed', async () => {
    const store = await open()
    const applied = await store.apply([addBookmark({ id: 'a' })])
    expect(applied.saved).toBe(true)
    expect(await inFile()).toMatchObject({
      version: userDocumentVersion,
      revision: 1,
      document: { bookmarks: [{ id: 'a', snapshot: femur }] },
    })
  })

  it('survives a restart', async () => {
    await (await open()).apply([addBookmark({ id: 'a' }), setTheme('dark')])
    const again = await open()
    expect(again.read().document.bookmarks.map(({ id }) => id)).toEqual(['a'])
    expect(again.read().document.settings).toEqual({ theme: 'dark' })
    expect(again.read().notices).toEqual([])
  })

  it('comes with the changes that undo it', async () => {
    const store = await open()
    const { undo } = await store.apply([addBookmark({ id: 'a' })])
    await store.apply(undo)
    expect(store.read().document.bookmarks).toEqual([])
  })

  it('leaves no lock and no half-written file behind', async () => {
    const store = await open()
    await store.apply([addBookmark({ id: 'a' })])
    await store.apply([addBookmark({ id: 'b', category: 'surgery/integumentary' })])
    expect(await names()).toEqual(['user-data.backup.json', 'user-data.json'])
  })

  it('keeps the state before it as the backup', async () => {
    const store = await open()
    await store.apply([addBookmark({ id: 'a' })])
    await store.apply([addBookmark({ id: 'b', category: 'surgery/integumentary' })])
    expect(await store.backups()).toMatchObject([{ bookmarks: 1 }])
  })

  it('is rejected if it is invalid', async () => {
    const store = await open()
    const wrong = [{ kind: 'add-bookmark', folder: 7 }] as unknown as Change[]
    await expect(store.apply(wrong)).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

describe('a listener that throws', () => {
  it('is reported, and does not delay other listeners, saving or closing', async () => {
    const reported: unknown[] = []
    const store = await open((error) => reported.push(error))
    const fault = new Error('a fault of the listener')
    let told = 0
    store.subscribe(() => {
      throw fault
    })
    store.subscribe(() => told++)
    for (const id of ['a', 'b', 'c']) {
      const applied = await store.apply([addBookmark({ id, category: `surgery/${id}` })])
      expect(applied.saved).toBe(true)
    }
    expect(await store.close()).toBe(true)
    expect(told).toBe(3)
    expect(reported).toEqual([fault, fault, fault])
  })
})

describe('a damaged file', () => {
  it('is set aside, replaced by the backup, and reported', async () => {
    const store = await open()
    await store.apply([addBookmark({ id: 'a' })])
    await store.apply([addBookmark({ id: 'b', category: 'surgery/integumentary' })])
    await store.close()
    const damaged = (await readFile(main(), 'utf8')).slice(0, -40)
    await writeFile(main(), damaged)

    const again = await open()
    expect(again.read().document.bookmarks.map(({ id }) => id)).toEqual(['a'])
    expect(again.read().notices).toMatchObject([{ kind: 'restored' }])
    const aside = (await names()).find((name) => name.startsWith('user-data.corrupt.')) ?? ''
    expect(await readFile(join(folder, aside), 'utf8')).toBe(damaged)
    expect(again.read().notices[0]?.message).toContain(aside)
  })
})

describe('two stores on one folder', () => {
  it('see each other’s changes and lose none', async () => {
    const [one, two] = [await open(), await open()]
    await Promise.all([
      one.apply([addBookmark({ id: 'a' })]),
      two.apply([addBookmark({ id: 'b', category: 'surgery/integumentary' })]),
    ])
    await Promise.all([one.flush(), two.flush()])
    for (const store of [one, two]) {
      expect(
        store
          .read()
          .document.bookmarks.map(({ id }) => id)
          .sort(),
      ).toEqual(['a', 'b'])
    }
  })

  it('notify each other of changes', async () => {
    const [one, two] = [await open(), await open()]
    const seen: number[] = []
    two.subscribe(({ document }) => seen.push(document.bookmarks.length))
    await one.apply([addBookmark({ id: 'a' })])
    await vi.waitFor(() => expect(seen).toEqual([1]), { timeout: 5_000 })
    expect(two.read()).toMatchObject({ saved: true, notices: [] })
  })
})

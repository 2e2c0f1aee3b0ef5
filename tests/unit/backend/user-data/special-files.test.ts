import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dailyName } from '#backend/user-data/file-names.ts'
import { type UserDataStore, openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { addBookmark } from '../../../fixtures/user-data/changes.ts'

/** Things that are not regular files, in place of each file. The app must not wait for any of them. */

let folder: string
const stores: UserDataStore[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'user-data-'))
})

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  await rm(folder, { recursive: true, force: true })
})

async function open(): Promise<UserDataStore> {
  const store = await openUserDataStore({ folder })
  stores.push(store)
  return store
}

const bookmark = (id: string) => addBookmark({ id, category: `surgery/${id}` })
const ids = (store: UserDataStore): string[] => store.read().document.bookmarks.map(({ id }) => id)
const messageOf = (store: UserDataStore, kind: string): string =>
  store.read().notices.find((notice) => notice.kind === kind)?.message ?? ''

const kinds: readonly {
  readonly title: string
  readonly words: string
  readonly make: (path: string) => Promise<unknown>
}[] = [
  {
    title: 'a folder',
    words: 'a folder',
    make: (path) => mkdir(join(path, 'x'), { recursive: true }),
  },
  {
    title: 'a link to an endless device',
    words: 'a device',
    make: (path) => symlink('/dev/zero', path),
  },
  {
    title: 'a link that leads nowhere',
    words: 'a link to a file that does not exist',
    make: (path) => symlink('/nowhere/at-all', path),
  },
  {
    title: 'a link to itself',
    words: 'a link that leads back to itself',
    make: (path) => symlink(path, path),
  },
  {
    title: 'a named pipe',
    words: 'a named pipe',
    make: (path) => Promise.resolve(execFileSync('mkfifo', [path])),
  },
]

describe.skipIf(process.platform === 'win32').each(kinds)('$title', ({ words, make }) => {
  it('is named, left alone, and does not stop the app in place of the file', async () => {
    await make(join(folder, 'user-data.json'))
    const store = await open()
    expect(messageOf(store, 'unreadable')).toContain(
      `because “user-data.json” is ${words}. Move it out of the folder.`,
    )
    expect(await store.apply([bookmark('a')])).toMatchObject({ saved: false })
    expect(messageOf(store, 'not-saved')).toContain(`“user-data.json” is ${words}`)
    await rm(join(folder, 'user-data.json'), { recursive: true })
    expect(await store.flush()).toBe(true)
    expect(ids(await open())).toEqual(['a'])
  })

  it('does not prevent saving bookmarks in place of app-state.json', async () => {
    await make(join(folder, 'app-state.json'))
    const store = await open()
    await store.apply([bookmark('a')])
    await store.apply([{ kind: 'set-session', values: { query: 'knee' } }])
    expect(messageOf(store, 'not-saved')).toContain(`“app-state.json” is ${words}`)
    expect(ids(await open())).toEqual(['a'])
  })

  it('is named and does not prevent saving a change in place of the backup', async () => {
    const store = await open()
    await store.apply([bookmark('a')])
    await make(join(folder, 'user-data.backup.json'))
    expect(await store.apply([bookmark('b')])).toMatchObject({ saved: true })
    expect(ids(await open())).toEqual(['a', 'b'])
    // A file can replace anything but a folder.
    if (words === 'a folder') {
      expect(messageOf(store, 'no-backup')).toContain(
        'no backup is kept because “user-data.backup.json” is a folder. Move it out of the folder',
      )
    } else expect(await store.backups()).toHaveLength(1)
  })

  it('is named and does not prevent saving a change in place of the daily backup', async () => {
    await (await open()).apply([bookmark('a')])
    const name = dailyName(new Date())
    await make(join(folder, name))
    const store = await open()
    expect(await store.apply([bookmark('b')])).toMatchObject({ saved: true })
    expect(messageOf(store, 'no-backup')).toContain(`because “${name}” is ${words}`)
  })

  it('is skipped in place of a backup if the file is damaged', async () => {
    const store = await open()
    for (const id of ['a', 'b', 'c']) await store.apply([bookmark(id)])
    await store.close()
    await writeFile(join(folder, 'user-data.json'), '{')
    await rm(join(folder, 'user-data.backup.json'))
    await make(join(folder, 'user-data.backup.json'))
    await make(join(folder, 'user-data.2020-01-01.backup.json'))
    const again = await open()
    expect(again.read().notices.map(({ kind }) => kind)).toContain('started-empty')
    expect(await again.backups()).toEqual([])
  })

  it('is named in place of the lock, and waited for only while it is there', async () => {
    await make(join(folder, 'user-data.lock'))
    const store = await open()
    expect(await store.apply([bookmark('a')])).toMatchObject({ saved: false })
    expect(messageOf(store, 'not-saved')).toContain(
      `because “user-data.lock” is ${words}. Move it out of the folder.`,
    )
    await rm(join(folder, 'user-data.lock'), { recursive: true })
    expect(await store.flush()).toBe(true)
    expect(await readFile(join(folder, 'user-data.json'), 'utf8')).toContain('surgery/a')
  })

  it('is skipped in place of a leftover file of an exited process', async () => {
    await (await open()).apply([bookmark('a')])
    await make(join(folder, 'user-data.1.abc.tmp'))
    await writeFile(join(folder, 'user-data.2.abc.tmp'), 'x')
    const store = await open()
    expect(await store.apply([bookmark('b')])).toMatchObject({ saved: true })
    const names = await readdir(folder)
    expect(names).not.toContain('user-data.2.abc.tmp')
    expect(names).toContain(dailyName(new Date()))
  })
})

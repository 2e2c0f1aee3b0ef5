import { execFileSync, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type ShelfStore, openShelfStore } from '#backend/shelves/shelf-store.ts'
import { systemClock } from '#backend/storage/clock.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { ListedShelf } from '#core/contract/shelf-calls.ts'
import { contentToPublish } from '#core/shelves/shelf-content.ts'
import { writeShelf } from '#core/shelves/shelf-file.ts'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { addBookmark } from '../../../fixtures/user-data/changes.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** The store on real files. A share that is away is a folder that has another name for a while. */

let folder: string
let share: string
let file: string
let changes: number

beforeEach(() => {
  folder = temporaryFolder()
  share = join(folder, 'share')
  file = join(share, 'team.atlasshelf')
  changes = 0
  mkdirSync(share)
})

/** Its pauses pass twenty times as fast. */
const fastClock = {
  ...systemClock,
  schedule: (pause: number, action: () => void) => systemClock.schedule(pause / 20, action),
}

function open(own: readonly string[] = [file], policy: readonly string[] = []): ShelfStore {
  const store = openShelfStore({
    folder: join(folder, 'copies'),
    changed: () => changes++,
    clock: fastClock,
  })
  store.follow({ own, policy })
  onTestFinished(() => store.close())
  return store
}

/** Returns the text of a shelf with bookmarks on these categories. */
function shelf(name: string, ...categories: string[]): string {
  const made = categories.map((category) =>
    addBookmark({ id: category.replace('/', '-'), category }),
  )
  const context = { now: '2026-01-01T00:00:00.000Z', newId: () => 'new' }
  const { document } = applyChanges(emptyDocument, made, context)
  const published = '2026-01-02T03:04:05.000Z'
  return writeShelf({ name, published, content: contentToPublish(document, null, true) })
}

async function only(store: ShelfStore): Promise<ListedShelf> {
  const [first, ...others] = await store.list()
  expect(others).toEqual([])
  if (first === undefined) throw new Error('There is no shelf.')
  return first
}

/** Waits until the only shelf is as expected. */
async function until(store: ShelfStore, expected: Partial<ListedShelf>): Promise<ListedShelf> {
  return vi.waitFor(
    async () => {
      const listed = await only(store)
      expect(listed).toMatchObject(expected)
      return listed
    },
    { timeout: 10_000, interval: 10 },
  )
}

/** Waits until there is one copy, and returns its name. */
async function copyKept(): Promise<string> {
  return vi.waitFor(() => {
    const [copy, ...others] = readdirSync(join(folder, 'copies'))
    expect(others).toEqual([])
    if (copy?.endsWith('.atlasshelf') !== true) throw new Error('No copy is kept yet.')
    return copy
  })
}

const categoriesOf = (store: ShelfStore, { id }: ListedShelf) =>
  store.content(id).bookmarks.map(({ snapshot }) => snapshot.category)

describe('a shelf', () => {
  it('is read on first use, then automatically at each change', async () => {
    writeFileSync(file, shelf('Team', 'surgery'))
    const store = open()
    expect(readdirSync(folder)).toEqual(['share'])
    const first = await until(store, { state: 'current', name: 'Team', bookmarks: 1 })
    expect(categoriesOf(store, first)).toEqual(['surgery'])
    const before = changes
    writeFileSync(file, shelf('The team', 'surgery', 'medicine'))
    const second = await until(store, { name: 'The team', bookmarks: 2 })
    expect(categoriesOf(store, second)).toEqual(['surgery', 'medicine'])
    expect(second.revision).not.toBe(first.revision)
    await vi.waitFor(() => expect(changes).toBeGreaterThan(before))
  })

  it('is found in a folder that contains one, whatever its name', async () => {
    writeFileSync(file, shelf('Team', 'surgery'))
    writeFileSync(join(share, 'notes.txt'), '')
    const store = open([share])
    await until(store, { state: 'current', name: 'Team' })
    renameSync(file, join(share, 'Renamed.AtlasShelf'))
    writeFileSync(join(share, 'Renamed.AtlasShelf'), shelf('New', 'medicine'))
    await until(store, { state: 'current', name: 'New' })
    writeFileSync(file, shelf('Other'))
    const { problem, name } = await until(store, { state: 'unreadable' })
    expect(problem).toBe(
      'The folder has 2 shelves (Renamed.AtlasShelf, team.atlasshelf). Choose one of them.',
    )
    expect(name).toBe('New')
  })

  it('is shown from its copy while its share is unreachable, and from its file afterwards', async () => {
    writeFileSync(file, shelf('Team', 'surgery'))
    const store = open()
    const { reached } = await until(store, { state: 'current' })
    renameSync(share, `${share}-away`)
    const away = await until(store, {
      state: 'away',
      name: 'Team',
      bookmarks: 1,
      problem: 'There is no such file or folder.',
      published: '2026-01-02T03:04:05.000Z',
    })
    expect(categoriesOf(store, away)).toEqual(['surgery'])
    expect(away.reached ?? '').not.toBe('')
    expect(Date.parse(away.reached ?? '')).toBeGreaterThanOrEqual(Date.parse(reached ?? ''))

    const later = open()
    const known = await until(later, { state: 'away', name: 'Team', bookmarks: 1 })
    expect(known.reached).toBe(away.reached)
    expect(categoriesOf(later, known)).toEqual(['surgery'])

    writeFileSync(join(`${share}-away`, 'team.atlasshelf'), shelf('Team', 'medicine'))
    renameSync(`${share}-away`, share)
    for (const each of [store, later]) {
      const back = await until(each, { state: 'current', problem: '' })
      expect(categoriesOf(each, back)).toEqual(['medicine'])
    }
    writeFileSync(file, shelf('Team', 'surgery', 'medicine'))
    await until(store, { bookmarks: 2 })
  })

  it('outlives a share that is really unmounted and mounted again', async ({ skip }) => {
    const server = join(folder, 'server')
    mkdirSync(server)
    const published = join(server, 'team.atlasshelf')
    writeFileSync(published, shelf('Team', 'surgery'))
    const mount = () => spawnSync('mount', ['--bind', server, share]).status === 0
    const unmount = () => execFileSync('umount', ['--lazy', share])
    let isMounted = mount()
    if (!isMounted) skip('Only the administrator of a Linux machine may mount.')
    onTestFinished(() => {
      if (isMounted) unmount()
    })
    const store = open()
    await until(store, { state: 'current', bookmarks: 1 })

    unmount()
    isMounted = false
    const away = await until(store, { state: 'away', bookmarks: 1 })
    expect(categoriesOf(store, away)).toEqual(['surgery'])
    const later = open()
    const known = await until(later, { state: 'away', bookmarks: 1 })
    expect(categoriesOf(later, known)).toEqual(['surgery'])
    expect(readdirSync(share)).toEqual([])

    // Meanwhile another process publishes it anew.
    const next = join(folder, 'next.atlasshelf')
    writeFileSync(next, shelf('Team', 'surgery', 'medicine'))
    execFileSync('cp', [next, published])
    isMounted = mount()
    for (const each of [store, later]) {
      const back = await until(each, { state: 'current', problem: '', bookmarks: 2 })
      expect(categoriesOf(each, back)).toEqual(['surgery', 'medicine'])
    }
  })

  it('says that it was never reached, and appears as soon as it is', async () => {
    const store = open()
    await until(store, { state: 'away', name: 'team', reached: null, published: null })
    await expect(async () => store.content((await only(store)).id)).rejects.toThrow(CallFailed)
    writeFileSync(file, shelf('Team', 'surgery'))
    await until(store, { state: 'current', name: 'Team' })
  })

  it('is not reported while it is half written', async () => {
    const whole = shelf('Team', 'surgery', 'medicine')
    writeFileSync(file, shelf('Team', 'surgery'))
    const store = open()
    await until(store, { state: 'current' })
    const states: string[] = []
    for (let size = 100; size < whole.length; size += 200) {
      writeFileSync(file, whole.slice(0, size))
      await store.refresh()
      writeFileSync(file, whole.slice(0, size + 100))
      states.push((await only(store)).state)
      writeFileSync(file, whole)
      await store.refresh()
      states.push((await only(store)).state)
    }
    expect(new Set(states)).toEqual(new Set(['current']))
    await until(store, { state: 'current', bookmarks: 2 })
  })

  const obstacles: readonly (readonly [string, RegExp, () => unknown])[] = [
    [
      'garbage',
      /^It is not JSON, or it was cut off\.$/,
      () => writeFileSync(file, '}{'.repeat(99)),
    ],
    ['bytes', /^The file is not UTF-8 text/, () => writeFileSync(file, Buffer.from([0xff, 0]))],
    ['nothing', /^It is not JSON/, () => writeFileSync(file, '')],
    ['another JSON', /^It is JSON, but not a shelf\.$/, () => writeFileSync(file, '{}')],
    ['too much', /^It is larger than 16 MB/, () => writeFileSync(file, Buffer.alloc(16_000_001))],
    ['a pipe', /^It is a named pipe, not a file/, () => execFileSync('mkfifo', [file])],
    ['an endless device', /^It is a device, not a file/, () => symlinkSync('/dev/zero', file)],
    ['a folder', /^The folder has no file that ends in \.atlasshelf/, () => mkdirSync(file)],
    ['a link to itself', /leads back to itself/, () => symlinkSync(file, file)],
  ]
  it.skipIf(process.platform === 'win32').each(obstacles)(
    'that is replaced by %s is shown as it was, and why is said',
    async (_, problem, make) => {
      writeFileSync(file, shelf('Team', 'surgery'))
      const store = open()
      await until(store, { state: 'current' })
      rmSync(file)
      make()
      const bad = await until(store, { state: 'unreadable', name: 'Team', bookmarks: 1 })
      expect(bad.problem).toMatch(problem)
      expect(categoriesOf(store, bad)).toEqual(['surgery'])
      rmSync(file, { recursive: true })
      writeFileSync(file, shelf('Team', 'medicine'))
      expect(categoriesOf(store, await until(store, { state: 'current' }))).toEqual(['medicine'])
    },
  )

  it('is read in a worker thread if it is large', async () => {
    const categories = Array.from({ length: 2_000 }, (_, index) => `surgery/${index}`)
    writeFileSync(file, shelf('Team', ...categories))
    await until(open(), { state: 'current', bookmarks: 2_000 })
  })

  it('changes nothing on the share', async () => {
    const text = shelf('Team', 'surgery')
    writeFileSync(file, text)
    const store = open()
    await until(store, { state: 'current' })
    await store.close()
    expect(readdirSync(share)).toEqual(['team.atlasshelf'])
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('is read from its file if its copy is damaged', async () => {
    writeFileSync(file, shelf('Team', 'surgery'))
    const store = open()
    await until(store, { state: 'current' })
    const copy = await copyKept()
    await store.close()
    writeFileSync(join(folder, 'copies', copy), '{')
    await until(open(), { state: 'current', bookmarks: 1 })
  })
})

describe('subscriptions', () => {
  it('can be added and removed while the app runs; the policy’s comes first and counts once', async () => {
    const other = join(share, 'other.atlasshelf')
    writeFileSync(file, shelf('Team', 'surgery'))
    writeFileSync(other, shelf('Other', 'medicine'))
    const store = open([file])
    await until(store, { state: 'current', origin: 'own' })
    store.follow({ own: [file, other], policy: [other] })
    await vi.waitFor(async () => {
      const listed = await store.list()
      expect(listed.map(({ name, origin }) => [name, origin])).toEqual([
        ['Other', 'policy'],
        ['Team', 'own'],
      ])
    })
    store.follow({ own: [], policy: [] })
    expect(await store.list()).toEqual([])
  })

  it('keep their copies for a month after they are removed, so that this can be undone', async () => {
    writeFileSync(file, shelf('Team', 'surgery'))
    const first = open()
    await until(first, { state: 'current' })
    const copy = await copyKept()
    first.follow({ own: [], policy: [] })
    rmSync(share, { recursive: true })
    first.follow({ own: [file], policy: [] })
    await until(first, { state: 'away', name: 'Team', bookmarks: 1 })
    first.follow({ own: [], policy: [] })

    const copies = join(folder, 'copies')
    const old = Date.now() / 1000 - 31 * 24 * 60 * 60
    await open([]).list()
    expect(readdirSync(copies)).toEqual([copy])
    utimesSync(join(copies, copy), old, old)
    await open([]).list()
    await vi.waitFor(() => expect(readdirSync(copies)).toEqual([]))
  })

  it('can be previewed, or say why not', async () => {
    writeFileSync(file, shelf('Team', 'surgery'))
    const store = open([])
    expect(await store.preview(file)).toEqual({
      path: file,
      name: 'Team',
      folders: 0,
      bookmarks: 1,
      notes: 0,
    })
    await expect(store.preview(`${file}x`)).rejects.toThrow(
      'It is not reachable. There is no such file or folder.',
    )
    writeFileSync(file, '{}')
    await expect(store.preview(file)).rejects.toThrow(
      'It cannot be read. It is JSON, but not a shelf.',
    )
    expect(await store.list()).toEqual([])
  })
})

import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { readShelf } from '#core/shelves/shelf-file.ts'
import { addBookmark, femur } from '../../fixtures/user-data/changes.ts'
import { runAtlas } from '../support/run-atlas.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let folder: string
let lead: string
let member: string
let file: string

beforeEach(async () => {
  folder = temporaryFolder()
  lead = join(folder, 'lead')
  member = join(folder, 'member')
  file = join(folder, 'team.atlasshelf')
  const store = await openUserDataStore({ folder: lead })
  await store.apply([
    { kind: 'add-folder', id: 'knees', name: 'Knees', parent: null },
    addBookmark({ folder: 'knees' }),
    addBookmark({ category: 'surgery' }),
    { kind: 'set-note', snapshot: femur, text: 'Ask first' },
  ])
  await store.close()
})

/** Runs `atlas shelf` on somebody's data and returns its exit status and what it said. */
async function shelf(userData: string, ...args: string[]): Promise<[number, string]> {
  const { status, out, err } = await runAtlas(['shelf', '--user-data', userData, ...args])
  return [status, out + err]
}

describe('atlas shelf', () => {
  it('publishes a shelf and subscribes to it', async () => {
    expect(await shelf(lead, 'export', file, '--name', 'Team')).toEqual([
      0,
      `Published ${file}: Team, bookmarks: 2, folders: 1, notes: 1\n`,
    ])
    expect(await shelf(member, 'add', file)).toEqual([
      0,
      `Added ${file}: Team, bookmarks: 2, folders: 1, notes: 1\n`,
    ])
    expect(await shelf(member)).toEqual([
      0,
      `${file}  own\n  Team, bookmarks: 2, folders: 1, notes: 1\n`,
    ])
    expect((await shelf(member, 'add', file))[0]).toBe(2)
    writeFileSync(file, '{}')
    const [status, said] = await shelf(member, 'list')
    expect([status, said]).toEqual([1, expect.stringContaining('It is JSON, but not a shelf.')])
    expect(await shelf(member, 'remove', file)).toEqual([0, `Removed ${file}.\n`])
    expect(await shelf(member)).toEqual([0, ''])
  })

  it('publishes a folder without notes, and leaves nothing else on the share', async () => {
    const args = ['--name', 'Team', '--folder', 'Knees', '--without-notes', '--json']
    const [status, said] = await shelf(lead, 'export', file, ...args)
    expect([status, JSON.parse(said)]).toEqual([
      0,
      { published: { path: file, name: 'Team', folders: 0, bookmarks: 1, notes: 0 } },
    ])
    expect(readShelf(readFileSync(file, 'utf8')).state).toBe('read')
    expect(readdirSync(folder).sort()).toEqual(['lead', 'team.atlasshelf'])
  })

  it.each([
    [['export', 'x.atlasshelf'], 2, '--name takes a name'],
    [['export', 'x.json', '--name', 'Team'], 2, 'ends in .atlasshelf'],
    [['export', 'x.atlasshelf', '--name', 'T', '--folder', 'Hips'], 2, 'no folder "Hips"'],
    [['export', '/none/x.atlasshelf', '--name', 'T'], 1, 'the folder is missing'],
    [['add', '/none/x.atlasshelf'], 1, 'There is no such file or folder.'],
    [['remove', '/none/x.atlasshelf'], 2, 'You have no shelf'],
    [['borrow', 'x'], 2, 'Usage: atlas shelf'],
  ])('answers %j with a reason, and changes nothing', async (args, status, words) => {
    const before = readFileSync(join(lead, 'user-data.json'), 'utf8')
    expect(await shelf(lead, ...args)).toEqual([status, expect.stringContaining(words)])
    expect(readFileSync(join(lead, 'user-data.json'), 'utf8')).toBe(before)
    expect(existsSync('x.atlasshelf')).toBe(false)
  })
})

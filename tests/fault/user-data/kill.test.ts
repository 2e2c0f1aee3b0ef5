import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeFile, madeFile, rememberedFile } from '#backend/user-data/user-data-file.ts'
import { openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { bundleScript, startScript } from './child-process.ts'
import { bookmarksAt, countOf, rememberedCountOf } from './count-change.ts'
import { killRounds, killRoundsBesideAnother } from './run-size.ts'

/** Kills a real process during its saves, again and again. */

const chains = 2
const longestLife = 40

let workFolder: string
let script: string
let endlessScript: string

beforeAll(async () => {
  workFolder = await mkdtemp(join(tmpdir(), 'user-data-kill-'))
  script = await bundleScript('kill-writer.ts', join(workFolder, 'script'))
  endlessScript = await bundleScript('endless-writer.ts', join(workFolder, 'endless-script'))
}, 60_000)

afterAll(() => rm(workFolder, { recursive: true, force: true }))

const count = { rounds: 0, acknowledged: 0, unacknowledged: 0, midSave: 0 }

/** One life of the writing process: it is killed some milliseconds after its first confirmed save. */
async function writeUntilKilled(folder: string): Promise<number> {
  let acknowledged = 0
  const started = startScript(script, [folder], (line) => {
    expect(line).toMatch(/^\d+$/)
    if (acknowledged === 0) {
      setTimeout(() => started.process.kill('SIGKILL'), Math.random() * longestLife)
    }
    acknowledged = Number(line)
    count.acknowledged++
  })
  expect(await started.ended).toBeNull()
  return acknowledged
}

async function expectSound(folder: string, acknowledged: number): Promise<void> {
  const names = await readdir(folder)
  if (names.some((name) => name.endsWith('.tmp') || name.includes('lock'))) count.midSave++
  for (const name of names.filter((each) => each.endsWith('.json'))) {
    const kind = name.startsWith(rememberedFile.stem) ? rememberedFile : madeFile
    expect(decodeFile(kind, await readFile(join(folder, name))).state, name).toBe('valid')
  }
  const store = await openUserDataStore({ folder })
  const { document, notices } = store.read()
  await store.close()
  expect(notices).toEqual([])
  const number = countOf(document)
  expect(number).toBeGreaterThanOrEqual(acknowledged)
  expect(number).toBeLessThanOrEqual(acknowledged + 6)
  expect(document.bookmarks.map(({ id }) => id)).toEqual(bookmarksAt(number))
  const remembered = rememberedCountOf(document)
  expect(remembered).toBeGreaterThanOrEqual(number)
  expect(remembered).toBeLessThanOrEqual(acknowledged + 6)
  count.unacknowledged += number - acknowledged
}

describe('a process that is killed during its saves', () => {
  it(
    `loses no confirmed change, ${killRounds} times`,
    async () => {
      const lives = Array.from({ length: chains }, async (_, chain) => {
        const folder = join(workFolder, `data-${chain}`)
        await mkdir(folder)
        for (let round = chain; round < killRounds; round += chains) {
          await expectSound(folder, await writeUntilKilled(folder))
          count.rounds++
        }
      })
      await Promise.all(lives)
      console.info(
        `Killed ${count.rounds} times, ${count.midSave} of them in the midst of a save: ` +
          `${count.acknowledged} acknowledged changes, all there; ` +
          `${count.unacknowledged} more were saved and not yet acknowledged.`,
      )
      expect(count.rounds).toBe(killRounds)
    },
    10_000 + killRounds * 2_000,
  )
})

describe('a process that is killed while another one saves in the same folder', () => {
  it(
    `loses no confirmed change of either, ${killRoundsBesideAnother} times`,
    async () => {
      const folder = join(workFolder, 'shared')
      await mkdir(folder)
      const acknowledged: string[] = []
      const note = (line: string) => acknowledged.push(line)
      const other = startScript(endlessScript, [folder, 'other'], note)
      for (let round = 0; round < killRoundsBesideAnother; round++) {
        let first = true
        const killed = startScript(endlessScript, [folder, `round${round}-`], (line) => {
          note(line)
          if (first) setTimeout(() => killed.process.kill('SIGKILL'), Math.random() * longestLife)
          first = false
        })
        expect(await killed.ended).toBeNull()
      }
      other.process.kill('SIGKILL')
      await other.ended

      const store = await openUserDataStore({ folder })
      const { document, notices } = store.read()
      await store.close()
      expect(notices).toEqual([])
      const there = new Set(document.bookmarks.map(({ id }) => id))
      expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
      expect(acknowledged.some((id) => id.startsWith('other'))).toBe(true)
      console.info(
        `Killed ${killRoundsBesideAnother} times beside another process: ${acknowledged.length} acknowledged changes, all there.`,
      )
    },
    20_000 + killRoundsBesideAnother * 5_000,
  )
})

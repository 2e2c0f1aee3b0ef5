import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { bundleScript, startScript } from './child-process.ts'
import { changesOfEach, longest } from './run-size.ts'

const names = ['left', 'right']

let workFolder: string
let script: string

beforeAll(async () => {
  workFolder = await mkdtemp(join(tmpdir(), 'user-data-two-'))
  script = await bundleScript('many-writer.ts', join(workFolder, 'script'))
})

afterAll(() => rm(workFolder, { recursive: true, force: true }))

describe('two processes that write to one folder at the same time', () => {
  it('lose no change, and each sees the other’s', { timeout: longest }, async () => {
    const folder = join(workFolder, 'data')
    const all = changesOfEach * names.length
    const outputs: string[] = []
    const scripts = names.map((name) =>
      startScript(script, [folder, name, String(changesOfEach), String(all)], (line) =>
        outputs.push(line),
      ),
    )
    expect(await Promise.all(scripts.map(({ ended }) => ended))).toEqual([0, 0])
    expect(outputs).toEqual(names.map(() => `${changesOfEach} ${all} 0`))

    const store = await openUserDataStore({ folder })
    const { document, notices } = store.read()
    await store.close()
    expect(notices).toEqual([])
    for (const name of names) {
      const ids = document.bookmarks.map(({ id }) => id).filter((id) => id.startsWith(name))
      const expected = Array.from({ length: changesOfEach }, (_, index) => `${name}${index}`)
      expect(ids.toSorted()).toEqual(expected.toSorted())
      const lastOfLanes = [0, 1, 2, 3].map((lane) => document.session[`${name}.${lane}`])
      expect(new Set(lastOfLanes)).toEqual(new Set(expected.slice(-4)))
    }
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { UserDataStore } from '#backend/user-data/user-data-store.ts'
import type { Change } from '#core/userdata/change.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
import { addBookmark, femur } from '../../fixtures/user-data/changes.ts'
import { ModelDisk } from '../../fixtures/user-data/model-disk.ts'
import { modelClock, openOn } from '../../fixtures/user-data/model-process.ts'
import { contentSurvivals, errorCodes, longest } from './run-size.ts'

/**
 * A fault at every operation of every kind of save: afterwards each file has the old state or the new one, and
 * user data is never there without the app state that belongs to it.
 */

const change = (id: string): Change => addBookmark({ id, category: `surgery/${id}` })
const visit = (id: string): Change => ({
  kind: 'add-recent',
  snapshot: { ...femur, category: `visited/${id}` },
})
const namesIn = (items: readonly { readonly snapshot: Snapshot }[]): string =>
  items.map(({ snapshot }) => snapshot.category.split('/').at(-1)).join('')

/** Both files' states, such as `abc|v`: bookmarks, and recents. */
const stateOf = (store: UserDataStore): string => {
  const { bookmarks, recents } = store.read().document
  return `${namesIn(bookmarks)}|${namesIn(recents)}`
}
const noticesOf = (store: UserDataStore): string[] => store.read().notices.map(({ kind }) => kind)

/** The files after some processes saved a change each. */
async function filesAfter(
  changes: readonly Change[],
  day = '2026-11-22',
): Promise<Map<string, Uint8Array>> {
  const disk = new ModelDisk()
  for (const each of changes) {
    const store = await openOn(disk, modelClock(`${day}T10:00:00.000Z`))
    await store.apply([each])
    await store.close()
  }
  return disk.files()
}

interface Save {
  readonly title: string
  /** The disk before the save. */
  readonly files: Map<string, Uint8Array>
  readonly changes: readonly Change[]
  /** The allowed states: the old one, those in between, and the new one. */
  readonly states: readonly string[]
  /** What must be in at least one file, whatever happens. */
  readonly kept?: Uint8Array
}

const firstVersion = new Uint8Array(
  readFileSync(join(import.meta.dirname, '../../fixtures/user-data/version-1.json')),
)
const recentsOfFirstVersion = 'proprietary-laboratory-analysesfemur-knee'
const bookmarksOfFirstVersion = 'femur-kneeproprietary-laboratory-analyses'

const saves: Save[] = [
  { title: 'the first save of all', files: new Map(), changes: [change('x')], states: ['|', 'x|'] },
  {
    title: 'the second save',
    files: await filesAfter([change('a')]),
    changes: [change('x')],
    states: ['a|', 'ax|'],
  },
  {
    title: 'a later save, on a new day',
    files: await filesAfter(['a', 'b', 'c'].map(change)),
    changes: [change('x')],
    states: ['abc|', 'abcx|'],
  },
  {
    title: 'a save of what the app remembers',
    files: await filesAfter([change('a'), visit('v')]),
    changes: [visit('w')],
    states: ['a|v', 'a|wv'],
  },
  {
    title: 'a save of both files',
    files: await filesAfter([change('a'), change('b'), visit('v')]),
    changes: [change('x'), visit('w')],
    states: ['ab|v', 'ab|wv', 'abx|wv'],
  },
  {
    title: 'the save that makes two files of one of version 1',
    files: new Map([['/data/user-data.json', firstVersion]]),
    changes: [change('x')],
    states: [
      `${bookmarksOfFirstVersion}|${recentsOfFirstVersion}`,
      `${bookmarksOfFirstVersion}x|${recentsOfFirstVersion}`,
    ],
    kept: firstVersion,
  },
]

/** Opens, saves changes and closes. Operations are counted from the opening on. */
async function saveOne(
  disk: ModelDisk,
  changes: readonly Change[],
): Promise<{ store: UserDataStore; acknowledged: boolean }> {
  const store = await openOn(disk)
  const { saved } = await store.apply(changes)
  return { store, acknowledged: saved }
}

async function countOperations({ files, changes }: Save): Promise<number> {
  const disk = new ModelDisk(files)
  await saveOne(disk, changes)
  return disk.operations.length
}

const numbersUpTo = (last: number): number[] =>
  Array.from({ length: last }, (_, index) => index + 1)

/** Which unsynced names survive a power loss: none, all, the first ones, all but one, or each alone. */
function nameSurvivals(count: number): ((index: number) => boolean)[] {
  const ways: ((index: number) => boolean)[] = [() => false, () => true]
  for (let each = 0; each < count; each++) {
    ways.push(
      (index) => index <= each,
      (index) => index !== each,
      (index) => index === each,
    )
  }
  return ways
}

/** Returns all distinct states that can be found after a power loss. */
function survivals(disk: ModelDisk): Map<string, Uint8Array>[] {
  const found = new Map<string, Map<string, Uint8Array>>()
  for (const keepsName of nameSurvivals(disk.unsyncedNames())) {
    for (const content of contentSurvivals) {
      const files = disk.afterPowerLoss({ keepsName, content })
      const key = [...files].map(([name, bytes]) => name + Buffer.from(bytes).toString()).sort()
      found.set(key.join(), files)
    }
  }
  return [...found.values()]
}

const count = {
  operations: 0,
  failures: 0,
  processStops: 0,
  powerLosses: 0,
  old: 0,
  new: 0,
  between: 0,
}

afterAll(() => {
  console.info(
    `Fault at every operation: ${count.operations} operations, ${count.failures} failures, ` +
      `${count.processStops} ended processes, ${count.powerLosses} different outcomes of power losses. ` +
      `Afterwards ${count.old} times the old state, ${count.new} times the new, ${count.between} times the new one ` +
      `of what the app remembers with the old one of what a person made; never another.`,
  )
})

describe.each(saves)('$title', { timeout: longest }, (save) => {
  const { files, changes, states, kept } = save
  const newest = states.at(-1) ?? ''

  it('survives a failure of each operation: it is saved, or reported, kept and saved later', async () => {
    const last = await countOperations(save)
    count.operations += last
    for (const number of numbersUpTo(last)) {
      for (const code of errorCodes) {
        for (const times of [1, 7, Infinity]) {
          count.failures++
          const disk = new ModelDisk(files)
          disk.planFault(number, { kind: 'fail', code, times })
          const { store, acknowledged } = await saveOne(disk, changes)
          const where = `operation ${number}, ${disk.operations[number - 1] ?? ''}, ${code}, ${times} times`
          if (!acknowledged) expect(noticesOf(store), where).toContain('not-saved')
          disk.repair()
          if (acknowledged) expect(stateOf(await openOn(disk)), where).toBe(newest)
          expect(await store.flush(), where).toBe(true)
          expect(stateOf(store), where).toBe(newest)
          expect(noticesOf(store), where).toEqual([])
          expectKept(disk.files(), where)
          const again = await openOn(new ModelDisk(disk.files()))
          expect(stateOf(again), where).toBe(newest)
          expect(noticesOf(again), where).toEqual([])
        }
      }
    }
  })

  it('survives a killed process at each operation', async () => {
    const last = await countOperations(save)
    for (const number of numbersUpTo(last)) {
      for (const when of ['before', 'during', 'after'] as const) {
        count.processStops++
        const disk = new ModelDisk(files)
        disk.planFault(number, { kind: 'crash', when })
        const { acknowledged } = await saveOne(disk, changes)
        await expectOldOrNew(disk.files(), acknowledged, `${when} operation ${number}`)
      }
    }
  })

  it('survives a power loss at each operation, whatever unsynced data remains', async () => {
    const last = await countOperations(save)
    for (const number of numbersUpTo(last)) {
      for (const when of ['before', 'during', 'after'] as const) {
        const disk = new ModelDisk(files)
        disk.planFault(number, { kind: 'crash', when })
        const { acknowledged } = await saveOne(disk, changes)
        for (const left of survivals(disk)) {
          count.powerLosses++
          await expectOldOrNew(left, acknowledged, `${when} operation ${number}`)
        }
      }
    }
  })

  async function expectOldOrNew(
    left: Map<string, Uint8Array>,
    acknowledged: boolean,
    where: string,
  ): Promise<void> {
    const store = await openOn(new ModelDisk(left))
    const found = stateOf(store)
    expect(acknowledged ? [newest] : states, where).toContain(found)
    expect(noticesOf(store), where).toEqual([])
    expectKept(left, where)
    if (found === newest) count.new++
    else if (found === states[0]) count.old++
    else count.between++
    const { saved } = await store.apply([change('y')])
    expect(saved, where).toBe(true)
    expect(stateOf(store), where).toBe(found.replace('|', 'y|'))
  }

  function expectKept(left: ReadonlyMap<string, Uint8Array>, where: string): void {
    if (kept === undefined) return
    expect(
      [...left.values()].some((bytes) => equal(bytes, kept)),
      where,
    ).toBe(true)
  }
})

describe('repairing a damaged file', { timeout: longest }, () => {
  it('keeps the damaged file and restores the backup, whichever operation fails or stops', async () => {
    const files = await filesAfter(['a', 'b', 'c'].map(change))
    const path = '/data/user-data.json'
    const damaged = (files.get(path) ?? new Uint8Array()).slice(0, -30)
    files.set(path, damaged)
    const disk = new ModelDisk(files)
    const store = await openOn(disk)
    expect(stateOf(store)).toBe('ab|')
    expect(noticesOf(store)).toEqual(['restored'])
    const last = disk.operations.length
    count.operations += last

    const expectRepaired = async (left: Map<string, Uint8Array>, where: string): Promise<void> => {
      const next = new ModelDisk(left)
      const opened = await openOn(next)
      expect(stateOf(opened), where).toBe('ab|')
      const kept = [...next.files().values()].some((bytes) => equal(bytes, damaged))
      expect(kept, `${where}: the damaged file is kept`).toBe(true)
    }
    for (const number of numbersUpTo(last)) {
      for (const code of errorCodes) {
        count.failures++
        const failing = new ModelDisk(files)
        failing.planFault(number, { kind: 'fail', code, times: 1 })
        await openOn(failing)
        failing.repair()
        await expectRepaired(failing.files(), `operation ${number} fails with ${code}`)
      }
      for (const when of ['before', 'during', 'after'] as const) {
        const stopping = new ModelDisk(files)
        stopping.planFault(number, { kind: 'crash', when })
        await openOn(stopping)
        count.processStops++
        await expectRepaired(stopping.files(), `ends ${when} operation ${number}`)
        for (const left of survivals(stopping)) {
          count.powerLosses++
          await expectRepaired(left, `stops ${when} operation ${number}`)
        }
      }
    }
  })
})

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

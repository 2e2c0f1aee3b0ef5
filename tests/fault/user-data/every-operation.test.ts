import { afterAll, describe, expect, it } from 'vitest'
import type { UserDataStore } from '#backend/user-data/user-data-store.ts'
import { addBookmark } from '../../fixtures/user-data/changes.ts'
import { ModelDisk, type Survival } from '../../fixtures/user-data/model-disk.ts'
import { modelClock, openOn } from '../../fixtures/user-data/model-process.ts'

/** A fault at every operation of every kind of save: what is there afterwards is the old state or the new. */

const change = (id: string) => addBookmark({ id, category: `surgery/${id}` })
const idsOf = (store: UserDataStore): string =>
  store
    .read()
    .document.bookmarks.map(({ id }) => id)
    .join('')
const noticesOf = (store: UserDataStore): string[] => store.read().notices.map(({ kind }) => kind)

/** The files after some processes saved a change each. */
async function filesAfter(
  ids: readonly string[],
  day = '2026-11-22',
): Promise<Map<string, Uint8Array>> {
  const disk = new ModelDisk()
  for (const id of ids) {
    const store = await openOn(disk, modelClock(`${day}T10:00:00.000Z`))
    await store.apply([change(id)])
    await store.close()
  }
  return disk.files()
}

interface Save {
  readonly title: string
  /** What the disk has before. */
  readonly files: Map<string, Uint8Array>
  /** The bookmarks before. */
  readonly old: string
}

const saves: Save[] = [
  { title: 'the first save of all', files: new Map(), old: '' },
  { title: 'the second save', files: await filesAfter(['a']), old: 'a' },
  { title: 'a later save, on a new day', files: await filesAfter(['a', 'b', 'c']), old: 'abc' },
]

/** Opens, saves one change and ends; the operations are counted from the opening on. */
async function saveOne(disk: ModelDisk): Promise<{ store: UserDataStore; acknowledged: boolean }> {
  const store = await openOn(disk)
  const { saved } = await store.apply([change('x')])
  return { store, acknowledged: saved }
}

async function countOperations(files: Map<string, Uint8Array>): Promise<number> {
  const disk = new ModelDisk(files)
  await saveOne(disk)
  return disk.operations.length
}

const numbersUpTo = (last: number): number[] =>
  Array.from({ length: last }, (_, index) => index + 1)

/** Ways in which unsynced names survive a power loss: none, all, the first ones, all but one, each alone. */
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

/** Returns all that may be found after a power loss, each once. */
function survivals(disk: ModelDisk): Map<string, Uint8Array>[] {
  const contents: Survival['content'][] = ['all', 'nothing', 'half', 'zeros']
  const found = new Map<string, Map<string, Uint8Array>>()
  for (const keepsName of nameSurvivals(disk.unsyncedNames())) {
    for (const content of contents) {
      const files = disk.afterPowerLoss({ keepsName, content })
      const key = [...files].map(([name, bytes]) => name + Buffer.from(bytes).toString()).sort()
      found.set(key.join(), files)
    }
  }
  return [...found.values()]
}

const count = { operations: 0, failures: 0, processStops: 0, powerLosses: 0, old: 0, new: 0 }

afterAll(() => {
  console.info(
    `Fault at every operation: ${count.operations} operations, ${count.failures} failures, ` +
      `${count.processStops} ended processes, ${count.powerLosses} different outcomes of power losses. ` +
      `Afterwards ${count.old} times the old state, ${count.new} times the new, never another.`,
  )
})

describe.each(saves)('$title', { timeout: 60_000 }, ({ files, old }) => {
  const states = [old, `${old}x`]

  it('survives a failure of each operation: saved, or reported, kept and saved later', async () => {
    const last = await countOperations(files)
    count.operations += last
    for (const number of numbersUpTo(last)) {
      for (const code of ['EIO', 'ENOSPC', 'EACCES', 'EPERM', 'EBUSY', 'EROFS', 'EMFILE']) {
        for (const times of [1, 7, Infinity]) {
          count.failures++
          const disk = new ModelDisk(files)
          disk.planFault(number, { kind: 'fail', code, times })
          const { store, acknowledged } = await saveOne(disk)
          const where = `operation ${number}, ${disk.operations[number - 1] ?? ''}, ${code}, ${times} times`
          if (!acknowledged) expect(noticesOf(store), where).toContain('not-saved')
          disk.mend()
          if (acknowledged) expect(idsOf(await openOn(disk)), where).toBe(states[1])
          expect(await store.flush(), where).toBe(true)
          expect(idsOf(store), where).toBe(states[1])
          expect(noticesOf(store), where).toEqual([])
          const again = await openOn(new ModelDisk(disk.files()))
          expect(idsOf(again), where).toBe(states[1])
          expect(noticesOf(again), where).toEqual([])
        }
      }
    }
  })

  it('survives the end of the process at each operation', async () => {
    const last = await countOperations(files)
    for (const number of numbersUpTo(last)) {
      for (const when of ['before', 'during', 'after'] as const) {
        count.processStops++
        const disk = new ModelDisk(files)
        disk.planFault(number, { kind: 'crash', when })
        const { acknowledged } = await saveOne(disk)
        await expectOldOrNew(disk.files(), acknowledged, `${when} operation ${number}`)
      }
    }
  })

  it('survives a power loss at each operation, whatever of the unsynced is kept', async () => {
    const last = await countOperations(files)
    for (const number of numbersUpTo(last)) {
      for (const when of ['before', 'during', 'after'] as const) {
        const disk = new ModelDisk(files)
        disk.planFault(number, { kind: 'crash', when })
        const { acknowledged } = await saveOne(disk)
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
    const found = idsOf(store)
    expect(acknowledged ? [states[1]] : states, where).toContain(found)
    expect(noticesOf(store), where).toEqual([])
    if (found === old) count.old++
    else count.new++
    const { saved } = await store.apply([change('y')])
    expect(saved, where).toBe(true)
    expect(idsOf(store), where).toBe(`${found}y`)
  }
})

describe('mending a damaged file', { timeout: 60_000 }, () => {
  it('keeps the damaged file and comes to the backup’s state, whatever operation fails or stops', async () => {
    const files = await filesAfter(['a', 'b', 'c'])
    const path = '/data/user-data.json'
    const damaged = (files.get(path) ?? new Uint8Array()).slice(0, -30)
    files.set(path, damaged)
    const disk = new ModelDisk(files)
    const store = await openOn(disk)
    expect(idsOf(store)).toBe('ab')
    expect(noticesOf(store)).toEqual(['restored'])
    const last = disk.operations.length
    count.operations += last

    const expectMended = async (left: Map<string, Uint8Array>, where: string): Promise<void> => {
      const next = new ModelDisk(left)
      const opened = await openOn(next)
      expect(idsOf(opened), where).toBe('ab')
      const kept = [...next.files().values()].some((bytes) => equal(bytes, damaged))
      expect(kept, `${where}: the damaged file is kept`).toBe(true)
    }
    for (const number of numbersUpTo(last)) {
      for (const code of ['EIO', 'ENOSPC', 'EACCES', 'EBUSY']) {
        count.failures++
        const failing = new ModelDisk(files)
        failing.planFault(number, { kind: 'fail', code, times: 1 })
        await openOn(failing)
        failing.mend()
        await expectMended(failing.files(), `operation ${number} fails with ${code}`)
      }
      for (const when of ['before', 'during', 'after'] as const) {
        const stopping = new ModelDisk(files)
        stopping.planFault(number, { kind: 'crash', when })
        await openOn(stopping)
        count.processStops++
        await expectMended(stopping.files(), `ends ${when} operation ${number}`)
        for (const left of survivals(stopping)) {
          count.powerLosses++
          await expectMended(left, `stops ${when} operation ${number}`)
        }
      }
    }
  })
})

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

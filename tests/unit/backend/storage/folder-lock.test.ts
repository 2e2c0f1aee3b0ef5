import { describe, expect, it } from 'vitest'
import { type Clock, systemClock } from '#backend/storage/clock.ts'
import type { LockOwner } from '#backend/storage/folder-lock.ts'
import { createFolderLock } from '#backend/storage/folder-lock.ts'
import { ModelDisk } from '../../../fixtures/user-data/model-disk.ts'
import { modelClock } from '../../../fixtures/user-data/model-process.ts'

const path = '/data/user-data.lock'
const owner = (pid: number, alive: readonly number[], host = 'here'): LockOwner => ({
  pid,
  host,
  isAlive: (other) => alive.includes(other),
})
const lockOf = (disk: ModelDisk, who: LockOwner, clock = modelClock()) =>
  createFolderLock(path, disk.fileSystem(), clock, who)
const lockFile = (content: string) => new Map([[path, new TextEncoder().encode(content)]])
const heldBy = (pid: number, host = 'here') =>
  lockFile(JSON.stringify({ token: 'some-token', pid, host }))

describe('the lock of a folder', () => {
  it('is a file while it is held, and is removed afterwards', async () => {
    const disk = new ModelDisk()
    const lock = await lockOf(disk, owner(1, [1]))()
    expect([...disk.files().keys()]).toEqual([path])
    await lock.confirm()
    await lock.release()
    expect([...disk.files().keys()]).toEqual([])
  })

  it('is held by one at a time', async () => {
    const disk = new ModelDisk()
    let inside = 0
    let most = 0
    const acquire = [1, 2, 3].map((pid) => lockOf(disk, owner(pid, [1, 2, 3]), systemClock))
    await Promise.all(
      acquire.map(async (take) => {
        for (let round = 0; round < 20; round++) {
          const lock = await take()
          most = Math.max(most, ++inside)
          await new Promise((resolve) => setImmediate(resolve))
          inside--
          await lock.release()
        }
      }),
    )
    expect(most).toBe(1)
  })

  it('is taken over at once from a process that has exited', async () => {
    const disk = new ModelDisk(heldBy(7))
    const lock = await lockOf(disk, owner(1, [1]))()
    await lock.confirm()
    await lock.release()
    expect([...disk.files().keys()]).toEqual([])
  })

  it('is taken over from an earlier process with the same id', async () => {
    await (await lockOf(new ModelDisk(heldBy(1)), owner(1, [1]))()).confirm()
  })

  it('is taken over if it was never written completely', async () => {
    await (await lockOf(new ModelDisk(lockFile('')), owner(1, [1]))()).confirm()
    await (await lockOf(new ModelDisk(lockFile('{"token":')), owner(1, [1]))()).confirm()
  })

  it('is not taken from a running process that has not written it completely yet', async () => {
    const disk = new ModelDisk()
    const system = disk.fileSystem()
    let waits = 0
    let removals = 0
    let time = 0
    const clock: Clock = {
      ...modelClock(),
      elapsed: () => time,
      wait: async (milliseconds) => {
        time += milliseconds
        waits++
        if (waits % 50 !== 0) return
        removals++
        await system.remove(path)
      },
    }
    const take = lockOf(disk, owner(1, [1]), clock)
    for (let round = 0; round < 5; round++) {
      await (await system.create(path)).close()
      const lock = await take()
      expect(removals).toBe(round + 1)
      await lock.release()
      time += 10_000
    }
  })

  it('is waited for while its process runs, up to a limit', async () => {
    const take = lockOf(new ModelDisk(heldBy(7)), owner(1, [1, 7]))
    await expect(take()).rejects.toThrow('another program keeps the folder locked')
  })

  it('is not waited for longer if the clock is set back in the meantime', async () => {
    let time = Date.parse('2026-11-23T10:00:00Z')
    const clock: Clock = {
      ...modelClock(),
      // Every reading of the clock is earlier than the one before.
      now: () => new Date((time -= 60_000)),
    }
    const take = lockOf(new ModelDisk(heldBy(7)), owner(1, [1, 7]), clock)
    await expect(take()).rejects.toThrow('another program keeps the folder locked')
  })

  it('is reported with instructions if it belongs to another user', async () => {
    const disk = new ModelDisk(heldBy(7))
    const denied = Object.assign(new Error('EACCES'), { code: 'EACCES' })
    const system = { ...disk.fileSystem(), read: () => Promise.reject(denied) }
    const take = createFolderLock(path, system, modelClock(), owner(1, [1, 7]))
    await expect(take()).rejects.toThrow(
      'access to “user-data.lock” is denied. Delete that file if no other user runs Category Atlas',
    )
  })

  it('is eventually taken over from a hanging process or another machine', async () => {
    for (const files of [heldBy(7), heldBy(7, 'elsewhere')]) {
      const take = lockOf(new ModelDisk(files), owner(1, [1, 7]))
      await expect(take()).rejects.toThrow('another program')
      await (await take()).confirm()
    }
  })

  it('is not confirmed if it was taken over in the meantime', async () => {
    const disk = new ModelDisk()
    const lock = await lockOf(disk, owner(1, [1]))()
    const other = await lockOf(disk, owner(2, [2]))()
    await expect(lock.confirm()).rejects.toThrow('took over')
    await lock.release()
    await other.confirm()
  })

  it('is taken over by exactly one of many, even if one exits while doing so', async () => {
    const marker = `${path}.some-token`
    const files = new Map([...heldBy(7), [marker, new TextEncoder().encode('')]])
    const ended = JSON.stringify({ token: 'other-token', pid: 8, host: 'here' })
    for (const content of [ended, '']) {
      files.set(marker, new TextEncoder().encode(content))
      const disk = new ModelDisk(files)
      const clock = modelClock()
      const take = lockOf(disk, owner(1, [1]), clock)
      let lock = await take().catch(() => undefined)
      for (let round = 0; round < 6 && lock === undefined; round++) {
        lock = await take().catch(() => undefined)
      }
      await lock?.confirm()
      expect(lock).toBeDefined()
    }
  })
})

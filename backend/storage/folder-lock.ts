import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { basename, join } from 'node:path'
import type { Clock } from './clock.ts'
import { errorCode } from '../files/error-code.ts'
import type { FileSystem, NewFile } from './file-system.ts'
import { StorageFailure } from './storage-failure.ts'

/** A possible holder of a lock: one process on one machine. */
export interface LockOwner {
  readonly pid: number
  readonly host: string
  /** Whether a process of this machine is running. */
  isAlive(pid: number): boolean
}

export const thisProcess: LockOwner = {
  pid: process.pid,
  host: hostname(),
  isAlive: (pid) => {
    try {
      process.kill(pid, 0)
      return true
    } catch (error) {
      return errorCode(error) === 'EPERM'
    }
  },
}

/** A lock that is held. */
export interface HeldLock {
  /** Throws a {@link StorageFailure} if another process has taken over the lock. */
  confirm(): Promise<void>
  /** Releases the lock. Never throws. */
  release(): Promise<void>
}

/** What the file of a lock says. */
interface LockHolder {
  readonly token: string
  readonly pid: number
  readonly host: string
}

/** A lock of another process, as it was found. Whoever waits for it looks many times, so it is parsed once. */
interface SeenLock {
  readonly content: string
  readonly holder: LockHolder | undefined
  readonly since: number
}

const longestWait = 5_000
/** If a lock has not changed for this long, its process hangs, or its machine is gone. */
const longestHold = 10_000
/** If a lock has had no holder's name for this long, its process ended while writing it. */
const longestStart = 2_000
const pause = 4

/** The tokens of the locks that this process holds. A lock with our pid and another token belongs to an earlier process with that pid. */
const ownTokens = new Set<string>()

/** Returns the path of the lock of a folder, one for all of its files. The name must not change, since other versions of the app look for it. */
export function lockPath(folder: string): string {
  return join(folder, 'user-data.lock')
}

/** Returns the function that acquires the lock of a folder: a file that exists only during a save. */
export function createFolderLock(
  path: string,
  fileSystem: FileSystem,
  clock: Clock,
  owner: LockOwner,
): () => Promise<HeldLock> {
  /** The lock of another process that was seen last, and since when. */
  let seen: SeenLock | undefined

  // The time of day can be set back during the wait.
  const now = (): number => clock.elapsed()

  async function acquire(): Promise<HeldLock> {
    const token = randomUUID()
    const start = now()
    // Locks that are not written yet all look alike, so nothing seen before counts for this one.
    if (seen?.holder === undefined) seen = undefined
    for (let round = 0; ; round++) {
      if (await createFile(path, token)) return hold(token)
      const content = await readContent(path)
      if (content === undefined) seen = undefined
      else if (content !== seen?.content) {
        seen = { content, holder: holderOf(content), since: now() }
      }
      if (seen !== undefined && isStale(seen)) {
        await takeAway(seen)
        continue
      }
      if (now() - start > longestWait) {
        throw new StorageFailure(
          'another program keeps the folder locked. Close other windows of Category Atlas',
        )
      }
      if (seen !== undefined) await clock.wait(pause + (round % 4))
    }
  }

  function hold(token: string): HeldLock {
    return {
      confirm: async () => {
        const content = await readContent(path)
        if (content === undefined || holderOf(content)?.token !== token) {
          throw new StorageFailure(
            'another program took over during the save. Close other windows of Category Atlas',
          )
        }
      },
      release: async () => {
        ownTokens.delete(token)
        try {
          const content = await readContent(path)
          if (content !== undefined && holderOf(content)?.token === token) await removeIfThere(path)
        } catch {
          // The next process will notice that this one is gone.
        }
      },
    }
  }

  function isStale({ holder, since }: SeenLock): boolean {
    const longest = holder === undefined ? longestStart : longestHold
    return now() - since > longest || isAbandoned(holder)
  }

  /** Whether the process that holds a lock is known to have ended. */
  function isAbandoned(holder: LockHolder | undefined): boolean {
    if (holder?.host !== owner.host) return false
    if (holder.pid === owner.pid) return !ownTokens.has(holder.token)
    return !owner.isAlive(holder.pid)
  }

  /**
   * Removes a stale lock. Only the process that creates the marker with the lock's token may do so.
   * Otherwise a slow process could remove the new lock of a faster one.
   */
  async function takeAway({ content, holder, since }: SeenLock): Promise<void> {
    const marker = `${path}.${holder?.token ?? 'unreadable'}`
    const token = randomUUID()
    if (!(await createFile(marker, token))) {
      // Another process is removing it, or ended while doing so.
      const other = await readContent(marker)
      const ended = other !== undefined && isAbandoned(holderOf(other))
      if (ended || now() - since > 2 * longestHold) await removeIfThere(marker)
      else await clock.wait(pause)
      return
    }
    try {
      if ((await readContent(path)) === content) await removeIfThere(path)
    } finally {
      ownTokens.delete(token)
      await removeIfThere(marker)
    }
  }

  async function createFile(name: string, token: string): Promise<boolean> {
    let file: NewFile
    try {
      file = await fileSystem.create(name)
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false
      // Windows reports this while a removed file is still open somewhere.
      if (errorCode(error) === 'EPERM' && (await readContent(name)) !== undefined) return false
      throw error
    }
    ownTokens.add(token)
    try {
      try {
        const { pid, host } = owner
        await file.write(new TextEncoder().encode(JSON.stringify({ token, pid, host })))
      } finally {
        await file.close()
      }
    } catch (error) {
      ownTokens.delete(token)
      await removeIfThere(name).catch(() => undefined)
      throw error
    }
    return true
  }

  async function readContent(name: string): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await fileSystem.read(name))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined
      if (errorCode(error) !== 'EACCES') throw error
      throw new StorageFailure(
        `access to “${basename(name)}” is denied. Delete that file if no other user runs Category Atlas on this folder`,
        error,
      )
    }
  }

  async function removeIfThere(name: string): Promise<void> {
    try {
      await fileSystem.remove(name)
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error
    }
  }

  return acquire
}

function holderOf(content: string): LockHolder | undefined {
  try {
    const value = JSON.parse(content) as unknown
    if (typeof value !== 'object' || value === null) return undefined
    const { token, pid, host } = value as Readonly<Record<string, unknown>>
    if (typeof token !== 'string' || !/^[\w-]{1,64}$/.test(token)) return undefined
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined
    return { token, pid, host }
  } catch {
    return undefined
  }
}

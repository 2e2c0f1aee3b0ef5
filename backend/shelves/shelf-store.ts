import { createHash } from 'node:crypto'
import { stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { ListedShelf, ShelfFacts } from '#core/contract/shelf-calls.ts'
import type { ShelfContent } from '#core/shelves/shelf-content.ts'
import type { Shelf } from '#core/shelves/shelf-file.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { shelfExtension } from '#core/userdata/exchange/import-format.ts'
import { errorCode } from '../files/error-code.ts'
import { UnreadableFile, readFileOfAtMost } from '../files/read-file.ts'
import { refusedFile } from '../files/refused-file.ts'
import { type Clock, systemClock } from '../storage/clock.ts'
import { nodeFileSystem } from '../storage/file-system.ts'
import { isLeftover, replaceFile } from '../storage/replace-file.ts'
import { InvalidShelf, type ShelfSource, parseShelf, readSource } from './shelf-source.ts'

/** Paths of files, or of folders that hold one shelf each. */
export interface ShelfPaths {
  readonly own: readonly string[]
  /** Those for all users of the machine. */
  readonly policy: readonly string[]
}

/**
 * The shelves that somebody subscribed to. Nothing is read before the first `list`; from then on changes of
 * their files are found by themselves. What was read last is kept in a folder, and shown while a file is away.
 */
export interface ShelfStore {
  /** Goes by other paths from now on. */
  follow(paths: ShelfPaths): void
  /** The shelves, those of the policy first, as far as they are known: what is kept of each has been read. */
  list(): Promise<ListedShelf[]>
  /** Throws a CallFailed `conflict` if there is no such shelf. */
  content(id: string): ShelfContent
  /** What a shelf holds that nobody need be subscribed to. Throws a CallFailed `bad-file`. */
  preview(path: string): Promise<ShelfFacts>
  /** Looks at all files now. Settles when that is done, or takes too long. */
  refresh(): Promise<void>
  close(): Promise<void>
}

export interface ShelfStoreOptions {
  /** Where copies are kept; made with the first one. */
  readonly folder: string
  /** Called back when `list` would answer something else. */
  readonly changed: () => void
  readonly clock?: Clock
}

interface Entry {
  readonly id: string
  readonly path: string
  readonly origin: ListedShelf['origin']
  shelf: Shelf | undefined
  revision: string
  state: ListedShelf['state']
  problem: string
  reached: string | null
  /** Of the file as it was read, once it was found the same a second time: a file may change twice within a tick. */
  stamp: string | undefined
  confirmedStamp: string | undefined
  isLooking: boolean
  isGone: boolean
  /** Whether the last look failed, and may have come in the midst of a save. */
  isDoubtful: boolean
  /** Settles when the copy has been read. */
  copyRead: Promise<void>
  stopWatching: () => void
  cancelLook: () => void
}

/** In milliseconds. Not every disk tells of changes, least of all one of another machine. */
const lookEvery = 10_000
const lookAfterEvent = 200
const lookAgainInDoubt = 1_000
const longestAnswer = 5_000
/** So many looks may wait for disks that do not answer. Node has four threads for all files. */
const mostWaiting = 2
/** Copies of shelves that nobody is subscribed to stay for so long: removing one can be undone. */
const strayCopyDays = 30

/** Opens the store. Never throws for a bad file: the states say so. */
export function openShelfStore(options: ShelfStoreOptions): ShelfStore {
  const { folder, changed } = options
  const clock = options.clock ?? systemClock
  const place = { folder, fileSystem: nodeFileSystem, clock }
  let entries: readonly Entry[] = []
  let paths: ShelfPaths = { own: [], policy: [] }
  let isStarted = false
  let isClosed = false
  let cancelRound = (): void => undefined

  const copyPath = (id: string): string => join(folder, copyName(id))

  function follow(next: ShelfPaths): void {
    paths = next
    if (isStarted) reconcile()
  }

  /** Begins with new paths and lets go of those that are gone. */
  function reconcile(): void {
    const wanted = new Map<string, Entry>()
    const known = new Map(entries.map((entry) => [`${entry.origin} ${entry.id}`, entry]))
    const added: Entry[] = []
    for (const origin of ['policy', 'own'] as const) {
      for (const path of paths[origin]) {
        const id = idOf(path)
        if (wanted.has(id)) continue
        const entry = known.get(`${origin} ${id}`) ?? newEntry(id, path, origin)
        if (!known.delete(`${origin} ${id}`)) added.push(entry)
        wanted.set(id, entry)
      }
    }
    if (added.length === 0 && known.size === 0) return
    for (const entry of known.values()) letGo(entry)
    entries = [...wanted.values()]
    for (const entry of added) void entry.copyRead.then(() => look(entry))
    changed()
  }

  function newEntry(id: string, path: string, origin: Entry['origin']): Entry {
    const entry: Entry = {
      id,
      path,
      origin,
      shelf: undefined,
      revision: '',
      state: 'checking',
      problem: '',
      reached: null,
      stamp: undefined,
      confirmedStamp: undefined,
      isLooking: false,
      isGone: false,
      isDoubtful: false,
      copyRead: Promise.resolve(),
      stopWatching: () => undefined,
      cancelLook: () => undefined,
    }
    entry.copyRead = readCopy(entry)
    return entry
  }

  function letGo(entry: Entry): void {
    entry.isGone = true
    entry.stopWatching()
    entry.cancelLook()
  }

  async function readCopy(entry: Entry): Promise<void> {
    try {
      const path = copyPath(entry.id)
      const bytes = await readFileOfAtMost(path, untrustedLimits.shelfFile.bytes)
      const shelf = await parseShelf(bytes)
      // Its time is when the shelf's file was as it is.
      const { mtime } = await stat(path)
      entry.shelf = shelf
      entry.revision = revisionOf(bytes)
      entry.reached = mtime.toISOString()
    } catch {
      // None was kept yet, or it is damaged: the shelf's own file takes its place.
    }
  }

  async function keepCopy(entry: Entry, bytes: Uint8Array): Promise<void> {
    try {
      await nodeFileSystem.makeFolder(folder)
      await replaceFile(place, copyName(entry.id), bytes)
    } catch {
      // The shelf is shown all the same. Why nothing can be saved is said of the user data.
    }
  }

  async function noteReached({ id, reached }: Entry): Promise<void> {
    if (reached === null) return
    const time = new Date(reached)
    await utimes(copyPath(id), time, time).catch(() => undefined)
  }

  /** Looks whether the file of a shelf changed. Never throws, and may take as long as the disk does. */
  async function look(entry: Entry): Promise<void> {
    if (entry.isLooking || entry.isGone) return
    entry.isLooking = true
    entry.cancelLook()
    const cancelPatience = clock.schedule(longestAnswer, () => {
      forgetStamps(entry)
      void setAway(entry, 'away', 'It is not responding.')
    })
    let source: ShelfSource | undefined
    try {
      source = await readSource(entry.path, entry.confirmedStamp)
      cancelPatience()
      await take(entry, source)
    } catch (error) {
      if (source === undefined) forgetStamps(entry)
      await fail(entry, error)
    } finally {
      cancelPatience()
      entry.isLooking = false
    }
  }

  /** Shows what was read, where it is something else than before. */
  async function take(entry: Entry, { file, stamp, bytes }: ShelfSource): Promise<void> {
    if (bytes === undefined) {
      if (entry.state === 'current') entry.reached = clock.now().toISOString()
      return
    }
    entry.confirmedStamp = stamp === entry.stamp ? stamp : undefined
    entry.stamp = stamp
    const revision = revisionOf(bytes)
    const isNew = revision !== entry.revision
    const shelf = isNew ? await parseShelf(bytes) : entry.shelf
    if (entry.isGone) return
    const wasCurrent = entry.state === 'current'
    entry.shelf = shelf
    entry.revision = revision
    entry.reached = clock.now().toISOString()
    entry.state = 'current'
    entry.problem = ''
    entry.isDoubtful = false
    if (!wasCurrent) watch(entry, dirname(file))
    if (isNew || !wasCurrent) tell(entry)
    if (isNew) await keepCopy(entry, bytes)
  }

  function forgetStamps(entry: Entry): void {
    entry.stamp = undefined
    entry.confirmedStamp = undefined
  }

  async function fail(entry: Entry, error: unknown): Promise<void> {
    if (entry.state === 'current' && !entry.isDoubtful) {
      // A file that is just being written is cut off, and one that is being replaced is missing.
      entry.isDoubtful = true
      lookSoon(entry, lookAgainInDoubt)
      return
    }
    const { state, problem } = troubleOf(error)
    await setAway(entry, state, problem)
  }

  async function setAway(
    entry: Entry,
    state: 'away' | 'unreadable',
    problem: string,
  ): Promise<void> {
    if (entry.isGone || (entry.state === state && entry.problem === problem)) return
    const wasCurrent = entry.state === 'current'
    if (state === 'away') entry.stopWatching()
    entry.state = state
    entry.problem = problem
    tell(entry)
    if (wasCurrent) await noteReached(entry)
  }

  function tell(entry: Entry): void {
    if (!entry.isGone && !isClosed) changed()
  }

  function lookSoon(entry: Entry, pause: number): void {
    entry.cancelLook()
    entry.cancelLook = clock.schedule(pause, () => void look(entry))
  }

  /** Only where a file was just read: asking for events of a disk that does not answer would hold up everything. */
  function watch(entry: Entry, watched: string): void {
    entry.stopWatching()
    entry.stopWatching = nodeFileSystem.watch(watched, () => {
      if (!entry.isGone) lookSoon(entry, lookAfterEvent)
    })
  }

  /** Looks at one after the other, and leaves one that does not answer to itself. */
  async function lookAtAll(): Promise<void> {
    for (const entry of entries) {
      await entry.copyRead
      if (entries.filter(({ isLooking }) => isLooking).length >= mostWaiting) return
      await new Promise<void>((resolve) => {
        const cancel = clock.schedule(longestAnswer, resolve)
        void look(entry).then(() => {
          cancel()
          resolve()
        })
      })
    }
  }

  async function round(): Promise<void> {
    await lookAtAll()
    if (!isClosed) cancelRound = clock.schedule(lookEvery, () => void round())
  }

  function start(): void {
    if (isStarted) return
    isStarted = true
    reconcile()
    void removeStrayCopies()
    cancelRound = clock.schedule(lookEvery, () => void round())
  }

  async function removeStrayCopies(): Promise<void> {
    const before = clock.now().getTime() - strayCopyDays * 24 * 60 * 60 * 1000
    for (const name of await nodeFileSystem.list(folder).catch(() => [])) {
      const isOurs = copyPattern.test(name) || isLeftover(name)
      if (!isOurs || entries.some(({ id }) => copyName(id) === name)) continue
      const found = await stat(join(folder, name)).catch(() => undefined)
      if (found !== undefined && found.mtimeMs < before) {
        await nodeFileSystem.remove(join(folder, name)).catch(() => undefined)
      }
    }
  }

  return {
    follow,
    async list() {
      start()
      await Promise.all(entries.map(({ copyRead }) => copyRead))
      return entries.map(listed)
    },
    content(id) {
      const entry = entries.find((each) => each.id === id)
      if (entry?.shelf === undefined) throw new CallFailed('conflict', 'This shelf is gone.')
      return entry.shelf.content
    },
    async preview(path) {
      try {
        const { bytes } = await readSource(path)
        const { name, content } = await parseShelf(bytes ?? Buffer.alloc(0))
        return { path, name, ...countsOf(content) }
      } catch (error) {
        const { state, problem } = troubleOf(error)
        throw refusedFile(
          `${state === 'away' ? 'It is not reachable' : 'It cannot be read'}. ${problem}`,
        )
      }
    },
    async refresh() {
      start()
      await lookAtAll()
    },
    async close() {
      isClosed = true
      cancelRound()
      for (const entry of entries) letGo(entry)
      await Promise.all(entries.filter(({ state }) => state === 'current').map(noteReached))
    },
  }
}

function listed(entry: Entry): ListedShelf {
  const { id, path, origin, state, problem, reached, revision, shelf } = entry
  return {
    id,
    path,
    origin,
    name: shelf?.name ?? nameOfPath(path),
    state,
    problem,
    reached,
    published: shelf?.published ?? null,
    revision,
    ...countsOf(shelf?.content),
  }
}

function countsOf(content: ShelfContent | undefined): Omit<ShelfFacts, 'path' | 'name'> {
  return {
    folders: content?.folders.length ?? 0,
    bookmarks: content?.bookmarks.length ?? 0,
    notes: content?.notes.length ?? 0,
  }
}

const copyPattern = new RegExp(String.raw`^[0-9a-f]{12}\.${shelfExtension}$`)

function copyName(id: string): string {
  return `${id}.${shelfExtension}`
}

function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}

function revisionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

/** Returns what a shelf is called that was never read. The path may be one of another system. */
function nameOfPath(path: string): string {
  const name = path.split(/[\\/]/).findLast((part) => part !== '') ?? path
  return name.replace(new RegExp(String.raw`\.${shelfExtension}$`, 'i'), '')
}

/** What a share that was disconnected answers with. */
const disconnected = ['ENOTCONN', 'ETIMEDOUT', 'EHOSTDOWN', 'EHOSTUNREACH', 'ESTALE', 'EIO']

/** Returns why a file cannot be read, in sentences. */
function troubleOf(error: unknown): { state: 'away' | 'unreadable'; problem: string } {
  if (error instanceof InvalidShelf) return { state: 'unreadable', problem: error.message }
  const code = errorCode(error instanceof UnreadableFile ? error.cause : error)
  if (['ENOENT', 'ENOTDIR'].includes(code)) {
    return { state: 'away', problem: 'There is no such file or folder.' }
  }
  if (error instanceof UnreadableFile && !disconnected.includes(code)) {
    return { state: 'unreadable', problem: `${error.message} ${error.remedy}` }
  }
  return { state: 'away', problem: `It is not responding (${code || 'unknown cause'}).` }
}

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { CallFailed } from '#core/contract/call-failed.ts'
import type {
  UserDataApplied,
  UserDataBackup,
  UserDataState,
} from '#core/contract/userdata-calls.ts'
import { type Applied, applyChanges } from '#core/userdata/apply-changes.ts'
import { type Change, changesSchema, stampChanges } from '#core/userdata/change.ts'
import { emptyDocument } from '#core/userdata/empty-document.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { withSharedRecords } from '#core/userdata/shared-records.ts'
import { type Clock, systemClock } from './clock.ts'
import { dailyName, fileNames, mainName, setAsideName } from './file-names.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { type HeldLock, type LockOwner, createFolderLock, thisProcess } from './folder-lock.ts'
import { watchFolder } from './folder-watch.ts'
import {
  type FileIdentity,
  type FolderReading,
  backupNames,
  identify,
  identityOf,
  loadFolder,
  readBackup,
} from './load-folder.ts'
import { createNoticeBoard } from './notice-board.ts'
import { keepHouse, saveFile } from './save-file.ts'
import { reasonOf } from './storage-failure.ts'
import { encodeFile } from './user-data-file.ts'

export interface UserDataStoreOptions {
  /** Where the files lie; made where it is not there. */
  readonly folder: string
  readonly fileSystem?: FileSystem
  readonly clock?: Clock
  readonly newId?: () => string
  /** The process on whose behalf the folder is locked. */
  readonly owner?: LockOwner
}

/** A person's data, kept in memory and on the disk. */
export interface UserDataStore {
  /** The present state, with what is not yet saved. */
  read(): UserDataState
  /**
   * Applies changes to the latest state of all processes. Settles when the outcome is on the disk
   * (`saved: true`), or when saving failed: the outcome is then in memory, with a notice, and saving
   * is tried again. Throws {@link CallFailed}: `invalid-input`, or `read-only` where a newer version
   * of the app wrote the file, or `storage` where the store is closed.
   */
  apply(changes: readonly Change[]): Promise<UserDataApplied>
  /** Calls back whenever the state is another, whoever changed it; returns the function that ends it. A listener must not throw. */
  subscribe(listener: (state: UserDataState) => void): () => void
  dismissNotice(id: string): void
  /** The backups that can be read, newest first. */
  backups(): Promise<UserDataBackup[]>
  /** The document of a backup. Throws {@link CallFailed} `bad-file`. */
  readBackup(name: string): Promise<UserDocument>
  /** Looks for changes of other processes and tries to save what is not; tells whether all is on the disk then. */
  flush(): Promise<boolean>
  /** Flushes, and lets go of the folder. */
  close(): Promise<void>
}

/** Changes that were handed in together, with the time and the ids that they keep however often they are applied. */
interface Batch {
  readonly changes: readonly Change[]
  readonly now: string
}

/** Something that waits for the next turn; without a batch it only looks and saves. */
interface Request {
  readonly batch: Batch | undefined
  readonly settle: (outcome: Applied | undefined) => void
  readonly refuse: (error: Error) => void
}

const retryPauses = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const

/** Opens the user data of a folder. Never throws for a bad file or a bad disk: the notices say so. */
export async function openUserDataStore(options: UserDataStoreOptions): Promise<UserDataStore> {
  const { folder } = options
  const fileSystem = options.fileSystem ?? nodeFileSystem
  const clock = options.clock ?? systemClock
  const newId = options.newId ?? randomUUID
  const owner = options.owner ?? thisProcess
  const place = { folder, fileSystem, clock }
  const acquireLock = createFolderLock(fileNames(folder).lock, fileSystem, clock, owner)
  const nowText = (): string => clock.now().toISOString()
  const board = createNoticeBoard(nowText)

  /** The main file as last read or written here; no identity where it must be read anew. */
  let disk: {
    readonly document: UserDocument
    readonly revision: number
    readonly identity: FileIdentity | undefined
  } = { document: emptyDocument, revision: 0, identity: undefined }
  /** The disk's state with what is unsaved on top. */
  let shown = { document: emptyDocument, revision: 0 }
  /** Applied in memory, and not on the disk. */
  let unsaved: Batch[] = []
  /** The new file has its name, which is not yet on the disk. */
  let folderUnsynced = false
  /** The main file is missing or damaged, and {@link disk} holds what to put in its place. */
  let mendNeeded = false
  let readOnly = false
  let housekeptOn = ''
  let requests: Request[] = []
  let running = false
  let failures = 0
  let closed = false
  let cancelRetry = (): void => undefined
  const listeners = new Set<(state: UserDataState) => void>()

  const isSaved = (): boolean => unsaved.length === 0 && !folderUnsynced && !mendNeeded

  function read(): UserDataState {
    return { ...shown, notices: [...board.notices], readOnly, saved: isSaved() }
  }

  let published: readonly unknown[] = []
  /** Tells the listeners where something differs from what they were told last. */
  function publish(): void {
    const state = [shown.revision, board.notices, readOnly, isSaved()]
    if (state.every((part, index) => part === published[index])) return
    published = state
    for (const listener of listeners) listener(read())
  }

  function applyBatch(document: UserDocument, batch: Batch): Applied {
    return applyChanges(document, batch.changes, { now: batch.now, newId })
  }

  /** Goes on from a state of the disk; what is unsaved comes on top of it. */
  function adopt(
    document: UserDocument,
    revision: number,
    identity: FileIdentity | undefined,
  ): void {
    disk = { document, revision, identity }
    const next = unsaved.reduce((current, batch) => applyBatch(current, batch).document, document)
    // Another state under a number that was shown already would go unseen.
    const isNew = revision > shown.revision && unsaved.length === 0
    shown = {
      document: next,
      revision: isNew ? revision : Math.max(revision, shown.revision) + 1,
    }
  }

  /** Takes over what a reading of the folder found. */
  function take(reading: FolderReading): void {
    board.withdraw('unreadable')
    if (reading.state !== 'newer') board.withdraw('newer-version')
    readOnly = reading.state === 'newer'
    mendNeeded = false
    switch (reading.state) {
      case 'sound':
        // What is the same keeps its lines as they were written, and need not be sent anew.
        adopt(
          withSharedRecords(reading.document, disk.document),
          reading.revision,
          reading.identity,
        )
        break
      case 'newer':
        adopt(reading.document ?? emptyDocument, 0, reading.identity)
        board.warn('newer-version', newerMessage(reading.document !== undefined))
        break
      case 'fresh':
        // Where the file vanished while we ran, what we know is all there is.
        disk = { ...disk, identity: undefined }
        mendNeeded = disk.revision > 0
        break
      case 'broken': {
        const { instead } = reading
        if (disk.revision > (instead?.revision ?? 0)) {
          disk = { ...disk, identity: undefined }
        } else {
          adopt(instead?.document ?? emptyDocument, instead?.revision ?? 0, undefined)
        }
        mendNeeded = true
      }
    }
  }

  /** Brings memory in step with the folder, which is locked, and mends it where it is broken. */
  async function catchUp(lock: HeldLock): Promise<void> {
    const identity = await identify(folder, fileSystem)
    if (identity !== undefined && identity === disk.identity) return
    const reading = await loadFolder(folder, fileSystem)
    take(reading)
    if (reading.state !== 'broken') return
    const setAside: string[] = []
    for (const name of reading.damaged) {
      await lock.confirm()
      const newName = setAsideName(clock.now(), [...reading.names, ...setAside])
      await fileSystem.rename(join(folder, name), join(folder, newName))
      setAside.push(newName)
    }
    // Else the new file could take the damaged one's name on the disk before that one has its other.
    if (setAside.length > 0) await fileSystem.syncFolder(folder)
    if (setAside.length === 0) setAside.push(...reading.setAside)
    const { instead } = reading
    const source =
      disk.document !== instead?.document
        ? disk.revision > 0
          ? 'memory'
          : undefined
        : instead.name === mainName
          ? 'what could still be read of it'
          : `the backup ${instead.name}`
    board.tell(
      source === undefined ? 'started-empty' : 'restored',
      brokenMessage(folder, reading.problem, source, setAside),
    )
  }

  /** Puts what is shown on the disk, where it is not. The folder is locked and {@link disk} is what it holds. */
  async function save(lock: HeldLock): Promise<void> {
    const { document, revision } = shown
    if (document === disk.document) unsaved = []
    if (unsaved.length === 0 && !mendNeeded) {
      if (folderUnsynced) await fileSystem.syncFolder(folder)
      folderUnsynced = false
      return
    }
    const hasCurrent = disk.identity !== undefined
    const today = dailyName(clock.now())
    if (housekeptOn !== today) {
      try {
        await keepHouse(place, hasCurrent)
        housekeptOn = today
      } catch {
        // The day's backup is tried again at the next save, which itself must not wait for it.
      }
    }
    const bytes = encodeFile(document, revision, nowText())
    await saveFile(
      place,
      bytes,
      hasCurrent,
      () => lock.confirm(),
      () => {
        // From here on the changes are in the file: they must never be applied a second time.
        disk = { document, revision, identity: identityOf(bytes) }
        unsaved = []
        mendNeeded = false
        folderUnsynced = true
      },
    )
    folderUnsynced = false
  }

  /** Applies batches to what is shown. They are unsaved then. */
  function applyInMemory(batches: readonly Batch[]): Applied[] {
    return batches.map((batch) => {
      const outcome = applyBatch(shown.document, batch)
      if (outcome.document !== shown.document) {
        shown = { document: outcome.document, revision: shown.revision + 1 }
        unsaved.push(batch)
      }
      return outcome
    })
  }

  /** Looks without a lock, which suffices where there is nothing to write; tells whether it does. */
  async function lookOnly(): Promise<boolean> {
    if (!isSaved()) return false
    const identity = await identify(folder, fileSystem)
    if (identity === disk.identity) return true
    const reading = await loadFolder(folder, fileSystem)
    if (reading.state !== 'sound' && reading.state !== 'newer') return false
    take(reading)
    return true
  }

  /** One turn: lock, catch up, apply what waits to the latest state, save. */
  async function takeTurn(batches: readonly Batch[]): Promise<Applied[]> {
    let lock: HeldLock | undefined
    let outcomes: Applied[] | undefined
    try {
      if (batches.length > 0 || !(await lookOnly())) {
        await fileSystem.makeFolder(folder)
        lock = await acquireLock()
        await catchUp(lock)
        if (readOnly) return []
        // A file that was mended is another state than the one that was damaged.
        if (mendNeeded) shown = { ...shown, revision: shown.revision + 1 }
        outcomes = applyInMemory(batches)
        await save(lock)
      }
      failures = 0
      cancelRetry()
      board.withdraw('not-saved')
    } catch (error) {
      outcomes ??= applyInMemory(batches)
      failures++
      if (!isSaved())
        board.warn('not-saved', notSavedMessage(folder, reasonOf(error), unsaved.length))
      retryLater()
    } finally {
      await lock?.release()
    }
    return outcomes ?? []
  }

  function retryLater(): void {
    cancelRetry()
    if (closed) return
    const pause = retryPauses[Math.min(failures, retryPauses.length) - 1] ?? 1_000
    cancelRetry = clock.schedule(pause, () => void flush())
  }

  /** Serves what waits, turn by turn: all that comes during one turn is saved together by the next. */
  async function run(): Promise<void> {
    if (running) return
    running = true
    while (requests.length > 0) {
      const served = requests
      requests = []
      const outcomes = await takeTurn(served.flatMap(({ batch }) => batch ?? []))
      let next = 0
      for (const { batch, settle, refuse } of served) {
        if (batch !== undefined && readOnly) refuse(readOnlyFailure())
        else settle(batch === undefined ? undefined : outcomes[next++])
      }
      publish()
    }
    running = false
  }

  function enqueue(batch: Batch | undefined): Promise<Applied | undefined> {
    return new Promise((settle, refuse) => {
      requests.push({ batch, settle, refuse })
      void run()
    })
  }

  async function apply(changes: readonly Change[]): Promise<UserDataApplied> {
    if (closed) throw new CallFailed('storage', 'The user data are closed.')
    if (readOnly) throw readOnlyFailure()
    const parsed = changesSchema.safeParse(changes)
    if (!parsed.success) {
      const details = parsed.error.issues.slice(0, 20).map(({ message }) => message)
      throw new CallFailed('invalid-input', 'The changes are not of their form.', details)
    }
    const outcome = await enqueue({ changes: stampChanges(parsed.data, newId), now: nowText() })
    return { ...read(), undo: outcome?.undo ?? [], remarks: outcome?.remarks ?? [] }
  }

  async function flush(): Promise<boolean> {
    await enqueue(undefined)
    return isSaved()
  }

  async function look(): Promise<void> {
    await flush()
  }

  async function listBackups(): Promise<UserDataBackup[]> {
    const names = await fileSystem.list(folder).catch(() => [])
    const backups: UserDataBackup[] = []
    for (const name of backupNames(names)) {
      const reading = await readBackup(folder, fileSystem, name).catch(() => undefined)
      if (reading?.saved === undefined) continue
      const { bookmarks, notes } = reading.document
      backups.push({ name, at: reading.saved, bookmarks: bookmarks.length, notes: notes.length })
    }
    return backups
  }

  async function readBackupDocument(name: string): Promise<UserDocument> {
    const isBackup = backupNames([name]).length === 1
    const reading = isBackup
      ? await readBackup(folder, fileSystem, name).catch(() => undefined)
      : undefined
    if (reading === undefined) throw new CallFailed('bad-file', 'This backup cannot be read.')
    return reading.document
  }

  try {
    const reading = await loadFolder(folder, fileSystem)
    take(reading)
    if (!isSaved()) await flush()
  } catch (error) {
    board.warn('unreadable', unreadableMessage(folder, reasonOf(error)))
  }
  await fileSystem.makeFolder(folder).catch(() => undefined)
  publish()
  const stopWatching = watchFolder(folder, fileSystem, clock, look)

  return {
    read,
    apply,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dismissNotice: (id) => {
      board.dismiss(id)
      publish()
    },
    backups: listBackups,
    readBackup: readBackupDocument,
    flush,
    close: async () => {
      if (closed) return
      closed = true
      stopWatching()
      await flush()
      cancelRetry()
    },
  }
}

function readOnlyFailure(): CallFailed {
  return new CallFailed(
    'read-only',
    'A newer version of this app saved your data. Update the app to change them.',
  )
}

function newerMessage(canShow: boolean): string {
  return `A newer version of this app saved your data. This version ${
    canShow ? 'shows them' : 'cannot show them'
  } and leaves the file as it is: update the app to change them.`
}

function unreadableMessage(folder: string, reason: string): string {
  return `The file with your data cannot be read because ${reason}. It is left as it is, and read as soon as that works: ${join(folder, mainName)}`
}

function notSavedMessage(folder: string, reason: string, changes: number): string {
  const what =
    changes === 0
      ? 'The file with your data could not be mended'
      : 'Your latest changes could not be saved'
  return `${what} because ${reason}. They are kept in memory as long as this app runs, and saving is tried again. Folder: ${folder}`
}

function brokenMessage(
  folder: string,
  problem: string,
  source: string | undefined,
  setAside: readonly string[],
): string {
  const start = `The file with your data could not be used. ${problem}`
  const then =
    source === undefined
      ? 'There is no backup that can be read, so you start empty.'
      : `Your data were restored from ${source}.`
  const kept =
    setAside.length === 0 ? '' : ` The damaged file is kept as ${setAside.join(', ')} in ${folder}.`
  return `${start} ${then}${kept}`
}

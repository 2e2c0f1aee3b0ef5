import { randomUUID } from 'node:crypto'
import { CallFailed } from '#core/contract/call-failed.ts'
import type {
  UserDataApplied,
  UserDataBackup,
  UserDataState,
} from '#core/contract/userdata-calls.ts'
import { type Applied, applyChanges, stampChanges } from '#core/userdata/apply-changes.ts'
import { type Change, changesSchema } from '#core/userdata/change.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { emptyDocument, sameParts, withParts } from '#core/userdata/document-parts.ts'
import { checksum } from '../files/checksum.ts'
import type { Batch } from './batch.ts'
import { type Clock, systemClock } from '../storage/clock.ts'
import { backupName, conflictNames, firstVersionName, mainName } from './file-names.ts'
import { type FileSystem, nodeFileSystem } from '../storage/file-system.ts'
import {
  type HeldLock,
  type LockOwner,
  createFolderLock,
  lockPath,
  thisProcess,
} from '../storage/folder-lock.ts'
import { watchFolder } from '../storage/folder-watch.ts'
import { type KeptFile, createKeptFile } from './kept-file.ts'
import { type ReadBackup, backupNames, readBackup } from './load-folder.ts'
import { createNoticeBoard } from './notice-board.ts'
import { reasonOf } from '../storage/storage-failure.ts'
import { type FileKind, madeFile, rememberedFile } from './user-data-file.ts'

export interface UserDataStoreOptions {
  /** The folder of the files. Created if it does not exist. */
  readonly folder: string
  readonly fileSystem?: FileSystem
  readonly clock?: Clock
  readonly newId?: () => string
  /** The process that locks the folder. */
  readonly owner?: LockOwner
  /** Receives what a listener throws. */
  readonly report?: (error: unknown) => void
}

/** The user's data, in memory and on the disk. */
export interface UserDataStore {
  /** Returns the current state, including unsaved changes. */
  read(): UserDataState
  /**
   * Applies changes to the latest state of all processes. Settles when the result is on the disk
   * (`saved: true`), or when saving failed. Then the result is in memory, with a notice, and saving is
   * retried. With `allOrNothing`, nothing is applied if there is no room for one of the changes.
   * Throws {@link CallFailed}: `invalid-input`, also if there is no room for all; `read-only` if a newer
   * version of the app wrote a file; `storage` if the store is closed.
   */
  apply(
    changes: readonly Change[],
    options?: { readonly allOrNothing: boolean },
  ): Promise<UserDataApplied>
  /** Calls back after every change, by this or another process. Returns the function that stops it. */
  subscribe(listener: (state: UserDataState) => void): () => void
  dismissNotice(id: string): void
  /** Returns the readable backups, newest first. */
  backups(): Promise<UserDataBackup[]>
  /** Returns the document of a backup as it was listed, whatever was saved since. Throws {@link CallFailed} `bad-file`. */
  readBackup(id: string): Promise<UserDocument>
  /** Reads changes by other processes and tries to save. Returns whether everything is saved then. */
  flush(): Promise<boolean>
  /** Returns what is not saved, and why, as sentences for the user; `undefined` if everything is. */
  whyUnsaved(): string | undefined
  /** Saves everything, rejects further changes and releases the folder. Returns whether everything is saved; if not, call it again. */
  close(): Promise<boolean>
}

/** A request that waits for the next turn. Without a batch, it only reads and saves. */
interface Request {
  readonly batch: Batch | undefined
  readonly settle: (outcome: Applied | undefined) => void
  readonly refuse: (error: unknown) => void
}

const retryPauses = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const
/** How many lists of backups stay valid at a time. */
const listsKept = 8

/** Opens the user data of a folder. Does not throw for a damaged file or a failing disk, but reports them in notices. */
export async function openUserDataStore(options: UserDataStoreOptions): Promise<UserDataStore> {
  const { folder, report = () => undefined } = options
  const fileSystem = options.fileSystem ?? nodeFileSystem
  const clock = options.clock ?? systemClock
  const newId = options.newId ?? randomUUID
  const owner = options.owner ?? thisProcess
  const acquireLock = createFolderLock(lockPath(folder), fileSystem, clock, owner)
  const nowText = (): string => clock.now().toISOString()
  const board = createNoticeBoard(nowText)
  const writer = randomUUID().slice(0, 13)

  const made = createFile(madeFile)
  const remembered = createFile(rememberedFile)
  /** The more important one is written last, when the other is in place. */
  const files = [remembered, made]

  /**
   * The documents of both files as one. Revisions count up from the time of the start, so that a browser tab that
   * outlives its host does not mistake a revision of the next host for one that it has seen.
   */
  let shown = { document: emptyDocument, revision: clock.now().getTime() }
  let requests: Request[] = []
  let running = false
  let failures = 0
  /** Why the last attempt to save failed, worded to follow "because". */
  let trouble = 'it is still being saved. Try again'
  let closed = false
  let cancelRetry = (): void => undefined
  const listeners = new Set<(state: UserDataState) => void>()

  function createFile(kind: FileKind): KeptFile {
    return createKeptFile({
      kind,
      place: { folder, fileSystem, clock },
      board,
      writer,
      applyOnTop: (document, batch) =>
        applyBatch(withParts(shown.document, kind.parts, document), batch).document,
    })
  }

  const isSaved = (): boolean => files.every((file) => file.isSaved())
  const isReadOnly = (): boolean => files.some((file) => file.isNewer())

  function read(): UserDataState {
    return { ...shown, notices: [...board.notices], readOnly: isReadOnly(), saved: isSaved() }
  }

  let published: readonly unknown[] = []
  /** Notifies the listeners if something differs from what they were told last. */
  function publish(): void {
    const state = [shown.revision, board.notices, isReadOnly(), isSaved()]
    if (state.every((part, index) => part === published[index])) return
    published = state
    for (const listener of listeners) {
      try {
        listener(read())
      } catch (error) {
        report(error)
      }
    }
  }

  function applyBatch(document: UserDocument, batch: Batch): Applied {
    const outcome = applyChanges(document, batch.changes, { now: batch.now, newId })
    return batch.allOrNothing && outcome.remarks.some(({ effect }) => effect === 'no-room')
      ? { document, undo: [], remarks: outcome.remarks }
      : outcome
  }

  function show(document: UserDocument): void {
    shown = { document, revision: shown.revision + 1 }
  }

  /** Updates the shown document from the files. */
  function showFiles(): void {
    const whole = made.firstVersion()
    if (whole !== undefined && remembered.isMissing()) remembered.startFrom(whole)
    for (const file of files) {
      const { parts } = file.kind
      if (!sameParts(parts, shown.document, file.document())) {
        show(withParts(shown.document, parts, file.document()))
      }
    }
    if (isReadOnly()) board.warn('newer-version', newerMessage(!isEmpty(shown.document)))
    else board.withdraw('newer-version')
  }

  /** Applies batches to the shown document, without saving them. */
  function applyInMemory(batches: readonly Batch[]): Applied[] {
    return batches.map((batch) => {
      const outcome = applyBatch(shown.document, batch)
      if (outcome.document !== shown.document) {
        show(outcome.document)
        for (const file of files) file.note(batch, outcome.document)
      }
      return outcome
    })
  }

  /** Reads without a lock. Returns whether there is nothing to write. */
  async function lookOnly(): Promise<boolean> {
    if (!isSaved()) return false
    for (const file of files) {
      if (!(await file.look())) return false
      if (file === made) board.withdraw('unreadable')
    }
    showFiles()
    return true
  }

  /** Runs a task for each file, even if it fails for another. Returns what was thrown. */
  async function forEach(
    some: readonly KeptFile[],
    act: (file: KeptFile) => Promise<void>,
  ): Promise<ReadonlyMap<KeptFile, unknown>> {
    const errors = new Map<KeptFile, unknown>()
    for (const file of some) {
      try {
        await act(file)
      } catch (error) {
        errors.set(file, error)
      }
    }
    return errors
  }

  /** One turn: locks, catches up, applies the waiting batches to the latest state, saves. */
  async function takeTurn(batches: readonly Batch[]): Promise<Applied[]> {
    let lock: HeldLock | undefined
    let outcomes: Applied[] | undefined
    try {
      if (batches.length > 0 || !(await lookOnly())) {
        await fileSystem.makeFolder(folder)
        const held = await acquireLock()
        lock = held
        const unread = await forEach(files, (file) => file.catchUp(held))
        if (!unread.has(made)) board.withdraw('unreadable')
        showFiles()
        if (isReadOnly()) return []
        // A repaired file is a different state from the damaged one.
        if (files.some((file) => file.isToBeWritten())) show(shown.document)
        outcomes = applyInMemory(batches)
        // Parts that version 1 had in one file must be in the other file before they leave this one.
        if (made.firstVersion() !== undefined && !made.isSaved() && remembered.isMissing()) {
          remembered.writeNext()
        }
        const read = files.filter((file) => !unread.has(file))
        const unwritten = await forEach(read, (file) => file.save(held))
        const [first] = [...unread.values(), ...unwritten.values()]
        if (first !== undefined) {
          failWith(unread.get(made) ?? unwritten.get(made) ?? first)
          return outcomes
        }
      }
      failures = 0
      cancelRetry()
      board.withdraw('not-saved')
    } catch (error) {
      outcomes ??= applyInMemory(batches)
      failWith(error)
    } finally {
      await lock?.release()
    }
    return outcomes ?? []
  }

  function failWith(error: unknown): void {
    failures++
    if (isSaved()) board.withdraw('not-saved')
    else {
      trouble = reasonOf(error)
      board.warn('not-saved', notSavedMessage(folder, made, trouble))
    }
    retryLater()
  }

  function retryLater(): void {
    cancelRetry()
    if (closed) return
    const pause = retryPauses[Math.min(failures, retryPauses.length) - 1] ?? 1_000
    cancelRetry = clock.schedule(pause, () => void flush())
  }

  /** Serves the waiting requests, turn by turn. Everything that arrives during a turn is saved together by the next. */
  async function run(): Promise<void> {
    if (running) return
    running = true
    try {
      while (requests.length > 0) {
        const served = requests
        requests = []
        await serve(served)
        publish()
      }
    } finally {
      running = false
    }
  }

  async function serve(served: readonly Request[]): Promise<void> {
    try {
      const outcomes = await takeTurn(served.flatMap(({ batch }) => batch ?? []))
      let next = 0
      for (const { batch, settle, refuse } of served) {
        if (batch !== undefined && isReadOnly()) refuse(readOnlyFailure())
        else settle(batch === undefined ? undefined : outcomes[next++])
      }
    } catch (error) {
      // A bug must not leave callers waiting forever.
      for (const { refuse } of served) refuse(error)
    }
  }

  function enqueue(batch: Batch | undefined): Promise<Applied | undefined> {
    return new Promise((settle, refuse) => {
      requests.push({ batch, settle, refuse })
      void run()
    })
  }

  async function apply(
    changes: readonly Change[],
    { allOrNothing } = { allOrNothing: false },
  ): Promise<UserDataApplied> {
    if (closed) throw new CallFailed('storage', 'Category Atlas is quitting. Nothing was changed.')
    if (isReadOnly()) throw readOnlyFailure()
    const parsed = changesSchema.safeParse(changes)
    if (!parsed.success) {
      const details = parsed.error.issues.slice(0, 20).map(({ message }) => message)
      throw new CallFailed('invalid-input', 'The changes are not valid.', details)
    }
    const batch = { changes: stampChanges(parsed.data, newId), now: nowText(), allOrNothing }
    const { undo = [], remarks = [] } = (await enqueue(batch)) ?? {}
    const full = remarks.filter(({ effect }) => effect === 'no-room')
    if (allOrNothing && full.length > 0) {
      const reasons = full.map(({ reason }) => reason).join(' ')
      throw new CallFailed('invalid-input', `It does not fit. ${reasons}`)
    }
    return { ...read(), undo, remarks }
  }

  async function flush(): Promise<boolean> {
    await enqueue(undefined)
    return isSaved()
  }

  async function look(): Promise<void> {
    await flush()
  }

  /** The documents of listed backups that a later save replaces, by id. */
  const listed = new Map<string, UserDocument>()

  /** Yields the readable backups with their ids. */
  async function* readBackups(): AsyncGenerator<{ id: string; name: string } & ReadBackup> {
    const names = await fileSystem.list(folder).catch(() => [])
    const ordered = await backupNames(folder, fileSystem, names)
    const others = names.filter((each) => each === firstVersionName)
    for (const name of [...ordered, ...conflictNames(names), ...others]) {
      const reading = await readBackup(folder, fileSystem, name).catch(() => undefined)
      if (reading === undefined) continue
      const id = checksum(reading.bytes)
      yield { ...reading, id, name }
    }
  }

  async function listBackups(): Promise<UserDataBackup[]> {
    const backups: UserDataBackup[] = []
    for await (const { id, name, saved, document } of readBackups()) {
      if (saved === undefined || backups.some((backup) => backup.id === id)) continue
      const { bookmarks, notes } = document
      backups.push({
        id,
        at: saved,
        bookmarks: bookmarks.length,
        notes: notes.length,
        isOtherCopy: conflictNames([name]).length > 0,
      })
      if (name !== backupName) continue
      listed.delete(id)
      listed.set(id, document)
      for (const oldest of listed.keys()) if (listed.size > listsKept) listed.delete(oldest)
    }
    return backups
  }

  async function readListedBackup(id: string): Promise<UserDocument> {
    const known = listed.get(id)
    if (known !== undefined) return known
    for await (const backup of readBackups()) if (backup.id === id) return backup.document
    throw new CallFailed('bad-file', 'This backup no longer exists. Open the list again.')
  }

  const unread = await forEach(files, (file) => file.load())
  showFiles()
  if (unread.has(made)) {
    board.warn('unreadable', unreadableMessage(folder, reasonOf(unread.get(made))))
  }
  if (!isSaved()) await flush()
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
    readBackup: readListedBackup,
    flush,
    whyUnsaved: () => (isSaved() ? undefined : unsavedMessage(folder, made, trouble)),
    close: async () => {
      closed = true
      stopWatching()
      const saved = await flush()
      cancelRetry()
      return saved
    },
  }
}

/** Returns the document after all changes that were asked for before, and those that other processes saved. */
export async function latestDocument(store: UserDataStore): Promise<UserDocument> {
  await store.flush()
  return store.read().document
}

function isEmpty(document: UserDocument): boolean {
  return sameParts(Object.keys(document) as (keyof UserDocument)[], document, emptyDocument)
}

function readOnlyFailure(): CallFailed {
  return new CallFailed(
    'read-only',
    'A newer version of Category Atlas saved your data. Update the app to change them.',
  )
}

function newerMessage(canShow: boolean): string {
  return `A newer version of Category Atlas saved your data. This version ${
    canShow ? 'shows them' : 'cannot show them'
  } and leaves the files as they are. Update the app to change them.`
}

function unreadableMessage(folder: string, reason: string): string {
  return `Your bookmarks and notes cannot be read because ${reason}. Category Atlas leaves the file as it is and tries again. File: ${mainName(madeFile)} in ${folder}`
}

function notSavedMessage(folder: string, made: KeptFile, reason: string): string {
  const changes = 'Your latest changes are not saved'
  return `${unsavedPart(made, changes)} because ${reason}. They stay in memory while Category Atlas runs, and saving is tried again. Folder: ${folder}`
}

function unsavedMessage(folder: string, made: KeptFile, reason: string): string {
  const count = made.unsavedChanges()
  const changes =
    count === 1 ? 'Your latest change is not saved' : `Your latest ${count} changes are not saved`
  return `${unsavedPart(made, changes)} because ${reason}. Folder: ${folder}`
}

function unsavedPart(made: KeptFile, changes: string): string {
  if (made.unsavedChanges() > 0) return changes
  return made.isSaved()
    ? 'Your recent categories are not saved'
    : 'The file with your bookmarks and notes could not be written'
}

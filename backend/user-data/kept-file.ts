import { join } from 'node:path'
import { type UserDocument, userDocumentVersion } from '#core/userdata/document.ts'
import { emptyDocument, sameParts } from '#core/userdata/document-parts.ts'
import { changesToJoin } from '#core/userdata/exchange/changes-to-join.ts'
import { withSharedRecords } from '#core/userdata/shared-records.ts'
import type { Batch } from './batch.ts'
import {
  backupName,
  conflictName,
  dailyName,
  firstVersionName,
  mainName,
  setAsideName,
} from './file-names.ts'
import type { NotAFile } from '../files/regular-file.ts'
import type { HeldLock } from '../storage/folder-lock.ts'
import { type History, includesState, joined, withSave } from './history.ts'
import {
  type FileIdentity,
  type FolderReading,
  identify,
  identityOf,
  loadFolder,
  readBackup,
  readState,
} from './load-folder.ts'
import type { NoticeBoard } from './notice-board.ts'
import { keepBackup, pruneBackups } from './backups.ts'
import { type SavePlace, keepAs, replaceFile } from '../storage/replace-file.ts'
import { reasonOf } from '../storage/storage-failure.ts'
import { type FileKind, encodeFile, madeFile } from './user-data-file.ts'

/** What the files of a folder share in a process. */
export interface KeptFileParts {
  readonly kind: FileKind
  readonly place: SavePlace
  readonly board: NoticeBoard
  /** What this process is called in the histories of its saves. */
  readonly writer: string
  /** Returns what of a document a batch makes, whose other parts are as they are now. */
  readonly applyOnTop: (document: UserDocument, batch: Batch) => UserDocument
}

/**
 * One of the files: what of it is on the disk, and what is not. Of its documents only the parts of
 * its kind count.
 */
export interface KeptFile {
  readonly kind: FileKind
  /** What it holds, with what is unsaved on top. */
  document(): UserDocument
  isSaved(): boolean
  /** Whether it must be written though nothing was changed: it is missing, damaged or not ours. */
  isToBeWritten(): boolean
  /** Whether a newer version of the app wrote it, so that it must not be changed. */
  isNewer(): boolean
  /** What lies on the disk where that is of the first version, which had all parts in one file. */
  firstVersion(): UserDocument | undefined
  /** Whether it was never on the disk. */
  isMissing(): boolean
  unsavedChanges(): number
  /** Goes on from a state that another file held. It is written at the next save. */
  startFrom(document: UserDocument): void
  writeNext(): void
  /** Takes a batch down that is applied in memory only, and made this document. */
  note(batch: Batch, document: UserDocument): void
  /** Reads the file for the first time. Throws what the file system throws. */
  load(): Promise<void>
  /** Looks without a lock, which suffices where there is nothing to write; tells whether it does. */
  look(): Promise<boolean>
  /** Brings memory in step with the file and repairs it where it is broken. The folder is locked. */
  catchUp(lock: HeldLock): Promise<void>
  /** Puts the document on the disk, where it is not. The folder is locked, and caught up with. */
  save(lock: HeldLock): Promise<void>
}

/** Returns a file of which nothing is known yet. */
export function createKeptFile({
  kind,
  place,
  board,
  writer,
  applyOnTop,
}: KeptFileParts): KeptFile {
  const { folder, fileSystem, clock } = place
  const nowText = (): string => clock.now().toISOString()

  /** The file as last read or written here; no identity where it must be read anew. */
  let disk: {
    readonly document: UserDocument
    readonly revision: number
    readonly history: History
    readonly version: number
    readonly identity: FileIdentity | undefined
  } = {
    document: emptyDocument,
    revision: 0,
    history: [],
    version: userDocumentVersion,
    identity: undefined,
  }
  let shown: UserDocument = emptyDocument
  /** Applied in memory, and not on the disk. */
  let unsaved: Batch[] = []
  /** The new file has its name, which is not yet on the disk. */
  let folderUnsynced = false
  let mustWrite = false
  /** The file on the disk is what another program put there: no backup is made of it. */
  let isForeign = false
  let isOfNewerVersion = false
  let prunedOn = ''
  /** The backup is not of the file's past: the file was replaced while no app ran. */
  let hasStrayBackup = false
  /** The highest revision of a backup: a file that starts over must not look older than they are. */
  let highestBackup = 0

  function rebase(): void {
    shown = unsaved.reduce(applyOnTop, disk.document)
  }

  /** Takes over what a reading of the folder found. */
  function take(reading: FolderReading): void {
    isOfNewerVersion = reading.state === 'newer'
    isForeign = false
    // What was to be written still is where nothing took its place.
    mustWrite = reading.state === 'broken' || (reading.state === 'fresh' && mustWrite)
    switch (reading.state) {
      case 'valid': {
        const { revision, history, version, identity } = reading
        // What is the same keeps its lines as they were written, and need not be sent anew.
        const document = withSharedRecords(reading.document, disk.document)
        disk = { document, revision, history, version, identity }
        break
      }
      case 'newer': {
        const { document = emptyDocument, identity } = reading
        disk = { ...disk, document, revision: 0, history: [], identity }
        break
      }
      case 'fresh':
        // Where the file vanished while we ran, what we know is all there is.
        disk = { ...disk, identity: undefined }
        if (disk.revision > 0) mustWrite = true
        break
      case 'broken': {
        const { instead } = reading
        disk =
          disk.revision > (instead?.revision ?? 0)
            ? { ...disk, identity: undefined }
            : {
                document: instead?.document ?? emptyDocument,
                revision: instead?.revision ?? 0,
                history: instead?.history ?? [],
                version: instead?.version ?? userDocumentVersion,
                identity: undefined,
              }
      }
    }
    rebase()
  }

  /** Whether a state was built on the last one that is known here. */
  function isLater(reading: Extract<FolderReading, { state: 'valid' }>): boolean {
    if (!includesState(reading.history, disk.history)) return false
    return disk.history.length > 0 || reading.revision >= disk.revision
  }

  async function catchUp(lock: HeldLock): Promise<void> {
    const identity = await identify(kind, folder, fileSystem)
    if (identity !== undefined && identity === disk.identity) return
    const reading = await loadFolder(kind, folder, fileSystem)
    if (reading.state === 'valid' && !isLater(reading)) {
      await joinWith(reading, lock)
      return
    }
    take(reading)
    if (reading.state === 'broken') await setAside(reading, lock)
  }

  /** Keeps what another program put in place of ours, and adds to ours what only that has. */
  async function joinWith(
    reading: Extract<FolderReading, { state: 'valid' }>,
    lock: HeldLock,
  ): Promise<void> {
    const isOlder = reading.history.length > 0 && includesState(disk.history, reading.history)
    if (kind === madeFile) {
      const name = conflictName(reading.saved, reading.bytes)
      await lock.confirm()
      await keepForGood(name)
      board.tell('conflict', conflictMessage(folder, name, isOlder))
    }
    const changes = isOlder ? [] : changesToJoin(shown, reading.document)
    if (changes.length > 0) unsaved.push({ changes, now: nowText(), allOrNothing: false })
    disk = {
      ...disk,
      revision: Math.max(disk.revision, reading.revision),
      history: joined(disk.history, reading.history),
      identity: reading.identity,
    }
    isForeign = true
    mustWrite = true
    rebase()
  }

  /** Keeps the file under another name, which is on the disk before its own goes to another file. */
  async function keepForGood(name: string): Promise<void> {
    await keepAs(place, mainName(madeFile), name)
    await fileSystem.syncFolder(folder)
  }

  /** Returns the name under which to keep the backup where it is not of the file's past. */
  async function strayBackupName(): Promise<string | undefined> {
    const state = await readState(folder, fileSystem, backupName)
    if (state === undefined || includesState(disk.history, state.history)) return undefined
    const backup = await readBackup(folder, fileSystem, backupName)
    return backup && conflictName(backup.saved, backup.bytes)
  }

  /** Notices where the file was replaced while no app ran. */
  async function compareWithBackup(): Promise<void> {
    if ((await strayBackupName()) === undefined) return
    // Another process may have saved between the two looks.
    if ((await identify(kind, folder, fileSystem)) !== disk.identity) return
    hasStrayBackup = true
    board.tell('conflict', replacedMessage())
  }

  /** Keeps a backup that is not of the file's past under a name of its own. */
  async function keepStrayBackup(): Promise<void> {
    const name = await strayBackupName()
    if (name !== undefined) {
      await fileSystem.rename(join(folder, backupName), join(folder, name))
      await fileSystem.syncFolder(folder)
    }
    hasStrayBackup = false
  }

  /** Gives damaged files other names, and says what took their place. */
  async function setAside(
    reading: Extract<FolderReading, { state: 'broken' }>,
    lock: HeldLock,
  ): Promise<void> {
    const kept: string[] = []
    for (const name of reading.damaged) {
      await lock.confirm()
      const newName = setAsideName(kind, clock.now(), [...reading.names, ...kept])
      await fileSystem.rename(join(folder, name), join(folder, newName))
      kept.push(newName)
    }
    // Else the new file could take the damaged one's name on the disk before that one has its other.
    if (kept.length > 0) await fileSystem.syncFolder(folder)
    else kept.push(...reading.setAside)
    const { instead } = reading
    const source =
      disk.document !== instead?.document
        ? disk.revision > 0
          ? 'memory'
          : undefined
        : instead.name === mainName(kind)
          ? 'what could still be read of it'
          : `the backup ${instead.name}`
    board.tell(
      source === undefined ? 'started-empty' : 'restored',
      brokenMessage(folder, kind, reading.problem, source, kept),
    )
  }

  async function save(lock: HeldLock): Promise<void> {
    const document = shown
    if (sameParts(kind.parts, document, disk.document)) unsaved = []
    if (unsaved.length === 0 && !mustWrite) {
      if (folderUnsynced) await fileSystem.syncFolder(folder)
      folderUnsynced = false
      return
    }
    const hasCurrent = disk.identity !== undefined && !isForeign
    if (kind === madeFile && !isForeign) await prune(hasCurrent)
    if (disk.version === 1 && hasCurrent) await keepForGood(firstVersionName)
    const revision = Math.max(disk.revision, highestBackup) + 1
    const history = withSave(disk.history, writer)
    const bytes = encodeFile(kind, { document, revision, saved: nowText(), history })
    await replaceFile(place, mainName(kind), bytes, {
      confirm: async () => {
        if (kind === madeFile && hasCurrent) {
          if (hasStrayBackup) await keepStrayBackup()
          tellOfBackups(await keepBackup(place))
        }
        await lock.confirm()
      },
      renamed: () => {
        // From here on the changes are in the file: they must never be applied a second time.
        disk = {
          document,
          revision,
          history,
          version: userDocumentVersion,
          identity: identityOf(bytes),
        }
        unsaved = []
        mustWrite = false
        isForeign = false
        folderUnsynced = true
      },
    })
    folderUnsynced = false
  }

  async function prune(hasCurrent: boolean): Promise<void> {
    const today = dailyName(clock.now())
    if (prunedOn === today) return
    try {
      const { highest, inTheWay } = await pruneBackups(place, hasCurrent)
      highestBackup = highest
      prunedOn = today
      tellOfBackups(inTheWay)
    } catch {
      // The day's backup is tried again at the next save, which itself must not wait for it.
    }
  }

  function tellOfBackups(inTheWay: NotAFile | undefined): void {
    if (inTheWay !== undefined) {
      board.warn(
        'no-backup',
        `Your changes are saved, but no backup is kept because ${reasonOf(inTheWay)}. Folder: ${folder}`,
      )
    }
  }

  return {
    kind,
    document: () => shown,
    isSaved: () => unsaved.length === 0 && !folderUnsynced && !mustWrite,
    isToBeWritten: () => mustWrite,
    isNewer: () => isOfNewerVersion,
    firstVersion: () => (disk.version === 1 ? disk.document : undefined),
    isMissing: () => disk.identity === undefined,
    unsavedChanges: () => unsaved.length,
    startFrom: (document) => {
      disk = { ...disk, document }
      rebase()
    },
    writeNext: () => {
      mustWrite = true
    },
    note: (batch, document) => {
      if (!sameParts(kind.parts, document, shown)) unsaved.push(batch)
      shown = document
    },
    load: async () => {
      const reading = await loadFolder(kind, folder, fileSystem)
      take(reading)
      if (kind === madeFile && reading.state === 'valid') await compareWithBackup()
    },
    look: async () => {
      if ((await identify(kind, folder, fileSystem)) === disk.identity) return true
      const reading = await loadFolder(kind, folder, fileSystem)
      const isTaken = reading.state === 'newer' || (reading.state === 'valid' && isLater(reading))
      if (isTaken) take(reading)
      return isTaken
    },
    catchUp,
    save,
  }
}

const whatIs = { 'user-data': 'your bookmarks and notes', 'app-state': 'your recent categories' }

function conflictMessage(folder: string, name: string, isOlder: boolean): string {
  const what = isOlder
    ? 'Another program, such as a sync program, put an older copy of your bookmarks and notes in place of the file. Category Atlas kept the newer ones.'
    : 'Another program, such as a sync program, put a different copy of your bookmarks and notes in place of the file. Category Atlas merged the two.'
  return `${what} The other copy is kept as ${name} in ${folder}. You can restore it under Backups.`
}

function replacedMessage(): string {
  return 'The file with your bookmarks and notes is older than its last backup, or comes from another computer: another program, such as a sync program, put it in place. The newer state is kept. You can restore it under Backups.'
}

function brokenMessage(
  folder: string,
  kind: FileKind,
  problem: string,
  source: string | undefined,
  setAside: readonly string[],
): string {
  const start = `The file with ${whatIs[kind.stem]} could not be used. ${problem}`
  const then =
    source === undefined
      ? kind === madeFile
        ? 'There is no backup that can be read, so you start empty.'
        : 'They start empty.'
      : `It was restored from ${source}.`
  const kept =
    setAside.length === 0 ? '' : ` The damaged file is kept as ${setAside.join(', ')} in ${folder}.`
  return `${start} ${then}${kept}`
}

import { join } from 'node:path'
import { type UserDocument, userDocumentVersion } from '#core/userdata/document.ts'
import { emptyDocument, sameParts } from '#core/userdata/document-parts.ts'
import { changesToJoin } from '#core/userdata/exchange/changes-to-import.ts'
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

/** What the files of a folder have in common in a process. */
export interface KeptFileParts {
  readonly kind: FileKind
  readonly place: SavePlace
  readonly board: NoticeBoard
  /** The name of this process in the histories of its saves. */
  readonly writer: string
  /** Returns a document after a batch, with its other parts as they are now. */
  readonly applyOnTop: (document: UserDocument, batch: Batch) => UserDocument
}

/**
 * One of the two files: what is on the disk, and what is not yet. Only the parts of its kind count in
 * its documents.
 */
export interface KeptFile {
  readonly kind: FileKind
  /** The document, including unsaved changes. */
  document(): UserDocument
  isSaved(): boolean
  /** Whether it must be written even without changes, because it is missing, damaged or not ours. */
  isToBeWritten(): boolean
  /** Whether a newer version of the app wrote it. It must not be changed then. */
  isNewer(): boolean
  /** The document on the disk if it has version 1, which had all parts in one file. */
  firstVersion(): UserDocument | undefined
  /** Whether it was never on the disk. */
  isMissing(): boolean
  unsavedChanges(): number
  /** Continues from a state that another file held. The next save writes it. */
  startFrom(document: UserDocument): void
  writeNext(): void
  /** Records a batch that is applied in memory only, and the resulting document. */
  note(batch: Batch, document: UserDocument): void
  /** Reads the file for the first time. Throws what the file system throws. */
  load(): Promise<void>
  /** Reads without a lock. Returns whether that is enough because there is nothing to write. */
  look(): Promise<boolean>
  /** Catches up with the file, and repairs it if it is damaged. The folder must be locked. */
  catchUp(lock: HeldLock): Promise<void>
  /** Saves unsaved changes. The folder must be locked, and caught up with. */
  save(lock: HeldLock): Promise<void>
}

/** Returns a file about which nothing is known yet. */
export function createKeptFile({
  kind,
  place,
  board,
  writer,
  applyOnTop,
}: KeptFileParts): KeptFile {
  const { folder, fileSystem, clock } = place
  const nowText = (): string => clock.now().toISOString()

  /** The file as last read or written here. Without an identity, it must be read again. */
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
  /** Batches applied in memory, but not saved. */
  let unsaved: Batch[] = []
  /** Whether the new file was renamed, but the folder not synced. */
  let folderUnsynced = false
  let mustWrite = false
  /** Whether another program put the file there. It is not backed up. */
  let isForeign = false
  let isOfNewerVersion = false
  let prunedOn = ''
  /** Whether the backup is not of an earlier state, because the file was replaced while the app was not running. */
  let hasStrayBackup = false
  /** The highest revision of a backup. A file that starts over must not look older than its backups. */
  let highestBackup = 0

  function rebase(): void {
    shown = unsaved.reduce(applyOnTop, disk.document)
  }

  /** Applies what was read from the folder. */
  function take(reading: FolderReading): void {
    isOfNewerVersion = reading.state === 'newer'
    isForeign = false
    // What had to be written still has to be, unless something replaced it.
    mustWrite = reading.state === 'broken' || (reading.state === 'fresh' && mustWrite)
    switch (reading.state) {
      case 'valid': {
        const { revision, history, version, identity } = reading
        // Unchanged records keep their lines as written, and need not be sent again.
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
        // If the file vanished while the app was running, the document in memory is all there is.
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

  /** Keeps the file that another program put in place of ours, and adds what only that has to ours. */
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

  /** Keeps the file under another name, and waits until that name is on the disk. */
  async function keepForGood(name: string): Promise<void> {
    await keepAs(place, mainName(madeFile), name)
    await fileSystem.syncFolder(folder)
  }

  /** Returns the name under which to keep the backup if it is not of an earlier state of the file. */
  async function strayBackupName(): Promise<string | undefined> {
    const state = await readState(folder, fileSystem, backupName)
    if (state === undefined || includesState(disk.history, state.history)) return undefined
    const backup = await readBackup(folder, fileSystem, backupName)
    return backup && conflictName(backup.saved, backup.bytes)
  }

  /** Detects that the file was replaced while the app was not running. */
  async function compareWithBackup(): Promise<void> {
    if ((await strayBackupName()) === undefined) return
    // Another process may have saved between the two reads.
    if ((await identify(kind, folder, fileSystem)) !== disk.identity) return
    hasStrayBackup = true
    board.tell('conflict', replacedMessage())
  }

  /** Keeps a backup that is not of an earlier state under a name of its own. */
  async function keepStrayBackup(): Promise<void> {
    const name = await strayBackupName()
    if (name !== undefined) {
      await fileSystem.rename(join(folder, backupName), join(folder, name))
      await fileSystem.syncFolder(folder)
    }
    hasStrayBackup = false
  }

  /** Renames damaged files, and tells the user what replaced them. */
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
    // Otherwise the new file could replace the damaged one on the disk before that is renamed.
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
        // From here on, the changes are in the file. They must not be applied again.
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
      // A save must not wait for the daily backup. The next save tries again.
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

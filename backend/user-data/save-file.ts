import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from './clock.ts'
import { backupName, dailyName, isLeftover, mainName } from './file-names.ts'
import { errorCode } from '../files/error-code.ts'
import { NotAFile } from '../files/regular-file.ts'
import type { FileSystem } from './file-system.ts'
import { dailyBackups } from './load-folder.ts'
import { type FileKind, madeFile } from './user-data-file.ts'

/** Where and with what files are saved. */
export interface SavePlace {
  readonly folder: string
  readonly fileSystem: FileSystem
  readonly clock: Clock
}

/** Codes with which Windows refuses a rename while a virus scanner or an indexer looks at the file. */
const passingCodes: readonly string[] = ['EPERM', 'EACCES', 'EBUSY']
/** Milliseconds to wait before each further try. */
const renamePauses = [5, 10, 20, 40, 80] as const

const dailyBackupsKept = 14

/**
 * Puts new bytes in place of the file of a kind so that, whenever the machine stops, the file holds
 * either all of the old state or all of the new: a new file is written and synced, then takes the
 * name. Settles when the new state is on the disk. `confirm` is asked right before the name is taken,
 * and throws where that must not be; `renamed` is called when it is taken.
 */
export async function saveFile(
  place: SavePlace,
  kind: FileKind,
  bytes: Uint8Array,
  { confirm, renamed }: { readonly confirm: () => Promise<void>; readonly renamed: () => void },
): Promise<void> {
  const { folder, fileSystem, clock } = place
  const fresh = await writeNew(place, bytes)
  try {
    await confirm()
    await renameWithPatience(fileSystem, clock, fresh, join(folder, mainName(kind)))
  } catch (error) {
    await fileSystem.remove(fresh).catch(() => undefined)
    throw error
  }
  renamed()
  await fileSystem.syncFolder(folder)
}

/**
 * Puts new bytes in place of the file at a path in the folder, as durably as {@link saveFile} does. Leaves
 * nothing behind where it fails.
 */
export async function replaceFile(
  place: SavePlace,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const fresh = await writeNew(place, bytes)
  try {
    await renameWithPatience(place.fileSystem, place.clock, fresh, join(place.folder, name))
  } catch (error) {
    await place.fileSystem.remove(fresh).catch(() => undefined)
    throw error
  }
  await place.fileSystem.syncFolder(place.folder)
}

/**
 * Keeps the present state as the backup, in place of the one before. Never throws: a save must not
 * wait for it. Returns what stands in its place, where that is no file.
 */
export async function keepBackup(place: SavePlace): Promise<NotAFile | undefined> {
  try {
    await keepAs(backupName, place)
    return undefined
  } catch {
    return notAFileAt(join(place.folder, backupName), place.fileSystem)
  }
}

/**
 * Clears the folder of what ended processes left behind, keeps the present state as the day's
 * backup where there is none yet, and lets go of daily backups but the fourteen made last.
 * Only to be called while the folder is locked.
 */
export async function pruneBackups(
  place: SavePlace,
  hasCurrent: boolean,
): Promise<{
  /** The highest revision among the daily backups, 0 where there are none. */
  readonly highest: number
  /** What stands in the place of the day's backup, where that is no file. */
  readonly inTheWay: NotAFile | undefined
}> {
  const { folder, fileSystem, clock } = place
  const names = await fileSystem.list(folder)
  for (const name of names.filter(isLeftover)) {
    // What cannot be removed is in nobody's way.
    await fileSystem.remove(join(folder, name)).catch(() => undefined)
  }
  const backups = await dailyBackups(folder, fileSystem, names)
  const highest = backups[0]?.revision ?? 0
  const today = dailyName(clock.now())
  if (names.includes(today)) {
    return { highest, inTheWay: await notAFileAt(join(folder, today), fileSystem) }
  }
  if (!hasCurrent) return { highest, inTheWay: undefined }
  await keepCopy(today, place)
  const known = backups.filter(({ revision }) => revision !== undefined)
  for (const { name } of known.slice(dailyBackupsKept - 1)) {
    await fileSystem.remove(join(folder, name)).catch(() => undefined)
  }
  return { highest, inTheWay: undefined }
}

/** Gives the present state of what a person made a second name, which stays when the file becomes another. */
export async function keepAs(name: string, place: SavePlace): Promise<void> {
  const { folder, fileSystem, clock } = place
  const second = temporaryName(folder)
  try {
    await fileSystem.link(join(folder, mainName(madeFile)), second)
  } catch {
    // Not every disk knows second names.
    await keepCopy(name, place)
    return
  }
  try {
    await renameWithPatience(fileSystem, clock, second, join(folder, name))
  } finally {
    // A rename between two names of one file does nothing and leaves both.
    await fileSystem.remove(second).catch(() => undefined)
  }
}

async function keepCopy(name: string, place: SavePlace): Promise<void> {
  const { folder, fileSystem, clock } = place
  const copy = await writeNew(place, await fileSystem.read(join(folder, mainName(madeFile))))
  try {
    await renameWithPatience(fileSystem, clock, copy, join(folder, name))
  } catch (error) {
    await fileSystem.remove(copy).catch(() => undefined)
    throw error
  }
}

async function notAFileAt(path: string, fileSystem: FileSystem): Promise<NotAFile | undefined> {
  try {
    await fileSystem.readStart(path, 1)
    return undefined
  } catch (error) {
    return error instanceof NotAFile ? error : undefined
  }
}

/** Writes and syncs a new file in the folder and returns its path. Leaves none behind where it fails. */
async function writeNew({ folder, fileSystem }: SavePlace, bytes: Uint8Array): Promise<string> {
  const path = temporaryName(folder)
  const file = await fileSystem.create(path)
  try {
    try {
      await file.write(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    await fileSystem.remove(path).catch(() => undefined)
    throw error
  }
  return path
}

/** A fixed name would let two processes write into one file. */
function temporaryName(folder: string): string {
  return join(folder, `user-data.${process.pid}.${randomUUID().slice(0, 8)}.tmp`)
}

async function renameWithPatience(
  fileSystem: FileSystem,
  clock: Clock,
  from: string,
  to: string,
): Promise<void> {
  for (const pause of renamePauses) {
    try {
      await fileSystem.rename(from, to)
      return
    } catch (error) {
      if (!passingCodes.includes(errorCode(error))) throw error
      await clock.wait(pause)
    }
  }
  await fileSystem.rename(from, to)
}

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from './clock.ts'
import { dailyName, dailyNames, fileNames, isLeftover } from './file-names.ts'
import { type FileSystem, errorCode } from './file-system.ts'

/** Where and with what a file is saved. */
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
 * Puts new bytes in place of the main file so that, whenever the machine stops, the file holds
 * either all of the old state or all of the new: a new file is written and synced, then takes the
 * name. Settles when the new state is on the disk; `renamed` is called a little earlier, when the
 * name is taken. The state before is kept as the backup where `keepCurrent` says so.
 * `confirm` is asked right before the name is taken, and throws where that must not be.
 */
export async function saveFile(
  { folder, fileSystem, clock }: SavePlace,
  bytes: Uint8Array,
  keepCurrent: boolean,
  confirm: () => Promise<void>,
  renamed: () => void,
): Promise<void> {
  const { main, backup } = fileNames(folder)
  const fresh = await writeNew({ folder, fileSystem, clock }, bytes)
  try {
    if (keepCurrent) await keepAs(backup, { folder, fileSystem, clock })
    await confirm()
    await renameWithPatience(fileSystem, clock, fresh, main)
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
 * Clears the folder of what ended processes left behind, keeps the present state as the day's
 * backup where there is none yet, and lets go of daily backups older than the newest fourteen.
 * Only to be called while the folder is locked.
 */
export async function keepHouse(place: SavePlace, hasCurrent: boolean): Promise<void> {
  const { folder, fileSystem, clock } = place
  const names = await fileSystem.list(folder)
  for (const name of names.filter(isLeftover)) await fileSystem.remove(join(folder, name))
  const today = dailyName(clock.now())
  if (!hasCurrent || names.includes(today)) return
  const copy = await writeNew(place, await fileSystem.read(fileNames(folder).main))
  await renameWithPatience(fileSystem, clock, copy, join(folder, today))
  for (const name of dailyNames([...names, today]).slice(dailyBackupsKept)) {
    await fileSystem.remove(join(folder, name))
  }
}

/** Gives the main file's state a second name. Where the disk knows no second names, it is copied. */
async function keepAs(backup: string, place: SavePlace): Promise<void> {
  const { folder, fileSystem, clock } = place
  const { main } = fileNames(folder)
  let second = temporaryName(folder)
  try {
    await fileSystem.link(main, second)
  } catch (error) {
    if (errorCode(error) === 'ENOSPC') throw error
    second = await writeNew(place, await fileSystem.read(main))
  }
  try {
    await renameWithPatience(fileSystem, clock, second, backup)
  } finally {
    // A rename between two names of one file does nothing and leaves both.
    await fileSystem.remove(second).catch(() => undefined)
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

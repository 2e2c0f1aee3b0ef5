import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { errorCode } from '../files/error-code.ts'
import { type Clock, systemClock } from './clock.ts'
import { type FileSystem, sharedFileSystem } from './file-system.ts'

/** Where and with what files are saved. */
export interface SavePlace {
  readonly folder: string
  readonly fileSystem: FileSystem
  readonly clock: Clock
}

/** Steps around the rename that puts the new bytes in place. */
export interface ReplaceSteps {
  /** Called right before; throws to stop. */
  readonly confirm?: () => Promise<void>
  /** Called right after, before the folder is synced. */
  readonly renamed?: () => void
}

/** Codes with which Windows rejects a rename while a virus scanner or an indexer reads the file. */
const passingCodes: readonly string[] = ['EPERM', 'EACCES', 'EBUSY']
/** Milliseconds to wait before each further try. */
const renamePauses = [5, 10, 20, 40, 80] as const

/** The names must not change, since other versions of the app look for them. */
const leftoverPattern = /^user-data\.(.+\.tmp|lock\..+)$/

/** Whether a file was left behind by a process that ended in the middle of a save, by its name. */
export function isLeftover(name: string): boolean {
  return leftoverPattern.test(name)
}

/**
 * Replaces the file of that name in the folder so that, whenever the machine stops, it holds either all of
 * the old bytes or all of the new: a new file is written and synced, then takes the name. Settles when the
 * new state is on the disk. Leaves nothing behind when it fails.
 */
export async function replaceFile(
  place: SavePlace,
  name: string,
  bytes: Uint8Array,
  { confirm, renamed }: ReplaceSteps = {},
): Promise<void> {
  const { folder, fileSystem, clock } = place
  const fresh = await writeNew(place, bytes)
  try {
    await confirm?.()
    await renameWithPatience(fileSystem, clock, fresh, join(folder, name))
  } catch (error) {
    await fileSystem.remove(fresh).catch(() => undefined)
    throw error
  }
  renamed?.()
  await fileSystem.syncFolder(folder)
}

/** Replaces the file at an absolute path as {@link replaceFile} does. Others may read it, as the user's umask says. */
export async function replaceFileAt(path: string, bytes: Uint8Array): Promise<void> {
  const place = { folder: dirname(path), fileSystem: sharedFileSystem, clock: systemClock }
  await replaceFile(place, basename(path), bytes)
}

/** Gives a file in the folder a second name, which keeps its bytes when the file is replaced. */
export async function keepAs(place: SavePlace, file: string, name: string): Promise<void> {
  const { folder, fileSystem, clock } = place
  const second = temporaryName(folder)
  try {
    await fileSystem.link(join(folder, file), second)
  } catch {
    // Not every disk supports second names.
    await copyTo(place, file, name)
    return
  }
  try {
    await renameWithPatience(fileSystem, clock, second, join(folder, name))
  } finally {
    // A rename between two names of one file does nothing and leaves both.
    await fileSystem.remove(second).catch(() => undefined)
  }
}

/** Copies a file in the folder to another name, in place of the file that has it. */
export async function copyTo(place: SavePlace, file: string, name: string): Promise<void> {
  await replaceFile(place, name, await place.fileSystem.read(join(place.folder, file)))
}

/** Writes and syncs a new file in the folder and returns its path. Leaves none behind when it fails. */
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

import { join } from 'node:path'
import { NotAFile } from '../files/regular-file.ts'
import type { FileSystem } from '../storage/file-system.ts'
import { type SavePlace, copyTo, isLeftover, keepAs } from '../storage/replace-file.ts'
import { backupName, dailyName, mainName } from './file-names.ts'
import { dailyBackups } from './load-folder.ts'
import { madeFile } from './user-data-file.ts'

const dailyBackupsKept = 14

/**
 * Keeps the present state as the backup, in place of the previous one. Never throws: a save must not
 * wait for it. Returns what stands in its place when that is not a file.
 */
export async function keepBackup(place: SavePlace): Promise<NotAFile | undefined> {
  try {
    await keepAs(place, mainName(madeFile), backupName)
    return undefined
  } catch {
    return notAFileAt(join(place.folder, backupName), place.fileSystem)
  }
}

/**
 * Removes what ended processes left in the folder, keeps the present state as the day's backup
 * unless there is one, and removes all but the last fourteen daily backups.
 * Only call it while the folder is locked.
 */
export async function pruneBackups(
  place: SavePlace,
  hasCurrent: boolean,
): Promise<{
  /** The highest revision among the daily backups, 0 if there are none. */
  readonly highest: number
  /** What stands in the place of the day's backup when that is not a file. */
  readonly inTheWay: NotAFile | undefined
}> {
  const { folder, fileSystem, clock } = place
  const names = await fileSystem.list(folder)
  for (const name of names.filter(isLeftover)) {
    // A leftover that cannot be removed does no harm.
    await fileSystem.remove(join(folder, name)).catch(() => undefined)
  }
  const backups = await dailyBackups(folder, fileSystem, names)
  const highest = backups[0]?.revision ?? 0
  const today = dailyName(clock.now())
  if (names.includes(today)) {
    return { highest, inTheWay: await notAFileAt(join(folder, today), fileSystem) }
  }
  if (!hasCurrent) return { highest, inTheWay: undefined }
  await copyTo(place, mainName(madeFile), today)
  const known = backups.filter(({ revision }) => revision !== undefined)
  for (const { name } of known.slice(dailyBackupsKept - 1)) {
    await fileSystem.remove(join(folder, name)).catch(() => undefined)
  }
  return { highest, inTheWay: undefined }
}

async function notAFileAt(path: string, fileSystem: FileSystem): Promise<NotAFile | undefined> {
  try {
    await fileSystem.readStart(path, 1)
    return undefined
  } catch (error) {
    return error instanceof NotAFile ? error : undefined
  }
}

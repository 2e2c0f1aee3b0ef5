import { createHash } from 'node:crypto'
import { localToday } from '#core/dates/local-today.ts'
import type { FileKind } from './user-data-file.ts'

const dailyPattern = /^user-data\.\d{4}-\d{2}-\d{2}\.backup\.json$/

/** What the user made, as it was before the last save. */
export const backupName = 'user-data.backup.json'
/** The last file saved by a version of the app that had only one file. */
export const firstVersionName = 'user-data.version-1.json'

/** Returns the name of the file of a kind. */
export function mainName({ stem }: FileKind): string {
  return `${stem}.json`
}

/** Returns the name of the backup of a day, in local time: the state before that day's first save. */
export function dailyName(time: Date): string {
  return `user-data.${localToday(time)}.backup.json`
}

/** Returns the names of the daily backups among the names in a folder, newest first. */
export function dailyNames(names: readonly string[]): string[] {
  return names
    .filter((name) => dailyPattern.test(name))
    .sort()
    .reverse()
}

/** Returns the names of files of a kind that were set aside among the names in a folder, newest first. */
export function setAsideNames({ stem }: FileKind, names: readonly string[]): string[] {
  return names
    .filter((name) => name.startsWith(`${stem}.corrupt.`))
    .sort()
    .reverse()
}

/** Returns an unused name for a damaged file. */
export function setAsideName({ stem }: FileKind, time: Date, names: readonly string[]): string {
  const stamp = stampOf(time.toISOString())
  let name = `${stem}.corrupt.${stamp}.json`
  for (let count = 2; names.includes(name); count++) name = `${stem}.corrupt.${stamp}-${count}.json`
  return name
}

/** Returns the name under which to keep a file that another program put in place of ours: the same for the same bytes. */
export function conflictName(saved: string | undefined, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  return `user-data.conflict.${stampOf(saved ?? 'unknown-time')}.${hash}.json`
}

/** Returns the names of such files among the names in a folder, newest first. */
export function conflictNames(names: readonly string[]): string[] {
  return names
    .filter((name) => name.startsWith('user-data.conflict.'))
    .sort()
    .reverse()
}

/** Windows does not allow colons in names. */
function stampOf(time: string): string {
  return time.replaceAll(':', '-')
}

import { join } from 'node:path'

/** The names of the files of one folder of user data. */
export interface FileNames {
  readonly main: string
  /** The state before the last save. */
  readonly backup: string
  readonly lock: string
}

const dailyPattern = /^user-data\.(\d{4}-\d{2}-\d{2})\.backup\.json$/
const leftoverPattern = /^user-data\.(.+\.tmp|lock\..+)$/
export const mainName = 'user-data.json'
export const backupName = 'user-data.backup.json'

export function fileNames(folder: string): FileNames {
  return {
    main: join(folder, mainName),
    backup: join(folder, backupName),
    lock: join(folder, 'user-data.lock'),
  }
}

/** Returns the name of the backup made on a day: the state before that day's first save. */
export function dailyName(time: Date): string {
  return `user-data.${time.toISOString().slice(0, 10)}.backup.json`
}

/** Returns the names of daily backups among the names in a folder, newest first. */
export function dailyNames(names: readonly string[]): string[] {
  return names
    .filter((name) => dailyPattern.test(name))
    .sort()
    .reverse()
}

/** Tells whether a name is of a file that a process left behind when it ended in the midst of a save. */
export function isLeftover(name: string): boolean {
  return leftoverPattern.test(name)
}

/** Returns the names of files that were set aside among the names in a folder, newest first. */
export function setAsideNames(names: readonly string[]): string[] {
  return names
    .filter((name) => name.startsWith('user-data.corrupt.'))
    .sort()
    .reverse()
}

/** Returns a name for a damaged file that no file in the folder has. */
export function setAsideName(time: Date, names: readonly string[]): string {
  const stamp = time.toISOString().replaceAll(':', '-')
  let name = `user-data.corrupt.${stamp}.json`
  for (let count = 2; names.includes(name); count++)
    name = `user-data.corrupt.${stamp}-${count}.json`
  return name
}

import { join } from 'node:path'
import type { LogEvents, LogName } from './log-events.ts'
import { logLine } from './log-line.ts'
import { openRotatingFile } from './rotating-file.ts'

/** The app's own log. */
export interface Log {
  readonly folder: string
  /** Writes an event at once. Never throws. */
  write<Name extends LogName>(name: Name, fields: LogEvents[Name]): void
}

/** Returns the log in `logs/` below the user-data folder. */
export function openLog(userDataFolder: string): Log {
  const folder = join(userDataFolder, 'logs')
  const add = openRotatingFile(folder)
  return { folder, write: (name, fields) => add(logLine(new Date(), name, fields)) }
}

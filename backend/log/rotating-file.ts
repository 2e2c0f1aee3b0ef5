import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** How many files are kept, the one that is written to included. */
export const logFiles = 3
/** How large a file may grow, in bytes. */
export const largestLogFile = 512 * 1024

/** Returns the name of a log file: 0 is the one that is written to, a higher number an older one. */
export function logFileName(age: number): string {
  return age === 0 ? 'category-atlas.log' : `category-atlas.${age}.log`
}

/** Windows knows neither: it has no pipes among its files. */
const { O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants>
const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | O_NONBLOCK | O_NOFOLLOW

/**
 * Returns a function that adds a line to the log in `folder`, and sets the file aside before it would
 * grow beyond `largest` bytes; the oldest is deleted. Written at once, since what matters most is written
 * right before an end. A folder that cannot be written to is passed over: the log is no reason to fail.
 * Neither does it wait for a pipe or write through a link; `complain` gets a sentence on that, once.
 */
export function openRotatingFile(
  folder: string,
  largest: number = largestLogFile,
  complain: (message: string) => void = (message) => process.emitWarning(message),
): (line: string) => void {
  const path = (age: number) => join(folder, logFileName(age))
  let size: number | undefined
  let complained = false

  function rotate(): void {
    for (let age = logFiles - 1; age >= 0; age--) {
      try {
        // A folder in the way goes nowhere, and then neither does what would take its place.
        if (age === logFiles - 1) rmSync(path(age), { force: true })
        else renameSync(path(age), path(age + 1))
      } catch {
        // There is none of that age yet, or it stays.
      }
    }
    rmSync(path(0), { force: true })
    size = 0
  }

  /** Whether the log is no file, or a link, which is said. */
  function isInTheWay(): boolean {
    const found = lstatSync(path(0), { throwIfNoEntry: false })
    if (found === undefined || found.isFile()) return false
    if (!complained) {
      complained = true
      const message = `Category Atlas cannot write its log because this is not a file: ${path(0)}. Move it out of the folder.`
      complain(message)
    }
    return true
  }

  return (line) => {
    try {
      if (size === undefined) mkdirSync(folder, { recursive: true })
      if (isInTheWay()) return
      const bytes = Buffer.from(line)
      size ??= lstatSync(path(0), { throwIfNoEntry: false })?.size ?? 0
      if (size > 0 && size + bytes.length > largest) rotate()
      const file = openSync(path(0), flags, 0o600)
      try {
        // It may have become another since.
        if (fstatSync(file).isFile()) size += writeSync(file, bytes)
      } finally {
        closeSync(file)
      }
    } catch {
      size = undefined
    }
  }
}

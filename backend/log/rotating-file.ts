import {
  closeSync,
  constants,
  fstatSync,
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

/**
 * Returns a function that adds a line to the log in `folder`, and sets the file aside before it would
 * grow beyond `largest` bytes; the oldest is deleted. Written at once, since what matters most is written
 * right before an end. What stands in its place and is no file of ours, such as a pipe or a link, is set aside too.
 * A folder that cannot be written to is passed over: the log is no reason to fail.
 */
export function openRotatingFile(
  folder: string,
  largest: number = largestLogFile,
): (line: string) => void {
  const path = (age: number) => join(folder, logFileName(age))

  function rotate(): void {
    rmSync(path(logFiles - 1), { force: true })
    for (let age = logFiles - 2; age >= 0; age--) {
      try {
        renameSync(path(age), path(age + 1))
      } catch {
        // There is none of that age yet.
      }
    }
  }

  return (line) => {
    try {
      mkdirSync(folder, { recursive: true })
      if (addTo(path(0), line, largest)) return
      rotate()
      addTo(path(0), line, largest)
    } catch {
      // See above.
    }
  }
}

/** Adds a line to a file, which is made where there is none. Returns whether that is a file with room for it. */
function addTo(path: string, line: string, largest: number): boolean {
  let file: number
  try {
    file = openSync(path, flags, 0o666)
  } catch {
    return false
  }
  try {
    const found = fstatSync(file)
    const isFull = found.size > 0 && found.size + Buffer.byteLength(line) > largest
    if (!found.isFile() || isFull) return false
    writeSync(file, line)
    return true
  } finally {
    closeSync(file)
  }
}

/** A pipe in the file's place must not keep the app waiting for a reader, nor a link lead it elsewhere. Windows has neither flag. */
const unlikeWindows = constants as { readonly O_NONBLOCK?: number; readonly O_NOFOLLOW?: number }
const flags =
  constants.O_WRONLY |
  constants.O_CREAT |
  constants.O_APPEND |
  (unlikeWindows.O_NONBLOCK ?? 0) |
  (unlikeWindows.O_NOFOLLOW ?? 0)

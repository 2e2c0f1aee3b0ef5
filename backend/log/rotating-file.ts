import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
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
 * right before an end. A folder that cannot be written to is passed over: the log is no reason to fail.
 */
export function openRotatingFile(
  folder: string,
  largest: number = largestLogFile,
): (line: string) => void {
  const path = (age: number) => join(folder, logFileName(age))
  let size: number | undefined

  function rotate(): void {
    rmSync(path(logFiles - 1), { force: true })
    for (let age = logFiles - 2; age >= 0; age--) {
      try {
        renameSync(path(age), path(age + 1))
      } catch {
        // There is none of that age yet.
      }
    }
    size = 0
  }

  return (line) => {
    const bytes = Buffer.byteLength(line)
    try {
      if (size === undefined) {
        mkdirSync(folder, { recursive: true })
        size = statSync(path(0), { throwIfNoEntry: false })?.size ?? 0
      }
      if (size > 0 && size + bytes > largest) rotate()
      appendFileSync(path(0), line)
      size += bytes
    } catch {
      size = undefined
    }
  }
}

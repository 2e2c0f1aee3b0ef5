import { readFileSync, statSync, writeFileSync } from 'node:fs'

/** In bytes, far above what positions take. */
const mostBytes = 64 * 1024

/**
 * Returns the JSON content of a file with positions of windows, or `undefined` if it is missing or unreadable.
 * Does not open a pipe or a device in its place, which would hang the start.
 */
export function readPositions(path: string): unknown {
  try {
    const found = statSync(path)
    if (!found.isFile() || found.size > mostBytes) return undefined
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  } catch {
    return undefined
  }
}

/** Writes a value as JSON. Never throws: the app reports an unwritable folder for the user data, and a lost position does not matter. */
export function writePositions(path: string, value: unknown): void {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined || found.isFile()) writeFileSync(path, JSON.stringify(value))
  } catch {
    // See above.
  }
}

import { type Stats, constants } from 'node:fs'
import { type FileHandle, lstat, open, stat } from 'node:fs/promises'
import { errorCode } from './error-code.ts'

/** What is in place of a file, such as a folder, a pipe or a device. */
export class NotAFile extends Error {
  readonly path: string
  /** What it is, such as `a folder`. */
  readonly what: string
  constructor(path: string, what: string) {
    super(`${path} is ${what}`)
    this.path = path
    this.what = what
  }
}

/**
 * Returns what `use` makes of a regular file that is open for reading. A pipe or a device is neither opened for long nor
 * read. Throws a {@link NotAFile} for anything but a regular file, and otherwise what the file system throws.
 */
export async function withRegularFile<Value>(
  path: string,
  use: (file: FileHandle, found: Stats) => Promise<Value>,
): Promise<Value> {
  try {
    // Some devices act when they are opened.
    checkKind(path, await stat(path))
  } catch (error) {
    if (errorCode(error) === 'ELOOP') throw new NotAFile(path, 'a link that leads back to itself')
    if (errorCode(error) === 'ENOENT' && (await isLink(path))) {
      throw new NotAFile(path, 'a link to a file that does not exist')
    }
    throw error
  }
  // Opening a pipe that took its place in the meantime would wait for whoever writes into it.
  const file = await open(path, constants.O_RDONLY | nonBlocking)
  try {
    const found = await file.stat()
    checkKind(path, found)
    return await use(file, found)
  } finally {
    await file.close()
  }
}

/** Windows has no such flag, and no named pipes among its files. */
const nonBlocking = (constants as { readonly O_NONBLOCK?: number }).O_NONBLOCK ?? 0

function checkKind(path: string, found: Stats): void {
  if (found.isFile()) return
  const what = found.isDirectory()
    ? 'a folder'
    : found.isFIFO()
      ? 'a named pipe'
      : found.isSocket()
        ? 'a socket'
        : 'a device'
  throw new NotAFile(path, what)
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink()
  } catch {
    return false
  }
}

import { type Stats, constants } from 'node:fs'
import { lstat, open, stat } from 'node:fs/promises'

/** A file that cannot be read: what is wrong, and what to do, a sentence each. */
export class UnreadableFile extends Error {
  readonly remedy: string
  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, { cause })
    this.remedy = remedy
  }
}

/**
 * Returns the bytes of a regular file. A pipe, a device or a folder is neither opened for long nor read, and no
 * more than `mostBytes` are taken even where the file grows meanwhile.
 * Throws an {@link UnreadableFile}.
 */
export async function readFileOfAtMost(path: string, mostBytes: number): Promise<Buffer> {
  try {
    checkKind(await stat(path))
    // A pipe that took the file's place meanwhile must not keep the opening waiting.
    const file = await open(path, constants.O_RDONLY | nonBlocking)
    try {
      const found = await file.stat()
      checkKind(found)
      if (found.size > mostBytes) throw tooLarge(mostBytes)
      const chunks: Buffer[] = []
      const stream = file.createReadStream({ end: mostBytes, autoClose: false })
      for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
      const bytes = Buffer.concat(chunks)
      if (bytes.length > mostBytes) throw tooLarge(mostBytes)
      return bytes
    } finally {
      await file.close()
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : await unreadable(path, error)
  }
}

/** Windows has no such flag, and no named pipes among its files. */
const nonBlocking = (constants as { readonly O_NONBLOCK?: number }).O_NONBLOCK ?? 0

/** Throws an UnreadableFile for anything that is not a regular file. */
function checkKind(found: Stats): void {
  if (found.isFile()) return
  const kind = found.isDirectory()
    ? 'a folder'
    : found.isFIFO()
      ? 'a named pipe'
      : found.isSocket()
        ? 'a socket'
        : 'a device'
  throw new UnreadableFile(`It is ${kind}, not a file.`, 'Put the file in its place.')
}

function tooLarge(mostBytes: number): UnreadableFile {
  const most = `${Math.round(mostBytes / 1e6)} MB`
  return new UnreadableFile(`It is larger than ${most}.`, 'Check that it is the right file.')
}

async function unreadable(path: string, error: unknown): Promise<UnreadableFile> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ENOENT': {
      const isLink = await lstat(path).then(
        (found) => found.isSymbolicLink(),
        () => false,
      )
      return isLink
        ? new UnreadableFile('It is a link to a file that does not exist.', 'Fix the link.', error)
        : new UnreadableFile('The file is missing.', 'Put it back.', error)
    }
    case 'ELOOP':
      return new UnreadableFile('It is a link that leads back to itself.', 'Fix the link.', error)
    case 'EACCES':
    case 'EPERM':
      return new UnreadableFile(
        'Your account may not read the file.',
        'Change its permissions.',
        error,
      )
    case 'ENXIO':
      return new UnreadableFile('It is not a file.', 'Put the file in its place.', error)
    default:
      return new UnreadableFile(
        `The file cannot be read (${code === '' ? 'unknown cause' : code}).`,
        'Check the disk, then try again.',
        error,
      )
  }
}

import { errorCode } from './error-code.ts'
import { NotAFile, withRegularFile } from './regular-file.ts'

/** A file that cannot be read: what is wrong, and what to do, one sentence each. */
export class UnreadableFile extends Error {
  readonly remedy: string
  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, { cause })
    this.remedy = remedy
  }
}

/**
 * Returns the bytes of a regular file. A pipe, a device or a folder is neither opened for long nor read, and no
 * more than `mostBytes` are taken even where the file grows in the meantime.
 * Throws an {@link UnreadableFile}.
 */
export async function readFileOfAtMost(path: string, mostBytes: number): Promise<Buffer> {
  try {
    return await withRegularFile(path, async (file, { size }) => {
      if (size > mostBytes) throw tooLarge(mostBytes)
      const chunks: Buffer[] = []
      const stream = file.createReadStream({ end: mostBytes, autoClose: false })
      for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
      const bytes = Buffer.concat(chunks)
      if (bytes.length > mostBytes) throw tooLarge(mostBytes)
      return bytes
    })
  } catch (error) {
    throw error instanceof UnreadableFile ? error : unreadable(error)
  }
}

function tooLarge(mostBytes: number): UnreadableFile {
  const most = `${Math.round(mostBytes / 1e6)} MB`
  return new UnreadableFile(`It is larger than ${most}.`, 'Check that it is the right file.')
}

function unreadable(error: unknown): UnreadableFile {
  if (error instanceof NotAFile) {
    const isLink = error.what.startsWith('a link')
    return new UnreadableFile(
      isLink ? `It is ${error.what}.` : `It is ${error.what}, not a file.`,
      isLink ? 'Fix the link.' : 'Put the file in its place.',
      error,
    )
  }
  const [message, remedy] = reasons[errorCode(error)] ?? [
    `The file cannot be read (${errorCode(error) || 'unknown cause'}).`,
    'Check the disk, then try again.',
  ]
  return new UnreadableFile(message, remedy, error)
}

const reasons: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
  ENOENT: ['The file is missing.', 'Put it back.'],
  ENOTDIR: ['The file is missing: what should be its folder is a file.', 'Check the path.'],
  ENAMETOOLONG: ['The file is missing: no file has so long a name.', 'Check the path.'],
  EACCES: ['Your account may not read the file.', 'Change its permissions.'],
  EPERM: ['Your account may not read the file.', 'Change its permissions.'],
  ENXIO: ['It is not a file.', 'Put the file in its place.'],
  EBUSY: ['Another program is using the file.', 'Close it, then try again.'],
  EIO: ['The disk reported an error.', 'Check the disk, then try again.'],
  EMFILE: ['Too many files are open.', 'Close some programs, then try again.'],
}

import { errorCode } from './file-system.ts'

/** Why the files could not be read or written, in words for the person. */
export class StorageFailure extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StorageFailure'
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EACCES: 'there is no right to do so',
  EPERM: 'there is no right to do so, or another program holds the file',
  EBUSY: 'another program holds the file',
  EROFS: 'the folder can only be read',
  EIO: 'the disk reports an error',
  ENOENT: 'the folder is gone',
  ENOTDIR: 'the folder is not a folder',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
}

/** Returns an error of the file system as a reason that fits after "because". */
export function reasonOf(error: unknown): string {
  if (error instanceof StorageFailure) return error.message
  const code = errorCode(error)
  return reasons[code] ?? (code === '' ? 'of an error that is not known' : `of the error ${code}`)
}

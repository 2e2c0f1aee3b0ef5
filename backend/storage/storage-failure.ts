import { basename } from 'node:path'
import { errorCode } from '../files/error-code.ts'
import { NotAFile } from '../files/regular-file.ts'

/** The reason why files could not be read or written, for the user. */
export class StorageFailure extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StorageFailure'
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space',
  EDQUOT: 'your disk quota is used up. Free some space',
  EACCES: 'access is denied. Check who owns the folder and its files, and their permissions',
  EPERM: 'access is denied, or another program is using the file. Check its permissions',
  EBUSY: 'another program is using the file. Close it',
  EROFS: 'the folder is read-only. Make it writable',
  EIO: 'the disk reported an error. Check the disk',
  ENOENT: 'the folder is missing. Put it back',
  ENOTDIR: 'what should be the folder is a file. Move that file elsewhere',
  EMFILE: 'too many files are open. Close some programs',
  ENFILE: 'too many files are open. Close some programs',
}

/**
 * Returns the reason for an error of the file system, worded to follow "because", and what to do about
 * it, without the final period.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof StorageFailure) return error.message
  if (error instanceof NotAFile) {
    return `“${basename(error.path)}” is ${error.what}. Move it out of the folder`
  }
  const code = errorCode(error)
  return (
    reasons[code] ?? `an unknown error occurred${code === '' ? '' : ` (${code})`}. Try again later`
  )
}

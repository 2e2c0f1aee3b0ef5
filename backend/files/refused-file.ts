import { CallFailed } from '#core/contract/call-failed.ts'

/** Returns the failure of a file that cannot be used: what is wrong with it, where, and what to do. */
export function refusedFile(message: string, details: readonly string[] = []): CallFailed {
  return new CallFailed('bad-file', message, details)
}

/** Returns a number of bytes in words, such as `18 MB`. */
export function inMegabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1e6))} MB`
}

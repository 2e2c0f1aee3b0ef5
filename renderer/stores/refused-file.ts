import { CallFailed } from '#core/contract/call-failed.ts'

/** Why a file was not taken. */
export interface RefusedFile {
  readonly fileName: string
  readonly reason: string
  readonly details: readonly string[]
}

/** Returns why a file was not taken, by what was thrown while it was read. */
export function refusedFile(fileName: string, error: unknown): RefusedFile {
  return {
    fileName,
    reason: error instanceof Error ? error.message : 'The file cannot be read.',
    details: error instanceof CallFailed ? error.details : [],
  }
}

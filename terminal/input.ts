import { fstatSync } from 'node:fs'
import { errorCode } from '#backend/files/error-code.ts'

/** Standard input cannot be read. The message is a sentence that says why. */
export class InputFailed extends Error {}

/** Yields the text of standard input in pieces. Throws an {@link InputFailed}. */
export async function* standardInput(): AsyncGenerator<string> {
  try {
    if (fstatSync(0).isDirectory()) {
      throw new InputFailed('Standard input is a folder. Give it a file with one query per line.')
    }
    yield* process.stdin.setEncoding('utf8') as AsyncIterable<string>
  } catch (error) {
    if (error instanceof InputFailed) throw error
    const code = errorCode(error) || 'unknown cause'
    throw new InputFailed(
      code === 'EBADF' ? 'Standard input is closed.' : `Standard input cannot be read (${code}).`,
    )
  }
}

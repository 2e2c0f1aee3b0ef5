import { write, writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { isatty } from 'node:tty'
import { promisify } from 'node:util'
import { errorCode } from '#backend/files/error-code.ts'

/** The reader of the output has closed it, such as `head` after its lines. */
export class ReaderGone extends Error {}

/** The output cannot be written. The message is a sentence that says why. */
export class OutputFailed extends Error {}

/** Buffered lines for standard output. */
export interface Output {
  print(line: string): void
  isFull(): boolean
  /** Throws a {@link ReaderGone} or an {@link OutputFailed}. */
  flush(): Promise<void>
}

/** In UTF-16 units: enough for efficient writes, small enough to buffer. */
const fullAt = 65_536

/**
 * Returns a writer to standard output. Node's own stream would buffer everything that a slow reader has not read yet,
 * and drop the rest of a partial write to a full disk.
 */
export function openOutput(): Output {
  let waiting = ''
  return {
    print: (line) => void (waiting += `${line}\n`),
    isFull: () => waiting.length >= fullAt,
    async flush() {
      const text = waiting
      waiting = ''
      if (text === '') return
      try {
        await (isatty(standardOutput) ? writeToTerminal(text) : writeAll(Buffer.from(text)))
      } catch (error) {
        throw failureOf(error)
      }
    },
  }
}

const standardOutput = 1
const writeSome = promisify(write)

async function writeAll(bytes: Buffer): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    try {
      const { bytesWritten } = await writeSome(standardOutput, bytes, written)
      written += bytesWritten
    } catch (error) {
      // A non-blocking pipe is full, because its reader is slower.
      if (errorCode(error) !== 'EAGAIN') throw error
      await delay(5)
    }
  }
}

/** On Windows, only the stream can write non-ASCII characters to a terminal. */
function writeToTerminal(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.once('error', reject)
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

function failureOf(error: unknown): Error {
  const code = errorCode(error) || 'unknown cause'
  // A pipe between two Node processes is a socket, which is reset if it is closed with unread data.
  if (code === 'EPIPE' || code === 'ECONNRESET') return new ReaderGone()
  const why =
    code === 'ENOSPC'
      ? 'the disk is full'
      : code === 'EFBIG' || code === 'EDQUOT'
        ? 'the file would exceed the size limit'
        : code === 'EBADF'
          ? 'standard output is closed'
          : `writing failed (${code})`
  return new OutputFailed(`The output is incomplete: ${why}.`)
}

/** Writes one line to standard error, if it is open. */
export function complain(line: string): void {
  try {
    writeSync(2, `${line}\n`)
  } catch {
    // Only the exit status is left to report it.
  }
}

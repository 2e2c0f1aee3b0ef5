import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { type Shelf, readShelf } from '#core/shelves/shelf-file.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { shelfExtension } from '#core/userdata/exchange/import-format.ts'
import { decodeText } from '../files/decode-text.ts'
import { readFileOfAtMost } from '../files/read-file.ts'
import { TaskStopped, runTask } from '../untrusted/task-thread.ts'

/** The bytes of a shelf's file. */
export interface ShelfSource {
  /** The file itself. */
  readonly file: string
  /** Another one where the file may be another. */
  readonly stamp: string
  /** `undefined` if the stamp is the one that was known. */
  readonly bytes: Buffer | undefined
}

/** What is there is not a shelf; the message says why, and what to do, in sentences. */
export class InvalidShelf extends Error {}

/**
 * Reads the file of a shelf, or the only shelf in a folder, unless its stamp is known. Throws an
 * {@link InvalidShelf} if a folder does not contain exactly one, else as {@link readFileOfAtMost} does, or
 * the system's error.
 */
export async function readSource(path: string, knownStamp?: string): Promise<ShelfSource> {
  const found = await stat(path).catch(() => undefined)
  const file = found?.isDirectory() === true ? await shelfIn(path) : path
  const { mtimeMs, size } = (file === path ? found : await stat(file)) ?? {}
  const stamp = `${file} ${mtimeMs} ${size}`
  if (stamp === knownStamp) return { file, stamp, bytes: undefined }
  return { file, stamp, bytes: await readFileOfAtMost(file, untrustedLimits.shelfFile.bytes) }
}

async function shelfIn(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter(
    (name) => extname(name).toLowerCase() === `.${shelfExtension}` && !name.startsWith('.'),
  )
  const [name, ...others] = names.sort()
  if (name === undefined) {
    throw new InvalidShelf(`The folder has no file that ends in .${shelfExtension}. Add one.`)
  }
  if (others.length > 0) {
    const first = names.slice(0, 3).join(', ')
    throw new InvalidShelf(`The folder has ${names.length} shelves (${first}). Choose one of them.`)
  }
  return join(folder, name)
}

/** Returns the shelf that bytes hold, read in a thread of its own where they are many. Throws an {@link InvalidShelf}. */
export async function parseShelf(bytes: Uint8Array): Promise<Shelf> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) throw new InvalidShelf(`${decoded.problem} Publish the shelf again.`)
  const { inline, task } = untrustedLimits.shelfFile
  try {
    const reading =
      bytes.length < inline
        ? readShelf(decoded.text)
        : await runTask('read-shelf', decoded.text, task)
    if (reading.state === 'read') return reading.shelf
    throw new InvalidShelf(reading.problem)
  } catch (error) {
    throw error instanceof TaskStopped ? new InvalidShelf(error.message) : error
  }
}

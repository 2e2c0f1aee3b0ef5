import { isAbsolute, resolve } from 'node:path'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { Handlers } from '#core/contract/contract.ts'
import { contentToPublish } from '#core/shelves/shelf-content.ts'
import { typedShelfPath, writeShelf } from '#core/shelves/shelf-file.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { shelfExtension } from '#core/userdata/exchange/import-format.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { plainFileName } from '../files/plain-file-name.ts'
import type { ShelfStore } from './shelf-store.ts'

type ShelfHandlers = Pick<Handlers, Extract<keyof Handlers, `shelves.${string}`>>

/** Returns the calls on shelves. `readDocument` returns what the user has, to be published. */
export function createShelfHandlers(
  store: ShelfStore,
  readDocument: () => Promise<UserDocument>,
): ShelfHandlers {
  return {
    'shelves.list': () => store.list(),
    'shelves.content': ({ shelf }) => Promise.resolve(store.content(shelf)),
    'shelves.preview': ({ path }) => store.preview(fullPath(path)),
    'shelves.refresh': async () => {
      await store.refresh()
      return null
    },
    'shelves.export': async ({ name, folder, notes }) => ({
      text: publishedShelf(await readDocument(), name, folder, notes),
      fileName: `${plainFileName(name, 'Shelf')}.${shelfExtension}`,
    }),
  }
}

/** Returns the user's data, or those of a folder, as the file of a shelf. Throws a CallFailed `invalid-input` if they are too much. */
export function publishedShelf(
  document: UserDocument,
  name: string,
  folder: string | null,
  withNotes: boolean,
): string {
  const content = contentToPublish(document, folder, withNotes)
  const text = writeShelf({ name, published: new Date().toISOString(), content })
  const most = untrustedLimits.shelfFile.bytes
  if (Buffer.byteLength(text) > most) {
    throw new CallFailed(
      'invalid-input',
      `A shelf can have ${most / 1e6} MB, and this one has more. Publish a folder instead.`,
    )
  }
  return text
}

/** Returns the path that the user typed. Throws a CallFailed `invalid-input` if it is relative to nothing. */
function fullPath(typed: string): string {
  const path = typedShelfPath(typed)
  if (isAbsolute(path)) return resolve(path)
  const example =
    process.platform === 'win32' ? String.raw`\\server\coding\team.atlasshelf` : '/mnt/coding'
  throw new CallFailed('invalid-input', `Type the full path, such as ${example}.`)
}

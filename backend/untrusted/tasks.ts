import { readOwnEdition } from '../dataset/read-own-edition.ts'
import { readShelf } from '#core/shelves/shelf-file.ts'
import { readImport } from '../user-data/read-import.ts'

/** What a worker thread does with untrusted content: plain data in, plain data out. */
export const tasks = {
  'read-import': readImport,
  'read-own-edition': readOwnEdition,
  'read-shelf': readShelf,
}

export type Tasks = typeof tasks

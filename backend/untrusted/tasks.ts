import type { ImportRequest, ImportRequests, TableReader } from '../tables/import-messages.ts'
import type { readShelf } from '#core/shelves/shelf-file.ts'
import type { readOwnEdition } from '../dataset/read-own-edition.ts'
import type { readEditionImport } from '../editions/read-edition-import.ts'
import type { readImport } from '../user-data/read-import.ts'

/** What a thread does with untrusted content: plain data in, plain data out. */
export interface Tasks {
  readonly 'read-import': typeof readImport
  readonly 'read-own-edition': typeof readOwnEdition
  readonly 'read-shelf': typeof readShelf
  readonly 'read-edition-import': typeof readEditionImport
  /** Asks the reader of a code table, which keeps its file between the questions to one thread. */
  readonly 'read-table': (request: {
    readonly name: ImportRequest
    readonly input: ImportRequests[ImportRequest]['input']
  }) => Promise<ImportRequests[ImportRequest]['output']>
}

/** Returns the tasks of one thread. Each reads its code when it is asked for; `report` is told how many rows of a table were read. */
export function createTasks(report: (rows: number) => void): {
  readonly [Name in keyof Tasks]: (
    input: Parameters<Tasks[Name]>[0],
  ) => Promise<Awaited<ReturnType<Tasks[Name]>>>
} {
  let tables: TableReader | undefined
  return {
    'read-import': async (input) => (await import('../user-data/read-import.ts')).readImport(input),
    'read-own-edition': async (input) =>
      (await import('../dataset/read-own-edition.ts')).readOwnEdition(input),
    'read-shelf': async (input) => (await import('#core/shelves/shelf-file.ts')).readShelf(input),
    'read-edition-import': async (input) =>
      (await import('../editions/read-edition-import.ts')).readEditionImport(input),
    'read-table': async ({ name, input }) => {
      const { createTableReader } = await import('../tables/table-reader.ts')
      tables ??= createTableReader(report)
      return tables.ask(name, input)
    },
  }
}

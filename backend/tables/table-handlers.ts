import { join } from 'node:path'
import type { Handlers } from '#core/contract/contract.ts'
import type { EventMessage } from '#core/contract/events.ts'
import { localToday } from '#core/dates/local-today.ts'
import { type LevelTwoLayout, levelTwoLayoutSchema } from '#core/tables/level-two-layout-schema.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { readJsonFile } from '../dataset/read-json-file.ts'
import { openCodeTables } from './code-tables.ts'
import { ImportTasks, startImport } from './table-import.ts'
import type { TableStore } from './table-store.ts'
import { startWorkerReader } from './worker-reader.ts'

type TableHandlers = Pick<Handlers, Extract<keyof Handlers, `tables.${string}`>>

const layoutName = 'hcpcs-layout.json'

export interface TableServices {
  readonly handlers: TableHandlers
  /** Cancels all imports. */
  close(): void
}

/** Returns the handlers for code tables. Nothing is read before the first call. */
export function createTableHandlers(
  store: TableStore,
  dataset: Dataset,
  announce: (message: EventMessage) => void,
): TableServices {
  const readLayout = async (): Promise<LevelTwoLayout> => {
    const path = join(dataset.folder, 'tables', layoutName)
    const read = await readJsonFile(path, layoutName, levelTwoLayoutSchema)
    return read.ok ? read.value : { formatVersion: 1, letters: [] }
  }

  const codeTables = openCodeTables(store, () => dataset.catalog().editions.map(({ id }) => id))
  const tasks = new ImportTasks((task, name, bytes) =>
    startImport(name, bytes, {
      reader: startWorkerReader((rows) =>
        announce({ name: 'tables-progress', detail: { task, rows } }),
      ),
      store,
      dataset,
      today: localToday,
    }),
  )
  const changed = () => announce({ name: 'tables-changed', detail: null })

  return {
    handlers: {
      'tables.list': async () => {
        const { tables, problems } = await store.list()
        return { tables, problems }
      },
      'tables.layout': readLayout,
      'tables.codes': ({ system, edition }) => codeTables.codes(system, edition),
      'tables.code': ({ code }) => codeTables.code(code),
      'tables.compare': ({ from, to }) => codeTables.compare(from, to),
      'tables.begin': ({ name, size }) => Promise.resolve({ task: tasks.begin(name, size) }),
      'tables.send': ({ task, data }) => {
        tasks.send(task, data)
        return Promise.resolve(null)
      },
      'tables.offers': ({ task }) => tasks.importOf(task).offers(),
      'tables.preview': ({ task, offer, mapping, edition }) =>
        tasks.importOf(task).preview(offer, mapping, edition),
      'tables.add': async ({ task, edition, licensed }) => {
        const entry = await tasks.importOf(task).add(edition, licensed)
        changed()
        return entry
      },
      'tables.cancel': ({ task }) => {
        tasks.cancel(task)
        return Promise.resolve(null)
      },
      'tables.remove': async ({ table }) => {
        await store.remove(table)
        changed()
        return null
      },
    },
    close: () => tasks.end(),
  }
}

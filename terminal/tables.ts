import { join } from 'node:path'
import { sharedFolder } from '#backend/policy/shared-folder.ts'
import { type TableStore, openTableStore } from '#backend/tables/table-store.ts'
import type { Terminal } from './command.ts'

/** Returns the code tables for the command line: the shipped ones, those for all users, and the user's own. */
export function openTables({ dataset, userData, policy }: Terminal): TableStore {
  return openTableStore({
    shipped: join(dataset, 'tables'),
    shared: policy.tablesFolder ?? sharedFolder('tables'),
    own: join(userData, 'tables'),
  })
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { codeSystemOf } from '#core/tables/table-code.ts'
import type { Terminal } from '../command.ts'
import type { FoundCode } from './found.ts'

/** Returns the codes that a query finds in the tables. */
export type TableAnswerer = (query: string, limit: number) => Promise<readonly FoundCode[]>

/**
 * Whether to search the code tables: on request, for a HCPCS Level II code, or for a CPT code if the user has tables.
 * Otherwise no table is read.
 */
export function asksTables(terminal: Terminal, query: string, wanted: boolean): boolean {
  const system = codeSystemOf(query.trim().toUpperCase())
  return (
    wanted ||
    system === 'hcpcs' ||
    (system === 'cpt' && existsSync(join(terminal.userData, 'tables', 'manifest.json')))
  )
}

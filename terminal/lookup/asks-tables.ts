import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { codeSystemOf } from '#core/tables/table-code.ts'
import type { Terminal } from '../command.ts'
import type { FoundCode } from './found.ts'

/** Returns the codes that a query finds in the tables. */
export type TableAnswerer = (query: string, limit: number) => Promise<readonly FoundCode[]>

/**
 * Returns what tells whether a query is to be looked up in code tables: where it was asked for, where it is a code of
 * HCPCS Level II, and where it is one of CPT and the person has tables. Else no table is read.
 */
export function openTableQuestion(
  { userData }: Terminal,
  wanted: boolean,
): (query: string) => boolean {
  let hasTables: boolean | undefined
  return (query) => {
    const system = codeSystemOf(query.trim().toUpperCase())
    if (wanted || system === 'hcpcs') return true
    if (system !== 'cpt') return false
    return (hasTables ??= existsSync(join(userData, 'tables', 'manifest.json')))
  }
}

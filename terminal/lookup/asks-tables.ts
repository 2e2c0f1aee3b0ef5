import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { codeSystemOf } from '#core/tables/table-code.ts'
import type { Terminal } from '../command.ts'
import type { FoundCode } from './found.ts'

/** Returns the codes that a query finds in the tables. */
export type TableAnswerer = (query: string, limit: number) => Promise<readonly FoundCode[]>

/**
 * Returns a function that says whether to search the code tables for a query: on request, for a HCPCS Level II code,
 * or for a CPT code if the user has tables. Otherwise no table is read.
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

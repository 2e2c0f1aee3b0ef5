import { openCodeTables } from '#backend/tables/code-tables.ts'
import type { TableStore } from '#backend/tables/table-store.ts'
import type { LanguageFile } from '#core/editions/reference-files.ts'
import { buildAnalyzer } from '#core/search/analyze.ts'
import type { CodeList } from '#core/tables/code-list.ts'
import { codesBeginning } from '#core/tables/find-codes.ts'
import { findCodes, indexCodes } from '#core/tables/search-codes.ts'
import { codeSystemOf } from '#core/tables/table-code.ts'

/** A code that a table has, with its fullest descriptor. */
export interface FoundCode {
  readonly code: string
  readonly system: 'cpt' | 'hcpcs'
  readonly text: string
}

/** Returns how codes are found in an edition's tables and in HCPCS Level II: by their beginning, or by words. */
export function openTableCodes(
  store: TableStore,
  editionIds: readonly string[],
  edition: string,
  language: LanguageFile | null,
): (query: string, limit: number) => Promise<FoundCode[]> {
  const tables = openCodeTables(store, () => editionIds)
  const searches = new Map<string, (query: string) => number[]>()

  async function findIn(system: 'cpt' | 'hcpcs', query: string): Promise<FoundCode[]> {
    const list: CodeList = await tables.codes(system, edition)
    const beginning = codesBeginning(list, query)
    const indexes = beginning.length > 0 ? beginning : searchIn(system, list)(query)
    return indexes.map((index) => ({
      code: list.codes[index] ?? '',
      system,
      text: list.texts[index] ?? '',
    }))
  }

  function searchIn(system: string, list: CodeList): (query: string) => number[] {
    const known = searches.get(system)
    if (known !== undefined) return known
    const words = indexCodes(list, buildAnalyzer(language))
    const search = (query: string) => (isOfWords(query) ? findCodes(words, query) : [])
    searches.set(system, search)
    return search
  }

  return async (query, limit) => {
    // A whole code is looked for in its own system only, so that the other one is not read.
    const system = codeSystemOf(query.trim().toUpperCase())
    const systems = system === 'cpt' || system === 'hcpcs' ? [system] : (['cpt', 'hcpcs'] as const)
    const found = await Promise.all(systems.map((each) => findIn(each, query)))
    return found.flatMap((codes) => codes.slice(0, limit))
  }
}

function isOfWords(query: string): boolean {
  return /[a-z]{3}/i.test(query)
}

import { openCodeTables } from '#backend/tables/code-tables.ts'
import { buildAnalyzer } from '#core/search/analyze.ts'
import type { CodeList } from '#core/tables/code-list.ts'
import { codesBeginning } from '#core/tables/find-codes.ts'
import { findCodes, indexCodes } from '#core/tables/search-codes.ts'
import { codeSystemOf } from '#core/tables/table-code.ts'
import type { Terminal } from './command.ts'
import { openWithOwnEditions, readCurrentOutline } from './editions.ts'
import type { TableAnswerer } from './lookup/asks-tables.ts'
import type { FoundCode } from './lookup/found.ts'
import { openTables } from './tables.ts'

/** Returns the function that finds codes in an edition's tables and in HCPCS Level II, by prefix or by words. */
export async function openTableCodes(
  terminal: Terminal,
  wanted: string | undefined,
): Promise<TableAnswerer> {
  const dataset = await openWithOwnEditions(terminal)
  const edition = wanted ?? (await readCurrentOutline(terminal, dataset)).edition
  const { language } = await dataset.references()
  const editionIds = dataset.catalog().editions.map(({ id }) => id)
  const tables = openCodeTables(openTables(terminal), () => editionIds)
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
    // A complete code is searched only in its own system, so that the other one is not loaded.
    const system = codeSystemOf(query.trim().toUpperCase())
    const systems = system === 'cpt' || system === 'hcpcs' ? [system] : (['cpt', 'hcpcs'] as const)
    const found = await Promise.all(systems.map((each) => findIn(each, query)))
    return found.flatMap((codes) => codes.slice(0, limit))
  }
}

function isOfWords(query: string): boolean {
  return /[a-z]{3}/i.test(query)
}

import { CallFailed } from '#core/contract/call-failed.ts'
import type { CodeComparisonAnswer, CodeFacts, EditionCodes } from '#core/contract/tables-calls.ts'
import { emptyCodeList, listCodes } from '#core/tables/code-list.ts'
import { type CodeComparison, compareCodes } from '#core/tables/compare-codes.ts'
import { type FieldId, fieldIds } from '#core/tables/fields.ts'
import { type Table, rowsOfCode } from '#core/tables/table.ts'
import { tableCodeOrder } from '#core/tables/table-code.ts'
import type { ListedTable, TableStore } from './table-store.ts'

/** Answers from all tables together. */
export interface CodeTables {
  /** Returns the codes of a system in an edition, with the changes since the previous one. */
  codes(system: 'cpt' | 'hcpcs', edition: string): Promise<EditionCodes>
  /** Returns what each table says about a code, newest edition first. Damaged tables are left out. */
  code(code: string): Promise<CodeFacts[]>
  /** Returns how the CPT codes changed between two editions. */
  compare(from: string, to: string): Promise<CodeComparisonAnswer>
}

/** Returns the answers from a store's tables. `editionIds` ascend by effective date. */
export function openCodeTables(store: TableStore, editionIds: () => readonly string[]): CodeTables {
  /** The last lists, by the tables that they come from. */
  const made = new Map<string, Promise<EditionCodes>>()
  const mostMade = 4

  async function readAll(listed: readonly ListedTable[]): Promise<Table[]> {
    const tables = await Promise.all(
      listed.map(({ entry }) =>
        store.read(entry.id).catch((error: unknown) => {
          if (error instanceof CallFailed) return undefined
          throw error
        }),
      ),
    )
    return tables.filter((table) => table !== undefined)
  }

  /** Returns the newest table of each kind and variant for an edition; for HCPCS Level II, the newest of all. */
  async function tablesOf(system: 'cpt' | 'hcpcs', edition: string): Promise<ListedTable[]> {
    const { tables } = await store.list()
    if (system === 'hcpcs')
      return newestOf(tables, ({ entry }) => entry.kind === 'hcpcs').slice(0, 1)
    const ofEdition = newestOf(
      tables,
      ({ entry }) => entry.edition === edition && entry.kind !== 'hcpcs',
    )
    const kinds = new Set<string>()
    return ofEdition.filter(({ entry }) => {
      // A later release replaces an earlier one of the same year. The user's own lists are all different.
      const kind = entry.kind === 'columns' ? entry.id : entry.id.replace(/-\d{4}(-\d\d)?$/, '')
      if (kinds.has(kind)) return false
      kinds.add(kind)
      return true
    })
  }

  async function make(system: 'cpt' | 'hcpcs', edition: string): Promise<EditionCodes> {
    const listed = await tablesOf(system, edition)
    const tables = await readAll(listed)
    const list = tables.length === 0 ? emptyCodeList : listCodes(tables, system)
    const ids = editionIds()
    const before = ids[ids.indexOf(edition) - 1]
    const answer = { ...list, tables: tables.map(({ entry }) => entry.id) }
    if (system === 'hcpcs' || before === undefined || tables.length === 0) return answer
    const changes = await comparison(before, edition)
    if (changes.kinds.length === 0) return answer
    return {
      ...answer,
      since: {
        edition: before,
        added: changes.added.map(({ code }) => code),
        deleted: [...changes.deleted],
        reworded: changes.reworded.map(({ code }) => code),
      },
    }
  }

  async function comparison(from: string, to: string): Promise<CodeComparison> {
    const [before, after] = await Promise.all([
      tablesOf('cpt', from).then(readAll),
      tablesOf('cpt', to).then(readAll),
    ])
    return compareCodes(before, after, 'cpt')
  }

  return {
    async codes(system, edition) {
      const { tables } = await store.list()
      const state = tables.map(({ entry }) => `${entry.sha256}${entry.edition}`).join()
      const key = `${system} ${system === 'hcpcs' ? '' : edition} ${state}`
      const answer = made.get(key) ?? make(system, edition)
      made.delete(key)
      made.set(key, answer)
      answer.catch(() => made.delete(key))
      for (const oldest of made.keys()) {
        if (made.size <= mostMade) break
        made.delete(oldest)
      }
      return answer
    },
    async code(code) {
      const { tables } = await store.list()
      const facts: CodeFacts[] = []
      for (const listed of tables) {
        const [table] = await readAll([listed])
        if (table === undefined) continue
        const [first, end] = rowsOfCode(table.content, code, tableCodeOrder)
        if (first === end) continue
        facts.push({
          table: listed.entry.id,
          rows: Array.from({ length: end - first }, (_, index) => rowOf(table, first + index)),
        })
      }
      return facts
    },
    compare: comparison,
  }
}

function rowOf({ content }: Table, row: number) {
  const values: Partial<Record<FieldId, string>> = {}
  for (const field of fieldIds) {
    const column = content.columns[field]
    if (column !== undefined) values[field] = column[row] ?? ''
  }
  return { modifier: content.modifiers?.[row] ?? '', values }
}

function newestOf(
  tables: readonly ListedTable[],
  test: (table: ListedTable) => boolean,
): ListedTable[] {
  return tables
    .filter(test)
    .sort((a, b) => b.entry.effectiveDate.localeCompare(a.entry.effectiveDate))
}

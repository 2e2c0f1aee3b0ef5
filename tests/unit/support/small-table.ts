import type { FieldId } from '#core/tables/fields.ts'
import type { Table, TableEntry } from '#core/tables/table.ts'
import type { TableKindId } from '#core/tables/table-kinds.ts'

const noChecksum = '0'.repeat(64)

/** The header of a small table. */
export const smallFacts = {
  id: 'pprrvu-2026-01',
  kind: 'pprrvu',
  title: 'A table',
  edition: '2026',
  effectiveDate: '2026-01-01',
  source: { name: 'file.csv', sha256: noChecksum },
  added: '2026-01-02',
  codes: { cpt: 0, hcpcs: 0, cdt: 0 },
  fields: [],
} as const satisfies Omit<TableEntry, 'file' | 'sha256' | 'fields'> & { fields: readonly FieldId[] }

/** Returns a table of a kind with ascending codes, each with a text in a field. */
export function smallTable(
  kind: TableKindId,
  texts: Readonly<Record<string, string>>,
  field: FieldId = 'short',
): Table {
  // Numeric keys would come out in another order.
  const pairs = Object.entries(texts)
  return {
    entry: { ...smallFacts, fields: [], kind, file: 'a.json.gz', sha256: noChecksum },
    content: {
      codes: pairs.map(([code]) => code),
      columns: { [field]: pairs.map(([, text]) => text) },
    },
  }
}

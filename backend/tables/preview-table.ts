import { codeSystemOf } from '#core/tables/table-code.ts'
import { descriptorFields } from '#core/tables/fields.ts'
import type { TableContent } from '#core/tables/table.ts'

/** The difference between two tables of a kind, in numbers of codes. */
export interface TableDifference {
  readonly added: number
  readonly changed: number
  readonly gone: number
}

/** Counts the codes that only one of two tables has, and those with any different row. */
export function differTables(before: TableContent, after: TableContent): TableDifference {
  const old = rowsByCode(before)
  const now = rowsByCode(after)
  let added = 0
  let changed = 0
  let gone = 0
  for (const [code, rows] of now) {
    const other = old.get(code)
    if (other === undefined) added++
    else if (other !== rows) changed++
  }
  for (const code of old.keys()) if (!now.has(code)) gone++
  return { added, changed, gone }
}

/** Returns the distinct codes of a table, or only those of CPT. */
export function codesOf({ codes }: TableContent, only?: 'cpt'): string[] {
  return [...new Set(codes)].filter((code) => only === undefined || codeSystemOf(code) === only)
}

/** Returns the first rows of a table, formatted for display. */
export function sampleOf({ codes, modifiers, columns }: TableContent, most: number) {
  const text = descriptorFields.map((field) => columns[field]).find((column) => column)
  return codes.slice(0, most).map((code, row) => ({
    code,
    modifier: modifiers?.[row] ?? '',
    text: (text?.[row] ?? '').slice(0, 300),
  }))
}

/** Returns each code with all its rows as one text. */
function rowsByCode({ codes, modifiers, columns }: TableContent): Map<string, string> {
  const fields = Object.keys(columns).sort() as (keyof typeof columns)[]
  const rows = new Map<string, string>()
  codes.forEach((code, row) => {
    const said = [modifiers?.[row] ?? '', ...fields.map((field) => columns[field]?.[row] ?? '')]
    rows.set(code, (rows.get(code) ?? '') + said.join('\u0001'))
  })
  return rows
}

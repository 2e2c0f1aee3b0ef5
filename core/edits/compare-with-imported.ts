import { compareEditions } from '../comparison/compare-editions.ts'
import type { Comparison } from '../comparison/comparison.ts'
import type { EditionFile } from '../editions/edition-file.ts'
import { buildOutline } from '../editions/outline.ts'

/**
 * Returns the changes of an own edition since it was imported or copied. Both are the same edition, so a heading with
 * another id is recognized by its former ids, and one that was split off by the ids that it continues since.
 */
export function compareWithImported(imported: EditionFile, current: EditionFile): Comparison {
  const before = new Map(imported.categories.map((record) => [record.id, record]))
  const categories = current.categories.map(({ continues = [], ...record }) => {
    const declared = before.get(record.id)?.continues ?? []
    const since = continues.filter((id) => !declared.includes(id))
    const origins = [...since, ...(record.formerIds ?? [])].filter((id) => before.has(id))
    return origins.length === 0 ? record : { ...record, continues: [...new Set(origins)] }
  })
  return compareEditions(buildOutline(imported), buildOutline({ ...current, categories }))
}

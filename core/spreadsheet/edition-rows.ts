import { formatRanges } from '../codes/code-range.ts'
import type { CategoryRecord, EditionFile } from '../editions/edition-file.ts'
import {
  type ColumnId,
  columnIds,
  levelWord,
  sheetColumns,
  sheetFacts,
  sheetMarks,
} from './sheet-columns.ts'

/** A row of an exported sheet, and how it is drawn. */
export interface SheetRow {
  readonly cells: readonly string[]
  /** A heading's depth, 1 for a section; `header` for the names of the columns; `fact` for a line before them. */
  readonly kind: number | 'header' | 'fact'
}

/**
 * Returns an edition as the rows of a sheet: what it is, then one row a heading in book order. How each heading is known
 * does not go along; everything else comes back equal.
 */
export function editionRows({
  id,
  title,
  effectiveDate,
  notes,
  categories,
}: EditionFile): SheetRow[] {
  const fact = (name: string, value: string): SheetRow => ({ kind: 'fact', cells: [name, value] })
  const depths = new Map<string, number>()
  return [
    fact(sheetFacts.id, id),
    fact(sheetFacts.title, title),
    fact(sheetFacts.effectiveDate, effectiveDate),
    ...notes.map(({ text }) => fact(sheetFacts.note, text)),
    { kind: 'fact', cells: [] },
    { kind: 'header', cells: columnIds.map((column) => sheetColumns[column].title) },
    ...categories.map((record): SheetRow => {
      const depth = record.parent === null ? 1 : (depths.get(record.parent) ?? 0) + 1
      depths.set(record.id, depth)
      const cells = cellsOf(record, depth)
      return { kind: depth, cells: columnIds.map((column) => cells[column]) }
    }),
  ]
}

function cellsOf(record: CategoryRecord, depth: number): Record<ColumnId, string> {
  const marks = [
    ...(record.resequenced ? [sheetMarks.resequenced] : []),
    ...(record.ownCodes ? [sheetMarks.ownCodes] : []),
  ]
  return {
    level: levelWord(depth),
    name: record.name,
    ranges: formatRanges(record.ranges),
    note: record.note ?? '',
    cameFrom: (record.continues ?? []).join('; '),
    id: record.id,
    marks: marks.join('; '),
    formerIds: (record.formerIds ?? []).join('; '),
  }
}

import type { FieldId } from '#core/tables/fields.ts'
import type { Row } from '#backend/files/read-delimited.ts'
import type { Sink, TableSource, Values } from './format.ts'

/** The column of each field, from 0. */
export interface ColumnMap {
  readonly code: number
  readonly modifier?: number
  readonly fields: readonly (readonly [FieldId, number])[]
}

/** Normalizes a header for comparison: single spaces, lower case. */
export function headerName(cell: string | undefined): string {
  return (cell ?? '').replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

/** Returns the first column of a header whose name matches, or -1. */
export function columnNamed(header: readonly string[], pattern: RegExp): number {
  return header.findIndex((cell) => pattern.test(headerName(cell)))
}

/** Returns the column of each field whose name is in the header. */
export function columnsNamed(
  header: readonly string[],
  patterns: readonly (readonly [FieldId, RegExp])[],
): (readonly [FieldId, number])[] {
  return patterns.flatMap(([field, pattern]) => {
    const column = columnNamed(header, pattern)
    return column < 0 ? [] : [[field, column] as const]
  })
}

/** Passes the rows after the header to the sink. `adjust` can change the values of a row. */
export async function readColumns(
  source: TableSource,
  afterLine: number,
  columns: ColumnMap,
  sink: Sink,
  adjust: (values: Values, cells: readonly string[]) => void = () => undefined,
): Promise<void> {
  for await (const { line, cells } of source.rows()) {
    if (line <= afterLine || isEmpty(cells)) continue
    const values: Values = {}
    for (const [field, column] of columns.fields) values[field] = (cells[column] ?? '').trim()
    adjust(values, cells)
    const modifier = columns.modifier === undefined ? '' : (cells[columns.modifier] ?? '').trim()
    sink.add(line, cells[columns.code] ?? '', modifier, values)
  }
}

/** Whether a row is empty. The Ctrl-Z at the end of some files counts as empty. */
export function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.replaceAll('\u001a', '').trim() === '')
}

/** Returns the first row that a test accepts. */
export function findRow(
  rows: readonly Row[],
  test: (cells: readonly string[]) => boolean,
): Row | undefined {
  return rows.find(({ cells }) => test(cells))
}

import type { Problem } from '../editions/problem.ts'

/** A fault of a spreadsheet, by row and column. */
export interface SheetFault extends Problem {
  /** Its number in the sheet, from 1; `null` for the whole sheet. */
  readonly row: number | null
  /** Its letter. */
  readonly column: string | null
}

/** Returns a fault; `column` is a letter. */
export function sheetFault(
  file: string,
  row: number | null,
  column: string | null,
  message: string,
  remedy: string,
): SheetFault {
  const place = row === null ? '' : column === null ? `row ${row}` : `row ${row}, column ${column}`
  return { file, place, message, remedy, row, column }
}

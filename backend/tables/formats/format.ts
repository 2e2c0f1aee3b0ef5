import type { FieldId } from '#core/tables/fields.ts'
import type { Release } from '#core/tables/release.ts'
import type { TableKindId } from '#core/tables/table-kinds.ts'
import type { Row } from '#backend/files/read-delimited.ts'

/** A file, or a sheet of a spreadsheet, that may become a code table. */
export interface TableSource {
  /** Names that may tell the release, the nearest first: sheet, file, archive. */
  readonly names: readonly string[]
  /** The lines of a text file; empty for a sheet. */
  lines(): Promise<readonly string[]>
  /** Its rows: the cells of a sheet, or the values of a text parted by the separator that it uses most. */
  rows(): AsyncIterable<Row>
}

/** The beginning of a source, by which a format is known. */
export interface Head {
  readonly names: readonly string[]
  readonly lines: readonly string[]
  readonly rows: readonly Row[]
}

export type Values = Partial<Record<FieldId, string>>

/** Takes what a format reads. */
export interface Sink {
  /** Takes a row of the file. A cell that holds no code is skipped with a reason. */
  add(line: number, code: string, modifier: string, values: Values): void
  /** Notes a line that is not taken, and why. */
  skip(line: number, reason: string): void
}

/** A source that was recognized. */
export interface Detected {
  readonly kind: TableKindId
  /** Told apart within a kind, such as the setting of MUE: part of the table's title and id. */
  readonly variant?: string
  readonly release: Release | undefined
  /** The fields that the file has, empty ones too. */
  readonly fields: readonly FieldId[]
  /** Reads all of it, and returns the release that the rows tell where it is known by them only. */
  read(source: TableSource, sink: Sink): Promise<Release | undefined>
}

/** One kind of file. */
export interface TableFormat {
  /** Returns how to read a file with these first bytes, or `undefined` if it is of another kind. */
  detect(head: Head): Detected | undefined
}

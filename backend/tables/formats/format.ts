import type { FieldId } from '#core/tables/fields.ts'
import type { Release } from '#core/tables/release.ts'
import type { TableKindId } from '#core/tables/table-kinds.ts'
import type { Row } from '#backend/files/read-delimited.ts'

/** A file, or a sheet of a spreadsheet, that may become a code table. */
export interface TableSource {
  /** Names that may contain the release, most specific first: sheet, file, archive. */
  readonly names: readonly string[]
  /** The lines of a text file; empty for a sheet. */
  lines(): Promise<readonly string[]>
  /** Its rows: the cells of a sheet, or the values of a text split at its most frequent separator. */
  rows(): AsyncIterable<Row>
}

/** The start of a source, by which a format is recognized. */
export interface Head {
  readonly names: readonly string[]
  readonly lines: readonly string[]
  readonly rows: readonly Row[]
}

export type Values = Partial<Record<FieldId, string>>

/** Receives what a format reads. */
export interface Sink {
  /** Adds a row of the file. A cell without a code is skipped with a reason. */
  add(line: number, code: string, modifier: string, values: Values): void
  /** Records a skipped line, and why. */
  skip(line: number, reason: string): void
}

/** A source that was recognized. */
export interface Detected {
  readonly kind: TableKindId
  /** The variant within a kind, such as the setting of MUE. It is part of the table's title and id. */
  readonly variant?: string
  readonly release: Release | undefined
  /** The fields in the file, including empty ones. */
  readonly fields: readonly FieldId[]
  /** Reads everything, and returns the release if only the rows contain it. */
  read(source: TableSource, sink: Sink): Promise<Release | undefined>
}

/** One file format. */
export interface TableFormat {
  /** Returns how to read a file with these first bytes, or `undefined` if it is of another kind. */
  detect(head: Head): Detected | undefined
}

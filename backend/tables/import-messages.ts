import type { TableFacts } from './encode-table.ts'
import type { ColumnMapping } from './formats/own-columns.ts'
import type { ReadTable, TableFile } from './table-file.ts'
import type { TableDifference } from './preview-table.ts'

/** The requests to the reader of a file, one at a time. */
export interface ImportRequests {
  open: {
    readonly input: { readonly name: string; readonly bytes: Uint8Array }
    readonly output: Pick<TableFile, 'offers' | 'skipped'> & { readonly sha256: string }
  }
  read: {
    readonly input: { readonly offer: number; readonly mapping: ColumnMapping | undefined }
    readonly output: ReadSummary
  }
  /** Compares the table read last with another one. */
  compare: {
    readonly input: { readonly name: string; readonly bytes: Uint8Array }
    readonly output: TableDifference
  }
  encode: {
    readonly input: { readonly facts: TableFacts }
    readonly output: {
      readonly entry: TableFacts & { file: string; sha256: string }
      readonly bytes: Uint8Array
    }
  }
}

export type ImportRequest = keyof ImportRequests

/** A summary of a table that was read. Its content stays with the reader. */
export type ReadSummary = Omit<ReadTable, 'content'> & {
  readonly rows: number
  /** The distinct CPT codes. */
  readonly cptCodes: readonly string[]
  readonly sample: readonly {
    readonly code: string
    readonly modifier: string
    readonly text: string
  }[]
}

/** Reads one file, in this or another thread. */
export interface TableReader {
  ask<Name extends ImportRequest>(
    name: Name,
    input: ImportRequests[Name]['input'],
  ): Promise<ImportRequests[Name]['output']>
  /** Stops reading immediately and frees its memory. */
  end(): void
}

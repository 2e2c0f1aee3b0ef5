import type { TableFacts } from './encode-table.ts'
import type { ColumnMapping } from './formats/own-columns.ts'
import type { ReadTable, TableFile } from './table-file.ts'
import type { TableDifference } from './preview-table.ts'

/** What the reader of a file is asked for, one after the other. */
export interface ImportRequests {
  open: {
    readonly input: { readonly name: string; readonly bytes: Uint8Array }
    readonly output: Pick<TableFile, 'offers' | 'skipped'> & { readonly sha256: string }
  }
  read: {
    readonly input: { readonly offer: number; readonly mapping: ColumnMapping | undefined }
    readonly output: ReadSummary
  }
  /** Holds the table read last against another one. */
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

/** What is told of a table that was read; its content stays where it was read. */
export type ReadSummary = Omit<ReadTable, 'content'> & {
  readonly rows: number
  /** The different codes of CPT. */
  readonly cptCodes: readonly string[]
  readonly sample: readonly {
    readonly code: string
    readonly modifier: string
    readonly text: string
  }[]
}

/** Reads one file, in this thread or in one of its own. */
export interface TableReader {
  ask<Name extends ImportRequest>(
    name: Name,
    input: ImportRequests[Name]['input'],
  ): Promise<ImportRequests[Name]['output']>
  /** Ends the reading at once and frees what it holds. */
  end(): void
}

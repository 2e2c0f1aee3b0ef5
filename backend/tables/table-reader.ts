import { checksum } from '../files/checksum.ts'
import { decodeTable, encodeTable } from './encode-table.ts'
import type { ImportRequest, ImportRequests, TableReader } from './import-messages.ts'
import { codesOf, differTables, sampleOf } from './preview-table.ts'
import { type ReadTable, type TableFile, openTableFile } from './table-file.ts'

const sampleRows = 6

/** Returns a reader of one file that works in this thread. `report` is called with the number of rows read. */
export function createTableReader(report: (rows: number) => void): TableReader {
  let file: TableFile | undefined
  let table: ReadTable | undefined

  const answers: {
    [Name in ImportRequest]: (
      input: ImportRequests[Name]['input'],
    ) => Promise<ImportRequests[Name]['output']>
  } = {
    async open({ name, bytes }) {
      file = await openTableFile(bytes, name)
      return { offers: file.offers, skipped: file.skipped, sha256: checksum(bytes) }
    },
    async read({ offer, mapping }) {
      table = await opened(file).read(offer, mapping, report)
      const { content, ...summary } = table
      return {
        ...summary,
        rows: content.codes.length,
        cptCodes: codesOf(content, 'cpt'),
        sample: sampleOf(content, sampleRows),
      }
    },
    async compare({ name, bytes }) {
      const before = await decodeTable(name, bytes)
      return differTables(before.content, opened(table).content)
    },
    encode: ({ facts }) => encodeTable(facts, opened(table).content),
  }
  return {
    ask: (name, input) => answers[name](input),
    end: () => {
      file = undefined
      table = undefined
    },
  }
}

function opened<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The reader of a code table was asked out of turn.')
  return value
}

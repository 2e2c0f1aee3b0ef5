import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import {
  type TableContent,
  type TableEntry,
  isTableContent,
  tableFormatVersion,
} from '#core/tables/table.ts'
import { checksum } from '#backend/files/checksum.ts'
import { refusedFile } from '#backend/files/refused-file.ts'

const unpack = promisify(gunzip)
const pack = promisify(gzip)
/** Above any table: 500,000 rows of a fee schedule. */
const mostBytes = 512 * 1024 * 1024

/** What a table's entry says besides where its file is. */
export type TableFacts = Omit<TableEntry, 'file' | 'sha256'>

/** Returns a table's file (JSON, gzip) and its entry. The entry is in the file too, so that a lost manifest can be made anew. */
export async function encodeTable(
  facts: TableFacts,
  content: TableContent,
): Promise<{ bytes: Uint8Array; entry: TableEntry }> {
  const json = JSON.stringify({ formatVersion: tableFormatVersion, facts, content })
  const bytes = await pack(json, { level: 9 })
  const sha256 = checksum(bytes)
  // A name of its own leaves the file of the table that it replaces whole until the manifest is saved.
  return { bytes, entry: { ...facts, file: `${facts.id}-${sha256.slice(0, 8)}.json.gz`, sha256 } }
}

/** Returns what a table's file holds. Throws a CallFailed (`bad-file`) where it is damaged. */
export async function decodeTable(
  name: string,
  bytes: Uint8Array,
): Promise<{ facts: unknown; content: TableContent }> {
  let value: unknown
  try {
    value = JSON.parse((await unpack(bytes, { maxOutputLength: mostBytes })).toString('utf8'))
  } catch {
    throw refusedFile(`The code table ${name} is damaged. Remove it and add it again.`)
  }
  const { formatVersion, facts, content } = (value ?? {}) as Readonly<Record<string, unknown>>
  if (typeof formatVersion === 'number' && formatVersion > tableFormatVersion) {
    throw refusedFile(`The code table ${name} was written by a newer version of Category Atlas.`)
  }
  if (!isTableContent(content)) {
    throw refusedFile(`The code table ${name} is damaged. Remove it and add it again.`)
  }
  return { facts, content }
}

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
/** More than any table needs: 500,000 rows of a fee schedule. */
const mostBytes = 512 * 1024 * 1024

/** A table's entry, except for its file. */
export type TableFacts = Omit<TableEntry, 'file' | 'sha256'>

/** Returns a table's file (JSON, gzip) and its entry. The file contains the entry too, so that a lost manifest can be rebuilt. */
export async function encodeTable(
  facts: TableFacts,
  content: TableContent,
): Promise<{ bytes: Uint8Array; entry: TableEntry }> {
  const json = JSON.stringify({ formatVersion: tableFormatVersion, facts, content })
  const bytes = await pack(json, { level: 9 })
  const sha256 = checksum(bytes)
  // With a name of its own, it does not overwrite the table that it replaces before the manifest is saved.
  return { bytes, entry: { ...facts, file: `${facts.id}-${sha256.slice(0, 8)}.json.gz`, sha256 } }
}

/** Returns what a table's file holds. Throws a CallFailed (`bad-file`) if it is damaged. */
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

import { basename } from 'node:path'
import { decodeText } from '#backend/files/decode-text.ts'
import { UnreadableFile, readFileOfAtMost } from '#backend/files/read-file.ts'
import type { ImportKind } from '#core/contract/host-calls.ts'
import { isEditionFileName } from '#core/editions/export-formats.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { importFormatOf, whyNoImport } from '#core/userdata/exchange/import-format.ts'

/** A file for the window, or a sentence for the user on why it cannot be opened. */
export type OpenedFile =
  | { readonly name: string; readonly format: 'json' | 'csv'; readonly text: string }
  /** An edition, its bytes in base64. */
  | { readonly name: string; readonly format: 'edition'; readonly data: string }
  | { readonly problem: string }

/** Reads a file that the app was asked to open, if it may be an export or an edition, as which it may have been chosen. Never throws. */
export async function readOpenedFile(path: string, what?: ImportKind): Promise<OpenedFile> {
  const name = basename(path)
  if (what === 'edition' || isEditionFileName(name)) return readEdition(path, name)
  const format = importFormatOf(name)
  if (format === undefined) return { problem: `${name}: ${whyNoImport(name)}` }
  try {
    const decoded = decodeText(await readFileOfAtMost(path, untrustedLimits.importFile.bytes))
    return decoded.ok
      ? { name, format, text: decoded.text }
      : { problem: `${name}, ${decoded.place}: ${decoded.problem} Save it as UTF-8.` }
  } catch (error) {
    return problemOf(name, error)
  }
}

async function readEdition(path: string, name: string): Promise<OpenedFile> {
  try {
    const bytes = await readFileOfAtMost(path, untrustedLimits.editionFile.bytes)
    return { name, format: 'edition', data: bytes.toString('base64') }
  } catch (error) {
    return problemOf(name, error)
  }
}

function problemOf(name: string, error: unknown): OpenedFile {
  if (!(error instanceof UnreadableFile)) throw error
  return { problem: `${name}: ${error.message} ${error.remedy}` }
}

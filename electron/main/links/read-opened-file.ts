import { basename } from 'node:path'
import { decodeText } from '#backend/files/decode-text.ts'
import { UnreadableFile, readFileOfAtMost } from '#backend/files/read-file.ts'
import type { ImportKind } from '#core/contract/host-calls.ts'
import { isEditionFileName } from '#core/editions/export-formats.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { importFormatOf, noImportFile } from '#core/userdata/exchange/import-format.ts'

/** A file for the window, or a sentence for the user on why it cannot be opened. */
export type OpenedFile =
  | { readonly name: string; readonly format: 'json' | 'csv'; readonly text: string }
  | { readonly name: string; readonly format: 'edition'; readonly data: string }
  | { readonly problem: string }

/** Reads a file that the app was asked to open, if it can be an export or an edition. `what` is what it was chosen as. Never throws. */
export async function readOpenedFile(path: string, what?: ImportKind): Promise<OpenedFile> {
  const name = basename(path)
  const isEdition = what === 'edition' || isEditionFileName(name)
  try {
    if (isEdition) {
      const bytes = await readFileOfAtMost(path, untrustedLimits.editionFile.bytes)
      return { name, format: 'edition', data: Buffer.from(bytes).toString('base64') }
    }
    const format = importFormatOf(name)
    if (format === undefined) return { problem: `${name}: ${noImportFile}` }
    const decoded = decodeText(await readFileOfAtMost(path, untrustedLimits.importFile.bytes))
    return decoded.ok
      ? { name, format, text: decoded.text }
      : { problem: `${name}, ${decoded.place}: ${decoded.problem} Save it as UTF-8.` }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { problem: `${name}: ${error.message} ${error.remedy}` }
  }
}

import { basename } from 'node:path'
import { decodeText } from '#backend/files/decode-text.ts'
import { UnreadableFile, readFileOfAtMost } from '#backend/files/read-file.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { importFormatOf, noImportFile } from '#core/userdata/exchange/import-format.ts'

/** A file for the window, or a sentence for the user on why it cannot be opened. */
export type OpenedFile =
  | { readonly name: string; readonly format: 'json' | 'csv'; readonly text: string }
  | { readonly problem: string }

/** Reads a file that the app was asked to open, if it may be an export. Never throws. */
export async function readOpenedFile(path: string): Promise<OpenedFile> {
  const name = basename(path)
  const format = importFormatOf(name)
  if (format === undefined) return { problem: `${name}: ${noImportFile}` }
  try {
    const decoded = decodeText(await readFileOfAtMost(path, untrustedLimits.importFile.bytes))
    return decoded.ok
      ? { name, format, text: decoded.text }
      : { problem: `${name}, ${decoded.place}: ${decoded.problem} Save it as UTF-8.` }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { problem: `${name}: ${error.message} ${error.remedy}` }
  }
}

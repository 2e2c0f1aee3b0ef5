import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { importFormatOf, noImportFile } from '#core/userdata/exchange/import-format.ts'
import { limits } from '#core/userdata/limits.ts'

/** A file as it goes to the window, or why it does not: a sentence for the person. */
export type OpenedFile =
  | { readonly name: string; readonly format: 'json' | 'csv'; readonly text: string }
  | { readonly problem: string }

/** Reads a file that the app was asked to open, if it can be an export. Never throws. */
export async function readOpenedFile(path: string): Promise<OpenedFile> {
  const name = basename(path)
  const format = importFormatOf(name)
  if (format === undefined) return { problem: `${name}: ${noImportFile}` }
  try {
    const file = await open(path)
    try {
      const facts = await file.stat()
      // A pipe or a device would be read without end.
      if (!facts.isFile()) return { problem: `${name} is no file.` }
      if (facts.size > limits.importText) return { problem: `${name} is too large for an import.` }
      return { name, format, text: await file.readFile('utf8') }
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') return { problem: `${name} is not there any more.` }
    return { problem: `${name} cannot be read${code === '' ? '' : ` (${code})`}.` }
  }
}

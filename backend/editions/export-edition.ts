import type { EditionFile } from '#core/editions/edition-file.ts'
import { copyEdition } from '#core/edits/copy-edition.ts'
import type { ExportFormat } from '#core/editions/export-formats.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { type PackageParts, encodePackage, jsonBytes } from './edition-package.ts'

/** An edition as a file. */
export interface ExportedEdition {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Returns an edition as a file. `parts` are those of an own edition's file: its vocabulary, guide and signature go
 * along in an edition file, how it came to this computer does not.
 */
export function exportEdition(
  edition: EditionFile,
  parts: PackageParts | undefined,
  format: ExportFormat,
): ExportedEdition {
  const name = `${fileName(edition.title)}.${format}`
  if (format !== 'atlasedition') throw new CallFailed('bad-file', 'Not yet.')
  const content = copyEdition(edition, edition)
  const signed = parts?.signed ?? new Map([['edition.json', jsonBytes(content)] as const])
  return { name, bytes: encodePackage({ signed, signature: parts?.signature }) }
}

/** Returns a title as the name of a file on any system. */
function fileName(title: string): string {
  const plain = title.replaceAll(/[\p{Cc}\\/:*?"<>|]/gu, ' ').replaceAll(/\s+/g, ' ')
  return plain.trim().replace(/\.+$/, '').slice(0, 100) || 'Edition'
}

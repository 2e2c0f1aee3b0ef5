import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EditionFile } from '#core/editions/edition-file.ts'
import type { DatedEdition } from '#core/editions/editions-to-try.ts'
import type { Manifest } from '#core/editions/manifest.ts'

/**
 * Returns an edition of the dataset that ships with the app, checked by its checksum alone: it was checked in full when it
 * was sealed, and a schema takes longer to load than all else of a look-up. `choose` gets the editions, ascending by date,
 * and returns the id of the one to read. Returns `undefined` where anything is not as it was sealed: `openDataset` says
 * what is wrong.
 */
export async function readSealedEdition(
  folder: string,
  choose: (editions: readonly DatedEdition[]) => string | undefined,
): Promise<EditionFile | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
    const id = choose(manifest.editions)
    const listed = manifest.editions.find((edition) => edition.id === id)
    if (listed === undefined) return undefined
    const bytes = await readFile(join(folder, listed.file))
    if (createHash('sha256').update(bytes).digest('hex') !== listed.sha256) return undefined
    return JSON.parse(bytes.toString('utf8')) as EditionFile
  } catch {
    return undefined
  }
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EditionFile } from '#core/editions/edition-file.ts'
import type { Manifest } from '#core/editions/manifest.ts'
import type { ReferenceContent, ReferenceKind } from '#core/editions/reference-files.ts'
import { parseSealed } from './parse-sealed.ts'
import type { References } from './references.ts'

/** Files of the dataset that ships with the app. Each is `undefined` if it is not as it was sealed. */
export interface SealedDataset {
  /** Ascending by date. */
  readonly editions: Manifest['editions']
  edition(id: string): Promise<EditionFile | undefined>
  /** All editions, ascending by date. */
  allEditions(): Promise<readonly EditionFile[] | undefined>
  replacements(): Promise<References['replacements'] | undefined>
  /** What search needs beside the editions. */
  searchReferences(): Promise<SearchReferences | undefined>
}

export type SearchReferences = Pick<
  References,
  'vocabulary' | 'language' | 'modifiers' | 'replacements'
>

/**
 * Returns the dataset that ships with the app, whose files are checked by checksum alone: they were checked in full when
 * they were sealed, and a schema takes longer to load than all else of a look-up. Returns `undefined` if the manifest
 * cannot be read: `openDataset` says what is wrong.
 */
export async function openSealedDataset(folder: string): Promise<SealedDataset | undefined> {
  const read = async (file: string) => readFile(join(folder, file))
  const sealed = async (listed: { file: string; sha256: string } | undefined) => {
    const bytes = listed && (await read(listed.file).catch(() => undefined))
    return listed && bytes && parseSealed(bytes, listed.sha256)
  }
  try {
    const { editions, files } = JSON.parse((await read('manifest.json')).toString()) as Manifest
    const contents = async <Kind extends ReferenceKind>(kind: Kind) => {
      const all = await Promise.all(files.filter((file) => file.kind === kind).map(sealed))
      return all.includes(undefined) ? [] : (all as ReferenceContent<Kind>[])
    }
    return {
      editions,
      edition: (id) =>
        sealed(editions.find((edition) => edition.id === id)) as Promise<EditionFile | undefined>,
      async allEditions() {
        const all = await Promise.all(editions.map(sealed))
        return all.includes(undefined) ? undefined : (all as EditionFile[])
      },
      replacements: async () => (await contents('replacements'))[0]?.replacements,
      async searchReferences() {
        const [vocabularies, [language], [modifiers], [replacements]] = await Promise.all([
          contents('vocabulary'),
          contents('language'),
          contents('modifiers'),
          contents('replacements'),
        ])
        if (vocabularies.length === 0 || !language || !modifiers || !replacements) return undefined
        return {
          vocabulary: vocabularies.flatMap(({ meanings }) => meanings),
          language,
          modifiers: modifiers.modifiers,
          replacements: replacements.replacements,
        }
      },
    }
  } catch {
    return undefined
  }
}

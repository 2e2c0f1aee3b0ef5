import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CatalogueEdition } from '#core/contract/dataset-calls.ts'
import { editionFileSchema } from '#core/editions/edition-file.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import type { Manifest } from '#core/editions/manifest.ts'
import type { Problem } from '#core/editions/problem.ts'
import type { EditionEntry } from './edition-entry.ts'
import { readJsonFile } from './read-json-file.ts'

/** Adds the edition files of a folder without a manifest; one with an id that is there already is refused. */
export async function addLooseEditions(
  looseFolder: string,
  origin: CatalogueEdition['origin'],
  entries: Map<string, EditionEntry>,
  general: Problem[],
): Promise<void> {
  const shownFolder = origin === 'own' ? 'your editions' : 'editions'
  let names: string[]
  try {
    names = (await readdir(looseFolder)).filter((name) => name.endsWith('.json')).sort()
  } catch (error) {
    // The folder is the user's to make: without it there are no own editions.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    general.push({
      file: shownFolder,
      place: '',
      message: `The folder ${looseFolder} cannot be read.`,
      mend: 'Is it a folder, and may your account read it?',
    })
    return
  }
  for (const name of names) {
    const path = join(looseFolder, name)
    const file = `${shownFolder}/${name}`
    const read = await readJsonFile(path, file, editionFileSchema)
    if (!read.ok) {
      general.push(...read.problems)
      continue
    }
    const { id, title, effectiveDate, categories } = read.value
    if (entries.has(id)) {
      general.push({
        file,
        place: 'id',
        message: `There is an edition "${id}" already.`,
        mend:
          origin === 'own'
            ? 'Give yours another id, such as "2026-own", and a title that tells them apart.'
            : 'Set "id", "title" and "effectiveDate" to the new edition’s.',
      })
      continue
    }
    entries.set(id, {
      listed: {
        id,
        title,
        effectiveDate,
        file,
        categories: categories.length,
        sha256: read.sha256,
        origin,
      },
      path,
      sealed: false,
      state: 'unchecked',
      problems: [],
      loading: undefined,
    })
  }
}

/** Checks the files in `editions/` that the manifest does not list: a new one, before it is sealed. */
export async function findUnlistedEditions(folder: string, manifest: Manifest): Promise<Problem[]> {
  const listed = new Set(manifest.editions.map(({ file }) => file))
  const names = await readdir(join(folder, 'editions')).catch(() => [])
  const files = names
    .filter((name) => name.endsWith('.json'))
    .map((name) => `editions/${name}`)
    .filter((file) => !listed.has(file))
    .sort()
  const problems = await Promise.all(
    files.map(async (file): Promise<Problem[]> => {
      const read = await readJsonFile(join(folder, file), file, editionFileSchema)
      return [
        {
          file,
          place: '',
          message: 'manifest.json does not list this edition, so that it is not used.',
          mend: 'Once all else is sound, run: npm run -s atlas -- seal.',
        },
        ...(read.ok ? findEditionProblems(read.value, file) : read.problems),
      ]
    }),
  )
  return problems.flat()
}

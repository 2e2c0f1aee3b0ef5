import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CatalogueEdition } from '#core/contract/dataset-calls.ts'
import type { Manifest } from '#core/editions/manifest.ts'
import type { Problem } from '#core/editions/problem.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { TaskStopped, runTask } from '../untrusted/task-thread.ts'
import type { EditionEntry } from './edition-entry.ts'
import type { OwnEdition } from './read-own-edition.ts'

/**
 * Adds the edition files of a folder without a manifest to `entries`, and what is wrong with the others to
 * `general`. Each is read in a worker: they come from elsewhere. One with an id that is there already is rejected.
 * Never throws.
 */
export async function addLooseEditions(
  looseFolder: string,
  origin: CatalogueEdition['origin'],
  entries: Map<string, EditionEntry>,
  general: Problem[],
): Promise<void> {
  const shownFolder = origin === 'own' ? 'your editions' : 'editions'
  let names: string[]
  try {
    names = await namesBySize(looseFolder)
  } catch (error) {
    // The folder is the user's to make: without it there are no own editions.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    general.push({
      file: shownFolder,
      place: '',
      message: `The folder ${looseFolder} cannot be read.`,
      mend: 'Check that it is a folder and that your account can read it.',
    })
    return
  }
  const most = untrustedLimits.editionFiles
  if (names.length > most) {
    general.push({
      file: shownFolder,
      place: '',
      message: `The folder has ${names.length.toLocaleString('en-US')} edition files; only ${most} are read.`,
      mend: 'Move the ones that you do not need to another folder.',
    })
  }
  const found: { readonly file: string; readonly path: string; readonly read: OwnEdition }[] = []
  for (const name of names.slice(0, most)) {
    const path = join(looseFolder, name)
    const file = `${shownFolder}/${name}`
    found.push({ file, path, read: await readLooseEdition(path, file) })
  }
  // Which of two with the same id counts must not depend on their size.
  for (const { file, path, read } of found.sort((a, b) => (a.file < b.file ? -1 : 1))) {
    if (!read.ok) {
      general.push(...read.problems)
      continue
    }
    const { id, title, effectiveDate, categories } = read.value
    if (entries.has(id)) {
      general.push({
        file,
        place: 'id',
        message: `An edition "${id}" already exists.`,
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
      state: read.problems.length === 0 ? 'sound' : 'refused',
      problems: [...read.problems],
      loading: Promise.resolve(read.problems.length === 0 ? read.value : undefined),
    })
  }
}

/** Returns the names of a folder's edition files, small ones first: none waits for one that was made to take long. */
async function namesBySize(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const sizes = new Map(
    await Promise.all(
      names.map(async (name) => {
        const size = await stat(join(folder, name)).then(
          (found) => found.size,
          () => 0,
        )
        return [name, size] as const
      }),
    ),
  )
  return names.sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0))
}

/** Returns what an edition file that no manifest lists holds, or what is wrong with it. Never throws. */
async function readLooseEdition(path: string, file: string): Promise<OwnEdition> {
  try {
    return await runTask('read-own-edition', { path, file }, untrustedLimits.editionFile.task)
  } catch (error) {
    const message = error instanceof TaskStopped ? error.message : 'The file cannot be read.'
    return {
      ok: false,
      problems: [{ file, place: '', message, mend: 'Check that it is an edition file.' }],
    }
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
  const problems: Problem[] = []
  for (const file of files) {
    const read = await readLooseEdition(join(folder, file), file)
    problems.push({
      file,
      place: '',
      message: 'manifest.json does not list this edition, so it is not used.',
      mend: 'Once all else is sound, run: npm run -s atlas -- seal.',
    })
    problems.push(...read.problems)
  }
  return problems
}

import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type EditionFile,
  datasetFormatVersion,
  editionFileSchema,
} from '#core/editions/edition-file.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import { findLineageProblems } from '#core/editions/lineage-problems.ts'
import { type Manifest, manifestSchema } from '#core/editions/manifest.ts'
import type { Problem } from '#core/editions/problem.ts'
import { referenceFileSchemas, referenceKinds } from '#core/editions/reference-files.ts'
import { jsonSchemas } from './json-schemas.ts'
import { readJsonFile } from './read-json-file.ts'

export type SealResult =
  | {
      readonly ok: true
      readonly manifest: Manifest
      /** The editions, ascending by effective date. */
      readonly editions: readonly EditionFile[]
      /** Names of the files that are new or not what the manifest listed before. */
      readonly changed: readonly string[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Checks every file of the dataset in `folder` and, where all are sound, writes `manifest.json` (with
 * counts and checksums) and the JSON Schemas anew. Where one is not, nothing is written.
 * The version rises by a minor step for a new edition, by a patch step for any other change.
 */
export async function sealDataset(folder: string): Promise<SealResult> {
  const problems: Problem[] = []
  const before = await readJsonFile(join(folder, 'manifest.json'), 'manifest.json', manifestSchema)
  const listedBefore = before.ok ? before.value : undefined

  const read: { file: string; edition: EditionFile; sha256: string }[] = []
  for (const name of await editionFileNames(folder)) {
    const file = `editions/${name}`
    const result = await readJsonFile(join(folder, file), file, editionFileSchema)
    if (!result.ok) problems.push(...result.problems)
    else {
      problems.push(...findEditionProblems(result.value, file))
      read.push({ file, edition: result.value, sha256: result.sha256 })
    }
  }
  read.sort((a, b) => (a.edition.effectiveDate < b.edition.effectiveDate ? -1 : 1))
  read.forEach(({ file, edition }, index) => {
    problems.push(...findLineageProblems(edition, read[index - 1]?.edition, file))
    if (read.some((other, at) => at < index && other.edition.id === edition.id)) {
      problems.push({
        file,
        place: 'id',
        message: `Another file holds edition "${edition.id}" too.`,
        mend: 'Set "id", "title" and "effectiveDate" to the new edition’s.',
      })
    }
  })
  const files: Manifest['files'] = []
  for (const kind of referenceKinds) {
    const file = `${kind}.json`
    const result = await readJsonFile(join(folder, file), file, referenceFileSchemas[kind])
    if (result.ok) files.push({ kind, file, sha256: result.sha256 })
    else problems.push(...result.problems)
  }
  if (read.length === 0 && problems.length === 0) {
    problems.push({
      file: 'editions',
      place: '',
      message: 'There is no edition file.',
      mend: 'Put at least one there.',
    })
  }
  if (problems.length > 0) return { ok: false, problems }

  const editions: Manifest['editions'] = read.map(({ file, edition, sha256 }) => ({
    id: edition.id,
    title: edition.title,
    effectiveDate: edition.effectiveDate,
    file,
    categories: edition.categories.length,
    sha256,
  }))
  const known = new Map(
    [...(listedBefore?.editions ?? []), ...(listedBefore?.files ?? [])].map((entry) => [
      entry.file,
      entry.sha256,
    ]),
  )
  const changed = [...editions, ...files]
    .filter((entry) => known.get(entry.file) !== entry.sha256)
    .map((entry) => entry.file)
  const hasNewEdition = editions.some(
    ({ id }) => listedBefore?.editions.every((earlier) => earlier.id !== id) ?? false,
  )
  const manifest: Manifest = {
    $schema: 'schema/manifest.schema.json',
    formatVersion: datasetFormatVersion,
    datasetVersion: nextVersion(listedBefore?.datasetVersion, hasNewEdition, changed.length > 0),
    editions,
    files,
  }
  await writeWhole(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  await mkdir(join(folder, 'schema'), { recursive: true })
  for (const [name, text] of jsonSchemas()) await writeWhole(join(folder, 'schema', name), text)
  return { ok: true, manifest, editions: read.map(({ edition }) => edition), changed }
}

async function editionFileNames(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'editions')).catch(() => [])
  return names.filter((name) => name.endsWith('.json')).sort()
}

function nextVersion(before: string | undefined, newEdition: boolean, changed: boolean): string {
  if (before === undefined) return '1.0.0'
  const [major = 1, minor = 0, patch = 0] = before.split('.').map(Number)
  if (newEdition) return `${major}.${minor + 1}.0`
  return changed ? `${major}.${minor}.${patch + 1}` : before
}

/** Writes a file so that whoever reads it meanwhile sees the old or the new text, never a part. */
async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  await writeFile(temporary, text)
  await rename(temporary, path)
}

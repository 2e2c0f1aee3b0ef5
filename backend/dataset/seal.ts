import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
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
import type { ReferenceFile } from '#core/editions/reference-files.ts'
import { findLooseReferences } from '#core/editions/reference-problems.ts'
import { errorCode } from '../files/error-code.ts'
import { replaceFileAt } from '../storage/replace-file.ts'
import { jsonSchemas } from './json-schemas.ts'
import { readJsonFile } from './read-json-file.ts'
import { readReferenceFile, usualReferenceFiles } from './references.ts'

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
 * Checks every file of the dataset in `folder` and, where all are valid, writes `manifest.json` (with
 * counts and checksums) and the JSON Schemas again. Where one is not, nothing is written; a file that
 * cannot be written is a problem too, and the manifest is the last.
 * The version rises by a major step where an edition is gone, by a minor step for a new one, by a patch
 * step for any other change.
 */
export async function sealDataset(folder: string): Promise<SealResult> {
  const problems: Problem[] = []
  const manifestPath = join(folder, 'manifest.json')
  const before = await readJsonFile(manifestPath, 'manifest.json', manifestSchema)
  const listedBefore = before.ok ? before.value : undefined
  // Without the old manifest the version would begin again, and that only a new dataset may.
  if (!before.ok && existsSync(manifestPath)) problems.push(...before.problems)

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
  // Files of one date keep the order of their names: the copy comes after its original.
  read.sort((a, b) => a.edition.effectiveDate.localeCompare(b.edition.effectiveDate))
  read.forEach(({ file, edition }, index) => {
    const earlier = read.findLast((other) => other.edition.effectiveDate < edition.effectiveDate)
    problems.push(...findLineageProblems(edition, earlier?.edition, file))
    for (const field of ['id', 'title', 'effectiveDate'] as const) {
      const twin = read.slice(0, index).find((other) => other.edition[field] === edition[field])
      if (twin === undefined) continue
      problems.push({
        file,
        place: field,
        message: `${twin.file} also contains "${edition[field]}".`,
        remedy: 'Set "id", "title" and "effectiveDate" to the new edition’s.',
      })
    }
  })
  if (problems.length === 0 && read.length === 0) {
    problems.push({
      file: 'editions',
      place: '',
      message: 'There are no edition files.',
      remedy: 'Add at least one.',
    })
  }
  const editionsValid = problems.length === 0
  const files: Manifest['files'] = []
  const references: ReferenceFile[] = []
  for (const { kind, file } of await usualReferenceFiles(folder)) {
    const {
      reference,
      sha256,
      problems: own,
    } = await readReferenceFile(folder, {
      kind,
      file,
      sha256: undefined,
    })
    problems.push(...own)
    if (reference === undefined || sha256 === undefined) continue
    references.push(reference)
    files.push({ kind, file, sha256 })
  }
  const loose = findLooseReferences(references, read)
  if (editionsValid) problems.push(...loose.orphans)
  problems.push(...loose.unknownTags)
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
  const idsBefore = listedBefore?.editions.map(({ id }) => id) ?? []
  const step: VersionStep = idsBefore.some((id) => editions.every((edition) => edition.id !== id))
    ? 'major'
    : editions.some(({ id }) => !idsBefore.includes(id))
      ? 'minor'
      : changed.length > 0
        ? 'patch'
        : 'none'
  const manifest: Manifest = {
    $schema: 'schema/manifest.schema.json',
    formatVersion: datasetFormatVersion,
    datasetVersion: nextVersion(listedBefore?.datasetVersion, step),
    editions,
    files,
  }
  let writing = 'schema'
  try {
    await mkdir(join(folder, 'schema'), { recursive: true })
    for (const [name, text] of jsonSchemas()) {
      writing = `schema/${name}`
      await replaceFileAt(join(folder, writing), Buffer.from(text))
    }
    writing = 'manifest.json'
    await replaceFileAt(manifestPath, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
  } catch (error) {
    return { ok: false, problems: [unwritten(writing, error)] }
  }
  return { ok: true, manifest, editions: read.map(({ edition }) => edition), changed }
}

async function editionFileNames(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'editions')).catch(() => [])
  return names.filter((name) => name.endsWith('.json')).sort()
}

type VersionStep = 'major' | 'minor' | 'patch' | 'none'

function nextVersion(before: string | undefined, step: VersionStep): string {
  if (before === undefined) return '1.0.0'
  const [major = 1, minor = 0, patch = 0] = before.split('.').map(Number)
  if (step === 'major') return `${major + 1}.0.0`
  if (step === 'minor') return `${major}.${minor + 1}.0`
  return step === 'patch' ? `${major}.${minor}.${patch + 1}` : before
}

function unwritten(file: string, error: unknown): Problem {
  const code = errorCode(error) || 'unknown cause'
  return {
    file,
    place: '',
    message: `The file cannot be written (${code}).`,
    remedy: 'Check that your account can write to the folder and that the disk has free space.',
  }
}

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '#core/editions/manifest.ts'
import type { Problem } from '#core/editions/problem.ts'
import {
  type AppendicesFile,
  type GuideFile,
  type LanguageFile,
  type ModifiersFile,
  type ReferenceFile,
  type ReferenceKind,
  type ReplacementsFile,
  type SourcesFile,
  type Vocabulary,
  manyFileKinds,
  referenceFileSchemas,
  referenceKinds,
} from '#core/editions/reference-files.ts'
import { findRepeats } from '#core/editions/reference-problems.ts'
import { checksumProblem } from './checksum-problem.ts'
import { readJsonFile } from './read-json-file.ts'

export interface References {
  /** The meanings of all vocabulary files. */
  readonly vocabulary: Vocabulary
  /** `null` if the file is missing or damaged. */
  readonly language: LanguageFile | null
  readonly guide: GuideFile['entries']
  readonly modifiers: ModifiersFile['modifiers']
  readonly appendices: AppendicesFile['appendices']
  readonly replacements: ReplacementsFile['replacements']
  readonly sources: SourcesFile['sources']
}

/** The reference files of a dataset, read when first asked for, checked once, and kept. */
interface ReferenceShelf {
  /** The files that are valid. */
  files(): Promise<readonly ReferenceFile[]>
  /** What is wrong with the others, once they have been read. */
  problems(): Problem[]
}

/** Where a reference file is, and which checksum the manifest has for it. */
interface ListedFile {
  readonly kind: ReferenceKind
  readonly file: string
  readonly sha256: string | undefined
}

/**
 * Returns the reference files of the dataset in `folder`; without a manifest, by their usual names and without checksums.
 * A checksum is enough if they are `trusted`.
 */
export function openReferences(
  folder: string,
  manifest: Manifest | undefined,
  trusted: boolean,
): ReferenceShelf {
  let problems: readonly Problem[] = []
  const read = async () => {
    const listed = manifest === undefined ? await usualReferenceFiles(folder) : firsts(manifest)
    const results = await Promise.all(
      listed.map((one) => readReferenceFile(folder, { sha256: undefined, ...one }, trusted)),
    )
    problems = [
      ...referenceKinds
        .filter((kind) => listed.every((one) => one.kind !== kind))
        .map((kind) => unlistedProblem(kind)),
      ...results.flatMap((result) => result.problems),
    ]
    return results.flatMap(({ reference, problems: own }) =>
      reference === undefined || own.length > 0 ? [] : [reference],
    )
  }
  let files: Promise<readonly ReferenceFile[]> | undefined
  return {
    files: () => (files ??= read()),
    problems: () => [...problems],
  }
}

/** Of what the manifest lists twice the first counts. */
function firsts({ files }: Manifest): Manifest['files'] {
  return files.filter(
    ({ kind, file }, index) =>
      index ===
      files.findIndex((one) =>
        manyFileKinds.includes(kind) ? one.file === file : one.kind === kind,
      ),
  )
}

/** Returns the reference files of a dataset by their usual names: `<kind>.json`, and the further ones of a kind in `<kind>/`. */
export async function usualReferenceFiles(
  folder: string,
): Promise<{ readonly kind: ReferenceKind; readonly file: string }[]> {
  const lists = referenceKinds.map(async (kind) => {
    const names = manyFileKinds.includes(kind)
      ? await readdir(join(folder, kind)).catch((): string[] => [])
      : []
    const further = names.filter((name) => name.endsWith('.json')).sort()
    return [`${kind}.json`, ...further.map((name) => `${kind}/${name}`)].map((file) => ({
      kind,
      file,
    }))
  })
  return (await Promise.all(lists)).flat()
}

interface ReadReference {
  /** `undefined` if the file does not satisfy its schema. */
  readonly reference: ReferenceFile | undefined
  readonly sha256: string | undefined
  readonly problems: readonly Problem[]
}

/**
 * Reads and checks one reference file by itself: its schema, its checksum where one is listed, its repeated entries.
 * Where the listed checksum is `trusted`, it is enough.
 */
export async function readReferenceFile(
  folder: string,
  { kind, file, sha256 }: ListedFile,
  trusted = false,
): Promise<ReadReference> {
  const seal = trusted ? sha256 : undefined
  const result = await readJsonFile(join(folder, file), file, referenceFileSchemas[kind], seal)
  // A kind and its content belong together, which a lookup by a variable kind cannot say.
  const reference = result.ok ? ({ kind, file, content: result.value } as ReferenceFile) : undefined
  const problems = [...(result.ok ? [] : result.problems)]
  if (sha256 !== undefined && result.sha256 !== undefined && result.sha256 !== sha256) {
    problems.push(checksumProblem(file))
  }
  if (reference !== undefined && !(result.ok && result.asSealed))
    problems.push(...findRepeats(reference))
  return { reference, sha256: result.sha256, problems }
}

/** Returns the lists themselves; that of a file which is not valid is empty. */
export function listsOf(files: readonly ReferenceFile[]): References {
  return {
    vocabulary: files.flatMap((file) => (file.kind === 'vocabulary' ? file.content.meanings : [])),
    language: files.find((file) => file.kind === 'language')?.content ?? null,
    guide: files.find((file) => file.kind === 'guide')?.content.entries ?? [],
    modifiers: files.find((file) => file.kind === 'modifiers')?.content.modifiers ?? [],
    appendices: files.find((file) => file.kind === 'appendices')?.content.appendices ?? [],
    replacements: files.find((file) => file.kind === 'replacements')?.content.replacements ?? [],
    sources: files.find((file) => file.kind === 'sources')?.content.sources ?? [],
  }
}

function unlistedProblem(kind: ReferenceKind): Problem {
  return {
    file: 'manifest.json',
    place: 'files',
    message: `No file of kind "${kind}" is listed.`,
    remedy: 'List it, with its checksum: npm run -s atlas -- seal.',
  }
}

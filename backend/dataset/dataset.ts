import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalogue, CatalogueEdition } from '#core/contract/dataset-calls.ts'
import { CallFailed } from '#core/contract/reply.ts'
import { type EditionFile, editionFileSchema } from '#core/editions/edition-file.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import { findLineageProblems } from '#core/editions/lineage-problems.ts'
import { type Manifest, manifestSchema } from '#core/editions/manifest.ts'
import { type Problem, formatProblem } from '#core/editions/problem.ts'
import {
  type AppendicesFile,
  type GuideFile,
  type ModifiersFile,
  type ReferenceKind,
  type SourcesFile,
  type VocabularyFile,
  referenceFileSchemas,
} from '#core/editions/reference-files.ts'
import { readJsonFile } from './read-json-file.ts'

export interface References {
  readonly vocabulary: VocabularyFile['terms']
  readonly guide: GuideFile['entries']
  readonly modifiers: ModifiersFile['modifiers']
  readonly appendices: AppendicesFile['appendices']
  readonly sources: SourcesFile['sources']
}

/** A dataset on disk. Files are read when first asked for, checked once, and kept. */
export interface Dataset {
  /** Absolute path of the shipped dataset's folder. */
  readonly folder: string
  /** The editions (ascending by effective date) and the problems found so far. */
  catalogue(): Catalogue
  /** One edition. Throws a CallFailed: `unknown-edition`, or `bad-file` with the file's problems. */
  edition(id: string): Promise<EditionFile>
  /** The reference lists; a damaged file's list is empty, and its problems are in the catalogue. */
  references(): Promise<References>
  /** Reads and checks every file, lineage between editions included. */
  check(): Promise<Catalogue>
}

interface Entry {
  readonly listed: Omit<CatalogueEdition, 'state'>
  readonly path: string
  state: CatalogueEdition['state']
  problems: Problem[]
  loading: Promise<EditionFile | undefined> | undefined
}

/**
 * Opens the dataset in `folder` by its manifest, and the user's further editions in `ownFolder`
 * (loose edition files, no manifest). Never throws: a bad manifest is a problem in the catalogue.
 */
export async function openDataset(folder: string, ownFolder?: string): Promise<Dataset> {
  const manifestRead = await readJsonFile(
    join(folder, 'manifest.json'),
    'manifest.json',
    manifestSchema,
  )
  const manifest = manifestRead.ok ? manifestRead.value : undefined
  const general: Problem[] = manifestRead.ok
    ? manifestProblems(manifestRead.value)
    : manifestRead.problems
  const referenceProblems = new Map<ReferenceKind, Problem[]>()
  const lineage = new Map<string, Problem[]>()

  const entries = new Map<string, Entry>()
  for (const listed of manifest?.editions ?? []) {
    if (entries.has(listed.id)) continue
    entries.set(listed.id, {
      listed: { ...listed, origin: 'shipped' },
      path: join(folder, listed.file),
      state: 'unchecked',
      problems: [],
      loading: undefined,
    })
  }
  if (ownFolder !== undefined) await addOwnEditions(ownFolder, entries, general)

  const load = (entry: Entry): Promise<EditionFile | undefined> => {
    entry.loading ??= readEdition(entry)
    return entry.loading
  }

  const ascending = () =>
    [...entries.values()].sort((a, b) =>
      a.listed.effectiveDate < b.listed.effectiveDate
        ? -1
        : a.listed.effectiveDate > b.listed.effectiveDate
          ? 1
          : a.listed.id.localeCompare(b.listed.id),
    )

  const catalogue = (): Catalogue => ({
    datasetVersion: manifest?.datasetVersion ?? 'unknown',
    editions: ascending().map(({ listed, state }) => ({ ...listed, state })),
    problems: [
      ...general,
      ...ascending().flatMap(({ problems }) => problems),
      ...[...lineage.values()].flat(),
      ...[...referenceProblems.values()].flat(),
    ],
  })

  /** Returns the content of a reference file, or `undefined` and notes what is wrong with it. */
  const readReference = async (kind: ReferenceKind): Promise<unknown> => {
    const listed = manifest?.files.find((file) => file.kind === kind)
    if (listed === undefined) {
      if (manifest !== undefined) referenceProblems.set(kind, [unlistedProblem(kind)])
      return undefined
    }
    const path = join(folder, listed.file)
    const read = await readJsonFile(path, listed.file, referenceFileSchemas[kind])
    const problems = read.ok ? [] : read.problems
    if (read.sha256 !== undefined && read.sha256 !== listed.sha256) {
      problems.unshift(checksumProblem(listed.file))
    }
    referenceProblems.set(kind, problems)
    return read.ok && problems.length === 0 ? read.value : undefined
  }

  let references: Promise<References> | undefined
  const loadReferences = async (): Promise<References> => {
    const [vocabulary, guide, modifiers, appendices, sources] = (await Promise.all([
      readReference('vocabulary'),
      readReference('guide'),
      readReference('modifiers'),
      readReference('appendices'),
      readReference('sources'),
    ])) as [
      VocabularyFile | undefined,
      GuideFile | undefined,
      ModifiersFile | undefined,
      AppendicesFile | undefined,
      SourcesFile | undefined,
    ]
    return {
      vocabulary: vocabulary?.terms ?? [],
      guide: guide?.entries ?? [],
      modifiers: modifiers?.modifiers ?? [],
      appendices: appendices?.appendices ?? [],
      sources: sources?.sources ?? [],
    }
  }

  return {
    folder,
    catalogue,
    async edition(id) {
      const entry = entries.get(id)
      if (entry === undefined) {
        const held = ascending().map(({ listed }) => listed.id)
        throw new CallFailed(
          'unknown-edition',
          `There is no edition "${id.slice(0, 40)}". ${held.length > 0 ? `There are ${held.join(', ')}.` : 'The dataset holds none.'}`,
        )
      }
      const file = await load(entry)
      if (file === undefined) {
        throw new CallFailed(
          'bad-file',
          `Edition ${id} cannot be used: its file is damaged.`,
          entry.problems.map(formatProblem),
        )
      }
      return file
    },
    references() {
      references ??= loadReferences()
      return references
    },
    async check() {
      const files = await Promise.all(ascending().map((entry) => load(entry)))
      for (const [index, entry] of ascending().entries()) {
        const file = files[index]
        if (file === undefined) continue
        const earlier = ascending().filter(
          ({ listed }) => listed.effectiveDate < file.effectiveDate,
        ).length
        // Beside a refused edition, lineage can't be judged.
        if (earlier > 0 && files[earlier - 1] === undefined) continue
        lineage.set(file.id, findLineageProblems(file, files[earlier - 1], entry.listed.file))
      }
      references ??= loadReferences()
      await references
      return catalogue()
    },
  }
}

async function readEdition(entry: Entry): Promise<EditionFile | undefined> {
  const { listed, path } = entry
  const read = await readJsonFile(path, listed.file, editionFileSchema)
  const problems = read.ok ? [] : read.problems
  if (listed.origin === 'shipped' && read.sha256 !== undefined && read.sha256 !== listed.sha256) {
    problems.push(checksumProblem(listed.file))
  }
  if (read.ok) {
    problems.push(
      ...findEditionProblems(read.value, listed.file),
      ...disagreements(read.value, listed),
    )
  }
  entry.problems = problems
  entry.state = problems.length === 0 ? 'sound' : 'refused'
  return read.ok && problems.length === 0 ? read.value : undefined
}

function checksumProblem(file: string): Problem {
  return {
    file,
    place: '',
    message: 'The checksum is not the one that manifest.json lists: the file was changed.',
    mend: 'Put the original back, or, if you changed it yourself, run: npm run -s atlas -- seal.',
  }
}

function unlistedProblem(kind: ReferenceKind): Problem {
  return {
    file: 'manifest.json',
    place: 'files',
    message: `No file of kind "${kind}" is listed.`,
    mend: 'List it, with its checksum: npm run -s atlas -- seal.',
  }
}

/** What the manifest says of an edition must be what its file says. */
function disagreements(file: EditionFile, listed: Entry['listed']): Problem[] {
  const pairs = [
    ['id', file.id, listed.id],
    ['title', file.title, listed.title],
    ['effectiveDate', file.effectiveDate, listed.effectiveDate],
    ['categories', String(file.categories.length), String(listed.categories)],
  ] as const
  return pairs
    .filter(([, own, manifest]) => own !== manifest)
    .map(([place, own, manifest]) => ({
      file: listed.file,
      place,
      message: `The file says ${own}, manifest.json says ${manifest}.`,
      mend: 'Run: npm run -s atlas -- seal.',
    }))
}

function manifestProblems(manifest: Manifest): Problem[] {
  const seen = new Set<string>()
  return manifest.editions.flatMap(({ id }, index): Problem[] => {
    const twice = seen.has(id)
    seen.add(id)
    if (!twice) return []
    return [
      {
        file: 'manifest.json',
        place: `editions[${index}].id`,
        message: `Edition "${id}" is listed twice.`,
        mend: 'Remove one of the two.',
      },
    ]
  })
}

/** Adds the edition files of the user's own folder; one with a shipped edition's id is refused. */
async function addOwnEditions(
  ownFolder: string,
  entries: Map<string, Entry>,
  general: Problem[],
): Promise<void> {
  let names: string[]
  try {
    names = (await readdir(ownFolder)).filter((name) => name.endsWith('.json')).sort()
  } catch {
    // The folder is the user's to make: without it there are no own editions.
    return
  }
  for (const name of names) {
    const path = join(ownFolder, name)
    const file = `your editions/${name}`
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
        mend: 'Give yours another id, such as "2026-own", and a title that tells them apart.',
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
        origin: 'own',
      },
      path,
      state: 'unchecked',
      problems: [],
      loading: undefined,
    })
  }
}

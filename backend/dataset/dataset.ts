import { join } from 'node:path'
import type { Catalog } from '#core/contract/dataset-calls.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { findLineageProblems } from '#core/editions/lineage-problems.ts'
import { type Manifest, manifestSchema } from '#core/editions/manifest.ts'
import { type Problem, formatProblem } from '#core/editions/problem.ts'
import { manyFileKinds } from '#core/editions/reference-files.ts'
import { type NamedEdition, findLooseReferences } from '#core/editions/reference-problems.ts'
import { editionBefore } from '#core/editions/dated-editions.ts'
import { type EditionEntry, loadEdition } from './edition-entry.ts'
import { addLooseEdition } from './add-loose-edition.ts'
import { findUnlistedEditions, openLooseFolder } from './loose-editions.ts'
import { type OwnFolders, openOwnEditions } from './own-editions.ts'
import { readJsonFile } from './read-json-file.ts'
import { type References, listsOf, openReferences } from './references.ts'

/** A dataset on disk. Files are read when first asked for, checked once, and kept. */
export interface Dataset {
  /** Absolute path of the shipped dataset's folder. */
  readonly folder: string
  /** The editions (ascending by effective date) and the problems found so far. */
  catalog(): Catalog
  /** Resolves once the user's own editions are in the catalog: they are read in workers, and opening waits for none. */
  readonly ownEditions: Promise<void>
  /** Looks at the folders of own editions again. Returns whether the catalog or what an edition holds has changed. Never throws. */
  refresh(): Promise<boolean>
  /** The path of a file in the user's own folder that holds an edition of this id, whatever else has the id. */
  ownFile(id: string): string | undefined
  /** One edition; an id that is not known yet waits for the user's own ones. Throws a CallFailed: `unknown-edition`, or `bad-file` with the file's problems. */
  edition(id: string): Promise<EditionFile>
  /** The reference lists; a damaged file's list is empty, and its problems are in the catalog. */
  references(): Promise<References>
  /** Reads and checks every file, what each says of another included, and edition files that the manifest does not list. */
  check(): Promise<Catalog>
  /** Ends what is being read. */
  close(): void
}

/** What {@link openDataset} is to know of a dataset. */
export interface DatasetOptions {
  /**
   * Whether it is the one that ships with the app. Its files were checked in full before they were sealed, so that their
   * checksums are enough; a file whose checksum differs is checked in full.
   */
  readonly isShipped?: boolean
}

/**
 * Opens the dataset in `folder` by its manifest, and further editions in `ownFolders` (edition files, no manifest), which
 * it does not wait for. Never throws: a bad manifest is a problem in the catalog, and the files are then taken by their
 * usual names, without checksums.
 */
export async function openDataset(
  folder: string,
  ownFolders: OwnFolders = {},
  { isShipped = false }: DatasetOptions = {},
): Promise<Dataset> {
  const manifestRead = await readJsonFile(
    join(folder, 'manifest.json'),
    'manifest.json',
    manifestSchema,
  )
  const manifest = manifestRead.ok ? manifestRead.value : undefined
  const general: Problem[] = manifestRead.ok
    ? manifestProblems(manifestRead.value)
    : manifestRead.problems
  const shelf = openReferences(folder, manifest, isShipped)
  /** What files say of one another: known once all are read. */
  let between: Problem[] = []
  /** What the shipped files say of one another, which stays as it is. */
  let loose: ReturnType<typeof findLooseReferences> | undefined

  const shipped = new Map<string, EditionEntry>()
  for (const listed of manifest?.editions ?? []) {
    if (shipped.has(listed.id)) continue
    shipped.set(listed.id, {
      listed: { ...listed, origin: 'shipped' },
      path: join(folder, listed.file),
      seal: isShipped ? 'enough' : 'one-check',
      state: 'unchecked',
      problems: [],
      loading: undefined,
    })
  }
  if (manifest === undefined) {
    const { files, problems } = await openLooseFolder(join(folder, 'editions'), 'editions').look()
    general.push(...problems)
    for (const file of files) general.push(...addLooseEdition(shipped, file, 'shipped'))
  }
  const own = openOwnEditions(ownFolders, (id) => shipped.has(id))
  const ownEditions = own.look().then(() => undefined)

  const entryOf = (id: string) => shipped.get(id) ?? own.entries().get(id)
  const ascending = () =>
    [...shipped.values(), ...own.entries().values()].sort((a, b) =>
      a.listed.effectiveDate < b.listed.effectiveDate
        ? -1
        : a.listed.effectiveDate > b.listed.effectiveDate
          ? 1
          : a.listed.id.localeCompare(b.listed.id),
    )

  const catalog = (): Catalog => ({
    datasetVersion: manifest?.datasetVersion ?? 'unknown',
    sha256: manifestRead.ok ? manifestRead.sha256 : null,
    editions: ascending().map(({ listed, state }) => ({ ...listed, state })),
    problems: [
      ...general,
      ...own.problems(),
      ...ascending().flatMap(({ problems }) => problems),
      ...shelf.problems(),
      ...between,
    ],
  })

  return {
    folder,
    catalog,
    ownEditions,
    async refresh() {
      await ownEditions
      return own.look()
    },
    ownFile: (id) => own.fileOf(id),
    async edition(id) {
      if (entryOf(id) === undefined) await ownEditions
      const entry = entryOf(id)
      if (entry === undefined) {
        const held = ascending().map(({ listed }) => listed.id)
        throw new CallFailed(
          'unknown-edition',
          `There is no edition "${id.slice(0, 40)}". ${held.length > 0 ? `Available editions: ${held.join(', ')}.` : 'The dataset contains none.'}`,
        )
      }
      const file = await loadEdition(entry)
      if (file === undefined) {
        throw new CallFailed(
          'bad-file',
          `Edition ${id} cannot be used because its file is damaged.`,
          entry.problems.map(formatProblem),
        )
      }
      return file
    },
    async references() {
      const lists = listsOf(await shelf.files())
      const { vocabularies, guide } = own.references()
      if (vocabularies.length === 0 && guide.length === 0) return lists
      const described = new Set(lists.guide.map(({ category }) => category))
      return {
        ...lists,
        vocabulary: [lists.vocabulary, ...vocabularies].flat(),
        // A guide is about categories, in whatever edition: that of the dataset stands.
        guide: [...lists.guide, ...guide.filter(({ category }) => !described.has(category))],
      }
    },
    check,
    close: () => own.close(),
  }

  /** Judges what files say of one another, and reads each. */
  async function check(): Promise<Catalog> {
    await ownEditions
    const all = ascending()
    const files = await Promise.all(all.map(loadEdition))
    const references = await shelf.files()

    const fileOf = new Map(all.map(({ listed }, index) => [listed.id, files[index]]))
    const lineage = all.flatMap(({ listed }) => {
      const file = fileOf.get(listed.id)
      if (file === undefined) return []
      // A shipped edition knows nothing of the user's own ones.
      const known = all.filter(
        (other) => listed.origin !== 'shipped' || other.listed.origin === 'shipped',
      )
      const before = editionBefore(
        known.map((other) => other.listed),
        listed,
      )
      const fileBefore = before && fileOf.get(before.id)
      // Beside a refused edition, lineage can't be judged.
      if (before !== undefined && fileBefore === undefined) return []
      return findLineageProblems(file, fileBefore, listed.file)
    })
    const shipped = all.flatMap(({ listed }, index): NamedEdition[] => {
      const edition = files[index]
      return edition === undefined || listed.origin !== 'shipped'
        ? []
        : [{ file: listed.file, edition }]
    })
    const isWhole = all.every(
      ({ listed, state }) => listed.origin !== 'shipped' || state === 'valid',
    )
    const isAsSealed =
      isShipped && manifest !== undefined && isWhole && shelf.problems().length === 0
    loose ??= isAsSealed
      ? { orphans: [], unknownTags: [] }
      : findLooseReferences(references, shipped)
    between = [
      ...lineage,
      // An id may well be one of a refused edition.
      ...(isWhole ? loose.orphans : []),
      ...loose.unknownTags,
      ...(manifest === undefined ? [] : await findUnlistedEditions(folder, manifest)),
    ]
    return catalog()
  }
}

/** Each edition, each file, and each kind of which there is one file only, is listed once; the first one counts. */
function manifestProblems({ editions, files }: Manifest): Problem[] {
  const ids = editions.map(({ id }) => id)
  const kinds = files.map(({ kind, file }) => (manyFileKinds.includes(kind) ? file : kind))
  return [
    ...repeated(ids).map((index) => listedTwice(`editions[${index}].id`, ids[index])),
    ...repeated(kinds).map((index) => listedTwice(`files[${index}]`, kinds[index])),
  ]
}

/** Returns the indexes of the values that stand earlier in the list already. */
function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) === index ? [] : [index]))
}

function listedTwice(place: string, value = ''): Problem {
  return {
    file: 'manifest.json',
    place,
    message: `"${value}" is listed twice.`,
    remedy: 'Remove one of the two.',
  }
}

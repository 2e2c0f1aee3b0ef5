import { join } from 'node:path'
import type { Manifest } from '#core/editions/manifest.ts'
import type { Problem } from '#core/editions/problem.ts'
import {
  type AppendicesFile,
  type GuideFile,
  type ModifiersFile,
  type ReferenceKind,
  type SourcesFile,
  type VocabularyFile,
  referenceFileSchemas,
  referenceKinds,
} from '#core/editions/reference-files.ts'
import {
  type ReferenceContents,
  type ReferenceNames,
  findRepeats,
} from '#core/editions/reference-problems.ts'
import { checksumProblem } from './checksum-problem.ts'
import { readJsonFile } from './read-json-file.ts'

export interface References {
  readonly vocabulary: VocabularyFile['terms']
  readonly guide: GuideFile['entries']
  readonly modifiers: ModifiersFile['modifiers']
  readonly appendices: AppendicesFile['appendices']
  readonly sources: SourcesFile['sources']
}

/** The reference files of a dataset, read when first asked for, checked once, and kept. */
interface ReferenceShelf {
  readonly names: ReferenceNames
  /** The files that are sound. */
  contents(): Promise<Partial<ReferenceContents>>
  /** What is wrong with the others, once they have been read. */
  problems(): Problem[]
}

/** Returns the reference files of the dataset in `folder`; without a manifest, by their usual names and without checksums. */
export function openReferences(folder: string, manifest: Manifest | undefined): ReferenceShelf {
  const listedAs = (kind: ReferenceKind) => manifest?.files.find((file) => file.kind === kind)
  const names = Object.fromEntries(
    referenceKinds.map((kind) => [kind, listedAs(kind)?.file ?? `${kind}.json`]),
  ) as ReferenceNames
  const problems = new Map<ReferenceKind, Problem[]>()

  const read = async <Kind extends ReferenceKind>(kind: Kind) => {
    const listed = listedAs(kind)
    if (manifest !== undefined && listed === undefined) {
      problems.set(kind, [unlistedProblem(kind)])
      return {}
    }
    const file = names[kind]
    const result = await readJsonFile(join(folder, file), file, referenceFileSchemas[kind])
    // A kind and its content belong together, which a look-up by a variable kind cannot say.
    const content = result.ok ? (result.value as ReferenceContents[Kind]) : undefined
    const found = result.ok ? [] : result.problems
    if (listed !== undefined && result.sha256 !== undefined && result.sha256 !== listed.sha256) {
      found.push(checksumProblem(file))
    }
    if (content !== undefined) found.push(...findRepeats(kind, content, file))
    problems.set(kind, found)
    return found.length === 0 ? { [kind]: content } : {}
  }

  let contents: Promise<Partial<ReferenceContents>> | undefined
  return {
    names,
    contents() {
      contents ??= Promise.all(referenceKinds.map(read)).then(
        (parts) => Object.assign({}, ...parts) as Partial<ReferenceContents>,
      )
      return contents
    },
    problems: () => referenceKinds.flatMap((kind) => problems.get(kind) ?? []),
  }
}

/** Returns the lists themselves; that of a file which is not sound is empty. */
export function listsOf(contents: Partial<ReferenceContents>): References {
  return {
    vocabulary: contents.vocabulary?.terms ?? [],
    guide: contents.guide?.entries ?? [],
    modifiers: contents.modifiers?.modifiers ?? [],
    appendices: contents.appendices?.appendices ?? [],
    sources: contents.sources?.sources ?? [],
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

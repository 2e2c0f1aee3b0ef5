import type { CatalogEdition } from '#core/contract/dataset-calls.ts'
import { type EditionFile, editionFileSchema } from '#core/editions/edition-file.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import { type Problem, listedProblems } from '#core/editions/problem.ts'
import { checksumProblem } from './checksum-problem.ts'
import { readJsonFile } from './read-json-file.ts'

/** An edition of a dataset, and what is known of its file so far. */
export interface EditionEntry {
  readonly listed: Omit<CatalogEdition, 'state'>
  readonly path: string
  /**
   * What the manifest's checksum of the file counts for: it is `enough` in the dataset that ships with the app, in others
   * `one-check` among several. There is `none` without a manifest.
   */
  readonly seal: 'enough' | 'one-check' | 'none'
  state: CatalogEdition['state']
  problems: Problem[]
  loading: Promise<EditionFile | undefined> | undefined
}

/** Returns the edition, read and checked when first asked for; `undefined` if its file is refused, for the reasons in `problems`. */
export function loadEdition(entry: EditionEntry): Promise<EditionFile | undefined> {
  entry.loading ??= readEdition(entry)
  return entry.loading
}

async function readEdition(entry: EditionEntry): Promise<EditionFile | undefined> {
  const { listed, path } = entry
  const enough = entry.seal === 'enough' ? listed.sha256 : undefined
  const read = await readJsonFile(path, listed.file, editionFileSchema, enough)
  if (read.ok && read.asSealed) {
    entry.state = 'valid'
    return read.value
  }
  const problems = read.ok ? [] : read.problems
  if (entry.seal !== 'none' && read.sha256 !== undefined && read.sha256 !== listed.sha256) {
    problems.push(checksumProblem(listed.file))
  }
  if (read.ok) problems.push(...disagreements(read.value, entry))
  const found = read.ok ? problems.concat(findEditionProblems(read.value, listed.file)) : problems
  entry.problems = listedProblems(found, listed.file)
  entry.state = found.length === 0 ? 'valid' : 'refused'
  return read.ok && found.length === 0 ? read.value : undefined
}

/** What is listed of an edition must be what its file says. */
function disagreements(file: EditionFile, { listed, seal }: EditionEntry): Problem[] {
  const sealed = seal !== 'none'
  const lister = sealed ? 'manifest.json' : 'what was read at the start'
  const pairs = [
    ['id', file.id, listed.id],
    ['title', file.title, listed.title],
    ['effectiveDate', file.effectiveDate, listed.effectiveDate],
    ['categories', String(file.categories.length), String(listed.categories)],
  ] as const
  return pairs
    .filter(([, own, other]) => own !== other)
    .map(([place, own, other]) => ({
      file: listed.file,
      place,
      message: `The file says ${own}, ${lister} says ${other}.`,
      remedy: sealed ? 'Run: npm run -s atlas -- seal.' : 'Restart Category Atlas.',
    }))
}

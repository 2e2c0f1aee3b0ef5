import type { CatalogEdition } from '#core/contract/dataset-calls.ts'
import type { Problem } from '#core/editions/problem.ts'
import type { EditionEntry } from './edition-entry.ts'
import type { LooseFile } from './loose-editions.ts'

/**
 * Adds an edition that no manifest lists to `entries`. Returns what is wrong with it as a file among others: where its
 * id is taken, it is not added.
 */
export function addLooseEdition(
  entries: Map<string, EditionEntry>,
  { file, path, read }: LooseFile,
  origin: CatalogEdition['origin'],
  facts: {
    readonly own?: CatalogEdition['own']
    /** What else speaks against using it. */
    readonly problems?: readonly Problem[]
    readonly isTaken?: (id: string) => boolean
  } = {},
): readonly Problem[] {
  if (!read.ok) return read.problems
  const { id, title, effectiveDate, categories } = read.value
  if (entries.has(id) || facts.isTaken?.(id) === true) {
    return [
      {
        file,
        place: 'id',
        message: `An edition "${id}" already exists.`,
        remedy:
          origin === 'shipped'
            ? 'Set "id", "title" and "effectiveDate" to the new edition’s.'
            : 'Give yours another id, such as "2026-own", and a title that tells them apart.',
      },
    ]
  }
  const problems = [...read.problems, ...(facts.problems ?? [])]
  const isValid = problems.length === 0
  entries.set(id, {
    listed: {
      id,
      title,
      effectiveDate,
      file,
      categories: categories.length,
      sha256: read.sha256,
      origin,
      ...(facts.own === undefined ? {} : { own: facts.own }),
    },
    path,
    seal: 'none',
    state: isValid ? 'valid' : 'refused',
    problems,
    loading: Promise.resolve(isValid ? read.value : undefined),
  })
  return []
}

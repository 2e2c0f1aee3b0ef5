import type { EditionFile } from './edition-file.ts'
import type { Problem } from './problem.ts'

/**
 * Returns what is wrong with an edition's `continues`: ids that the previous edition does not have.
 * Without a previous edition, every `continues` is a problem.
 */
export function findLineageProblems(
  edition: EditionFile,
  previous: EditionFile | undefined,
  file: string,
): Problem[] {
  const known = new Set(previous?.categories.map(({ id }) => id))
  return edition.categories.flatMap(({ id, continues = [] }, index) =>
    continues.flatMap((earlier, position): Problem[] =>
      known.has(earlier)
        ? []
        : [
            {
              file,
              place: `categories[${index}].continues[${position}]`,
              message: `"${id}" continues "${earlier}", ${previous === undefined ? 'but there is no edition before this one' : `which is not in edition ${previous.id}`}.`,
              remedy: 'Correct the id, or remove it.',
            },
          ],
    ),
  )
}

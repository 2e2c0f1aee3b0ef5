import type { DatedEdition } from '../editions/dated-editions.ts'
import { type Release, effectiveDateOf } from './release.ts'
import type { TableKindId } from './table-kinds.ts'

/**
 * Returns the id of the edition that a table of a date belongs to: the newest in effect by then, of the same
 * year; if there is none, the year itself, so that the table waits for its edition.
 */
export function editionOfDate(editions: readonly DatedEdition[], date: string): string {
  const year = date.slice(0, 4)
  const fitting = editions.filter(
    ({ effectiveDate }) => effectiveDate.startsWith(year) && effectiveDate <= date,
  )
  return fitting.at(-1)?.id ?? year
}

/** Returns the id of a table: what it is and when it takes effect. A second one with the id takes the place of the first. */
export function tableIdOf(
  kind: TableKindId,
  variant: string | undefined,
  release: Release | undefined,
  edition: string,
  fileName: string,
): string {
  const when = release === undefined ? edition : effectiveDateOf(release).slice(0, 7)
  // Somebody's own lists are told apart by their names only.
  const name = kind === 'columns' ? slug(fileName.replace(/\.[^.]*$/, '')).slice(0, 40) : kind
  return [name, variant === undefined ? '' : slug(variant), slug(when)]
    .filter((part) => part !== '')
    .join('-')
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

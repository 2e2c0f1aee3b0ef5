import type { Category } from '#core/editions/outline.ts'
import type { CategoryStatus } from '#core/userdata/follow.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
import { keptBeforeTexts } from './texts.ts'

/**
 * Returns a sentence about a bookmark or note from another edition; `undefined` if the category was the same, under
 * the same name. `what` is the start of the sentence: `Bookmarked`. `editions` are in order.
 */
export function keptBefore(
  what: string,
  { name, category: id, edition, path }: Snapshot,
  category: Category,
  status: CategoryStatus | undefined,
  editions: readonly string[],
): string | undefined {
  const isRenamed = name !== category.name
  if (!isRenamed && id === category.id) return undefined
  const place = path.length === 0 ? '' : keptBeforeTexts.under(path.join(' › '))
  const words = isRenamed
    ? keptBeforeTexts.underName(what, name, edition)
    : `${keptBeforeTexts.inEdition(what, edition)}${place}`
  if (status?.kind !== 'merged' && status?.kind !== 'split') return `${words}.`
  const isLater = editions.indexOf(status.edition) > editions.indexOf(edition)
  return `${words}${keptBeforeTexts[isLater ? 'later' : 'earlier'][status.kind]}.`
}

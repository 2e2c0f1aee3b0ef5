import type { Category } from '#core/editions/outline.ts'
import type { CategoryStatus } from '#core/userdata/follow.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'

/** The relation of a bookmarked category to the one on screen if they are not one to one, in a later or earlier edition. */
const relations = {
  later: { merged: ', which was merged into this', split: ', which was split; this is one part' },
  earlier: {
    merged: ', which was later split off from this',
    split: ', which this later became part of',
  },
} as const

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
  const place = path.length === 0 ? '' : `, under ${path.join(' › ')}`
  const words = isRenamed ? `${what} as “${name}” in ${edition}` : `${what} in ${edition}${place}`
  if (status?.kind !== 'merged' && status?.kind !== 'split') return `${words}.`
  const isLater = editions.indexOf(status.edition) > editions.indexOf(edition)
  return `${words}${relations[isLater ? 'later' : 'earlier'][status.kind]}.`
}

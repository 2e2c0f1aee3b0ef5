import type { Category } from '#core/editions/outline.ts'
import type { Fate } from '#core/userdata/follow.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'

/**
 * Returns as what a category was bookmarked or noted in another edition, in words; `undefined` where it
 * was itself, under the same name. `what` begins the sentence: `Bookmarked`.
 */
export function keptBefore(
  what: string,
  snapshot: Snapshot,
  category: Category,
  fate: Fate | undefined,
): string | undefined {
  const isRenamed = snapshot.name !== category.name
  if (!isRenamed && snapshot.category === category.id) return undefined
  const where = snapshot.path.length === 0 ? '' : `, under ${snapshot.path.join(' › ')}`
  const words = isRenamed
    ? `${what} as “${snapshot.name}” in ${snapshot.edition}.`
    : `${what} in ${snapshot.edition}${where}.`
  const isShared = fate?.kind === 'merged' || fate?.kind === 'split'
  return isShared ? `${words} ${fate.words}` : words
}

import { type Outline, hasOwnId } from '../editions/outline.ts'

/**
 * A category of one edition and the category of another, under a different id, that it became wholly or
 * in part, by their positions. Categories with equal ids are the same and need no link.
 */
export interface Link {
  readonly from: number
  readonly to: number
  /** Whether ranges and names suggest it, and no edition declares it. */
  readonly inferred: boolean
}

/**
 * Returns the links, except those between two categories that both exist in both editions under their
 * own ids. Codes moved from one to the other, as their ranges show, but neither became the other.
 */
export function withoutTransfers(from: Outline, to: Outline, links: readonly Link[]): Link[] {
  return links.filter((link) => {
    const goesOn = hasOwnId(to, from.categories[link.from]?.id ?? '')
    const wentBefore = hasOwnId(from, to.categories[link.to]?.id ?? '')
    return !(goesOn && wentBefore)
  })
}

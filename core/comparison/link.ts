import { type Outline, hasOwnId } from '../editions/outline.ts'

/**
 * A category of one edition and one of another, by their positions, that it became wholly or in part
 * under another id. That categories with the same id are the same goes without saying: no link does.
 */
export interface Link {
  readonly from: number
  readonly to: number
  /** Ranges and names suggest it; no edition declares it. */
  readonly inferred: boolean
}

/**
 * Returns the links without those between two categories that both stand in both editions under
 * their own ids. There codes went from one to the other, which their ranges tell; neither became the other.
 */
export function withoutTransfers(from: Outline, to: Outline, links: readonly Link[]): Link[] {
  return links.filter((link) => {
    const goesOn = hasOwnId(to, from.categories[link.from]?.id ?? '')
    const wentBefore = hasOwnId(from, to.categories[link.to]?.id ?? '')
    return !(goesOn && wentBefore)
  })
}

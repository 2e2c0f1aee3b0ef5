import type { Outline } from '../editions/outline.ts'

/** How it is known that two categories belong together. */
export type Evidence =
  /** They have the same id. */
  | 'identity'
  /** The editions declare it: `continues`. */
  | 'lineage'
  /** Ranges and names suggest it; nobody has said so. */
  | 'inferred'

/** A category of one edition and one of another that it became, wholly or in part, by their positions. */
export interface Link {
  readonly from: number
  readonly to: number
  readonly evidence: Evidence
}

/**
 * Returns the links without those between two categories that both stand in both editions under
 * their own ids. There codes went from one to the other, which their ranges tell; neither became the other.
 */
export function withoutTransfers(from: Outline, to: Outline, links: readonly Link[]): Link[] {
  return links.filter((link) => {
    if (link.evidence === 'identity') return true
    const fromId = from.categories[link.from]?.id ?? ''
    const toId = to.categories[link.to]?.id ?? ''
    return !(to.byId.has(fromId) && from.byId.has(toId))
  })
}

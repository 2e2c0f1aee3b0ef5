/** What is known of a document that matches, as far as its rank depends on it. */
export interface RankFeatures {
  /** For each typed word, from 0 to 1, how well its best match fits: reading times place. */
  readonly fits: readonly number[]
  /** The share of the words of its name, or of its best alias, that were typed. */
  readonly coverage: number
  /** What was typed is all of its name. */
  readonly wholeName: boolean
  /** What was typed is all of one of its aliases. */
  readonly wholeAlias: boolean
  /** Its name begins with what was typed. */
  readonly beginsName: boolean
  /** The typed words stand in its name side by side, in the order typed. */
  readonly inOrder: boolean
}

/** How much less a word counts where it was not found in the document's own name. */
export const placeWeights = {
  name: 1,
  term: 0.93,
  means: 0.84,
  /** In the name of the parent, and for each level further up less. */
  path: 0.76,
  pathStep: 0.04,
  /** In an alias of an ancestor. */
  pathAlias: 0.58,
} as const

const bonuses = {
  coverage: 0.12,
  wholeName: 0.14,
  wholeAlias: 0.1,
  beginsName: 0.04,
  inOrder: 0.03,
} as const

/**
 * Returns the rank of a document, higher first; equal ranks stand in book order. A mean of how well
 * its words fit, so that two good words outrank one perfect and one far-fetched; then, smaller than
 * the difference between a word typed right and one read as another: fewer words that were not
 * asked for, the whole name, the whole alias, the name's beginning, the order of the words.
 */
export function rankOf(features: RankFeatures): number {
  let sum = 0
  for (const fit of features.fits) sum += fit
  const mean = features.fits.length === 0 ? 0 : sum / features.fits.length
  return (
    mean +
    bonuses.coverage * features.coverage +
    (features.wholeName ? bonuses.wholeName : features.wholeAlias ? bonuses.wholeAlias : 0) +
    (features.beginsName ? bonuses.beginsName : 0) +
    (features.inOrder ? bonuses.inOrder : 0)
  )
}

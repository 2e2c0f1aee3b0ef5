import { isPassingWord } from './passing-words.ts'

/** What is known of a document that matches, as far as its rank depends on it. */
export interface RankFeatures {
  /** For each typed word, from 0 to 1, how well its best match fits: reading times place. */
  readonly fits: readonly number[]
  /** For each typed word how much it counts; {@link weightOfWord}. */
  readonly weights: readonly number[]
  /** How surely the least sure word was read, from 0 to 1: 1 where all were typed as they are. */
  readonly certainty: number
  /** The share of the words of its name, or of its best alias, that were typed. */
  readonly coverage: number
  /** What was typed is all of its name. */
  readonly wholeName: boolean
  /** What was typed is all of one of its aliases. */
  readonly wholeAlias: boolean
  /** That alias is an abbreviation, and its letters begin the words of what it means here. */
  readonly spelledOut: boolean
  /** The share of that alias's words that stand in what it means: there it is taken literally. */
  readonly literal: number
  /** The number of words in what that alias means: a special case takes more of them to tell. */
  readonly meaningLength: number
  /** Where that meaning stands among those of its term, from 0. */
  readonly meaningOrder: number
  /** Its name begins with what was typed. */
  readonly beginsName: boolean
  /** The typed words stand in its name side by side, in the order typed. */
  readonly inOrder: boolean
}

/** How much less a word counts where it was not found in the document's own name. */
export const placeWeights = {
  /** In an ancestor's name. */
  path: 0.76,
  /** In what an alias means: plain words, meant to be read more than to be found. */
  means: 0.58,
  /** In an alias of an ancestor. */
  pathAlias: 0.5,
} as const

const leastAliasWeight = 0.45
const wholeAliasWeight = 0.93

/** Returns how much a word counts in the term of an alias of which that share was typed. */
export function aliasWeight(typedShare: number): number {
  return leastAliasWeight + (wholeAliasWeight - leastAliasWeight) * Math.min(typedShare, 1)
}

const passingWeight = 0.4

/** Returns how much a typed word counts: one that only qualifies (`surgery`, `left`) less than another. */
export function weightOfWord(typed: string): number {
  return isPassingWord(typed) ? passingWeight : 1
}

const mostMeaningWords = 10
const mostMeanings = 5

/** What else raises a rank; see {@link rankOf}. */
export const bonuses = {
  coverage: 0.12,
  wholeName: 0.14,
  wholeAlias: 0.1,
  spelledOut: 0.01,
  literal: 0.02,
  meaningWord: 0.002,
  /** For each meaning that the vocabulary has before it, as the likelier one. */
  laterMeaning: 0.01,
  /** Of a whole alias's categories, those that have the words in their names. */
  aliasInName: 0.03,
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
  let weights = 0
  features.fits.forEach((fit, at) => {
    const weight = features.weights[at] ?? 1
    sum += fit * weight
    weights += weight
  })
  const mean = weights === 0 ? 0 : sum / weights
  // What is not sure to be meant is not to win by standing in the right place.
  const sure = features.certainty * features.certainty
  const place =
    (features.beginsName ? bonuses.beginsName : 0) + (features.inOrder ? bonuses.inOrder : 0)
  if (features.wholeAlias && !features.wholeName) {
    return (
      mean +
      bonuses.coverage +
      bonuses.wholeAlias +
      bonuses.aliasInName * features.coverage +
      bonuses.literal * features.literal +
      (features.spelledOut ? bonuses.spelledOut : 0) -
      bonuses.meaningWord * Math.min(features.meaningLength, mostMeaningWords) -
      bonuses.laterMeaning * Math.min(features.meaningOrder, mostMeanings) +
      place
    )
  }
  return (
    mean +
    sure * (bonuses.coverage * features.coverage + place) +
    (features.wholeName ? bonuses.wholeName : 0)
  )
}

/** The most that one category of an edition file may have. */
export const recordLimits = {
  /** Characters of its name. */
  name: 200,
  ranges: 200,
  /** Ids that it continues, or had in earlier versions of the dataset. */
  ids: 50,
} as const

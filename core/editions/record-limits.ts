/** Limits for one category in an edition file. */
export const recordLimits = {
  /** Characters in its name. */
  name: 200,
  ranges: 200,
  /** Ids that it continues, or former ids. */
  ids: 50,
} as const

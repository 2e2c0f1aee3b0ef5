import type { Change } from '#core/userdata/change.ts'

/** Changes that were handed in together, with the time and the ids that they keep however often they are applied. */
export interface Batch {
  readonly changes: readonly Change[]
  readonly now: string
  /** Whether none of them is done where there is no room for one. */
  readonly allOrNothing: boolean
}

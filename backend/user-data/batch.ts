import type { Change } from '#core/userdata/change.ts'

/** Changes to apply together, with the time and ids that they keep however often they are applied. */
export interface Batch {
  readonly changes: readonly Change[]
  readonly now: string
  /** Whether to apply none of them if there is no room for one of them. */
  readonly allOrNothing: boolean
}

import type { Change } from './change.ts'
import type { UserDocument } from './document.ts'

/** What one change did. */
export interface Outcome {
  /** The same object where nothing changed. */
  readonly document: UserDocument
  /** The changes that bring the old state back, in the order in which to apply them. */
  readonly undo: readonly Change[]
  /** Why nothing, or something else than asked for, was done. */
  readonly remark?: string
}

/** What a change needs to know beside the document. */
export interface ApplyContext {
  /** The time of the changes, as an ISO date and time in UTC. */
  readonly now: string
  readonly newId: () => string
}

/** Returns the outcome of a change that does nothing, with the reason. */
export function nothingDone(document: UserDocument, remark: string): Outcome {
  return { document, undo: [], remark }
}

/** Returns `{ remark }`, or nothing where there is none to make. */
export function remarked(remark: string | undefined): { remark?: string } {
  return remark === undefined ? {} : { remark }
}

import type { Change } from './change.ts'
import type { UserDocument } from './document.ts'

/** What one change did. */
export interface Outcome {
  /** The same object if nothing changed. */
  readonly document: UserDocument
  /** The changes that bring the old state back, in the order in which to apply them. */
  readonly undo: readonly Change[]
  /** Why nothing, or something else than asked for, was done. */
  readonly remark?: string
  /** Whether nothing was done since there is no room. */
  readonly isFull?: true
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

/** Returns the outcome of a change that would be more than fits in, with what does. */
export function noRoom(document: UserDocument, remark: string): Outcome {
  return { ...nothingDone(document, remark), isFull: true }
}

/** Returns the outcome of a change that would make more of something than there may be. */
export function tooMany(document: UserDocument, most: number, what: string): Outcome {
  return noRoom(document, `There can be at most ${inWords(most)} ${what}.`)
}

/** Returns a large number as people write it, such as `20,000`. */
export function inWords(number: number): string {
  return number.toLocaleString('en-US')
}

/** Returns `{ remark }`, or nothing if there is none to make. */
export function remarked(remark: string | undefined): { remark?: string } {
  return remark === undefined ? {} : { remark }
}

import { applyChanges } from '../apply-changes.ts'
import type { Change } from '../change.ts'
import type { UserDocument } from '../document.ts'

/** Returns why there is no room for changes that come in together, a sentence each; none where there is. */
export function noRoomFor(document: UserDocument, changes: readonly Change[]): string[] {
  // Neither time nor ids make a difference to what fits in.
  const context = { now: new Date(0).toISOString(), newId: () => 'new' }
  const { remarks } = applyChanges(document, changes, context)
  return remarks.filter(({ effect }) => effect === 'no-room').map(({ reason }) => reason)
}

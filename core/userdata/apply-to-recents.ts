import type { Change, ChangeOf } from './change.ts'
import type { Recent, UserDocument } from './document.ts'
import { limits } from './limits.ts'
import { takeOut } from './order.ts'
import type { ApplyContext, Outcome } from './outcome.ts'

const categoryOf = ({ snapshot }: Recent): string => snapshot.category

/** The category comes first; the oldest goes where there are too many. */
export function addRecent(
  document: UserDocument,
  { snapshot }: ChangeOf<'add-recent'>,
  { now }: ApplyContext,
): Outcome {
  const { kept, runs } = takeOut(document.recents, new Set([snapshot.category]), categoryOf)
  const stay = kept.slice(0, limits.recents - 1)
  const dropped = kept.slice(limits.recents - 1)
  const back = [...runs, ...(dropped.length > 0 ? [{ before: null, items: dropped }] : [])]
  const undo: Change[] = [{ kind: 'remove', recents: [snapshot.category] }]
  if (back.length > 0) undo.push({ kind: 'put', recents: back })
  return {
    document: { ...document, recents: [{ snapshot, at: now }, ...stay] },
    undo,
  }
}

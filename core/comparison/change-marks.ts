import type { ChangeKind } from './change-kind.ts'
import type { Comparison } from './comparison.ts'

/** That a category is new in an edition, or what changed about it. */
export interface ChangeMark {
  readonly mark: 'new' | 'changed'
  /** As the row's; see `Row`. */
  readonly kinds: readonly ChangeKind[]
}

/** Returns the mark of each category, by id, that is new or changed in the edition compared to. */
export function changeMarks({ rows }: Comparison): ReadonlyMap<string, ChangeMark> {
  const marks = new Map<string, ChangeMark>()
  for (const { kind, kinds, to } of rows) {
    if (kind === 'unchanged') continue
    for (const { id } of to) marks.set(id, { mark: kind === 'added' ? 'new' : 'changed', kinds })
  }
  return marks
}

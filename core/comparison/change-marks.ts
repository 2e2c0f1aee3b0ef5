import type { ChangeKind } from './change-kind.ts'
import type { Comparison } from './comparison.ts'

/** Marks a category as new in an edition, or says what changed. */
export interface ChangeMark {
  readonly mark: 'new' | 'changed'
  /** As in `Row`. */
  readonly kinds: readonly ChangeKind[]
}

/** Returns the marks of the new and changed categories of `to`, by id. */
export function changeMarks({ rows }: Comparison): ReadonlyMap<string, ChangeMark> {
  const marks = new Map<string, ChangeMark>()
  for (const { kind, kinds, to } of rows) {
    if (kind === 'unchanged') continue
    for (const { id } of to) marks.set(id, { mark: kind === 'added' ? 'new' : 'changed', kinds })
  }
  return marks
}

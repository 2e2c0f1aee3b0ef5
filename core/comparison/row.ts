import type { Category, Outline } from '../editions/outline.ts'
import { type ChangeKind, changeKinds } from './change-kind.ts'
import type { Renaming, Row } from './comparison.ts'
import { sameMeaning } from './name-words.ts'
import { type RangeDifferences, rangeDifferences, sameRanges } from './range-differences.ts'

/** The matching categories of two editions. */
export interface Grouping {
  readonly from: Outline
  readonly to: Outline
  /** Whether `to` is the newer edition. */
  readonly forwards: boolean
  /** Returns a number that only the categories of one row share. */
  readonly groupOf: (edition: Outline, category: Category) => number
}

/** Returns the row of matching categories, with everything that happened to them. */
export function rowFrom(
  grouping: Grouping,
  from: readonly Category[],
  to: readonly Category[],
  inferred: boolean,
): Row {
  const paired = from.length > 0 && to.length > 0
  const renamed = paired ? renamingOf(from, to) : undefined
  const ranges = paired ? rangeChangeOf(from, to) : undefined
  const moved = paired ? moveOf(grouping, from, to) : undefined
  const shape = shapeOf(grouping.forwards, from.length, to.length)
  const kinds = kindsOf([shape, moved && 'moved', renamed && 'renamed', ranges && 'ranges'])
  return { kind: kinds[0] ?? 'unchanged', kinds, from, to, inferred, renamed, ranges, moved }
}

const unchanged: readonly ChangeKind[] = ['unchanged']

function kindsOf(happened: readonly (ChangeKind | undefined)[]): readonly ChangeKind[] {
  if (happened.every((kind) => kind === undefined)) return unchanged
  return changeKinds.filter((kind) => happened.includes(kind))
}

/**
 * Returns the kind that follows from the numbers of categories alone. With several on both sides, it is a
 * split if the newer edition has more of them, else a merge. The older edition is always the starting
 * point, so a backward comparison mirrors the forward one.
 */
function shapeOf(forwards: boolean, from: number, to: number): ChangeKind | undefined {
  if (from === 0) return 'added'
  if (to === 0) return 'removed'
  if (from === 1 && to === 1) return undefined
  if (from === to) return forwards ? 'merged' : 'split'
  return from > to ? 'merged' : 'split'
}

/** Returns how names changed. A name on both sides is no change, even if other members were renamed. */
function renamingOf(from: readonly Category[], to: readonly Category[]): Renaming | undefined {
  if (from.some((old) => to.some(({ name }) => name === old.name))) return undefined
  return from.some((old) => to.some(({ name }) => sameMeaning(old.name, name)))
    ? 'wording'
    : 'meaning'
}

function rangeChangeOf(
  from: readonly Category[],
  to: readonly Category[],
): RangeDifferences | undefined {
  const [old] = from
  const [now] = to
  if (old === undefined || now === undefined) return undefined
  if (from.length + to.length === 2 && sameRanges(old.ranges, now.ranges)) return undefined
  const differences = rangeDifferences(
    from.flatMap(({ ranges }) => ranges),
    to.flatMap(({ ranges }) => ranges),
  )
  return differences.gained.length + differences.lost.length > 0 ? differences : undefined
}

/**
 * Returns the old and new parent if no new parent matches an old one: below a parent that was renamed,
 * merged or itself moved, a category has not moved.
 */
function moveOf(
  { from: fromEdition, to: toEdition, groupOf }: Grouping,
  from: readonly Category[],
  to: readonly Category[],
): Row['moved'] {
  const parentIn = (edition: Outline, { parent }: Category) =>
    parent === null ? null : (edition.byId.get(parent) ?? null)
  const groupIn = (edition: Outline, parent: Category | null) =>
    parent === null ? -1 : groupOf(edition, parent)
  const [old] = from
  const [now] = to
  if (old && now && from.length + to.length === 2) {
    const [before, after] = [parentIn(fromEdition, old), parentIn(toEdition, now)]
    const together = groupIn(fromEdition, before) === groupIn(toEdition, after)
    return together ? undefined : { from: before, to: after }
  }
  const oldParents = from.map((category) => parentIn(fromEdition, category))
  const newParents = to.map((category) => parentIn(toEdition, category))
  const oldGroups = new Set(oldParents.map((parent) => groupIn(fromEdition, parent)))
  if (newParents.some((parent) => oldGroups.has(groupIn(toEdition, parent)))) return undefined
  return { from: oldParents[0] ?? null, to: newParents[0] ?? null }
}

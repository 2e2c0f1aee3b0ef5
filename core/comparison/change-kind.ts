/** What can happen to a category between two editions, in order of precedence. */
export const changeKinds = [
  'added',
  'removed',
  'merged',
  'split',
  'moved',
  'renamed',
  'ranges',
  'unchanged',
] as const

export type ChangeKind = (typeof changeKinds)[number]

/** The number of each kind. */
export type Counts = Readonly<Record<ChangeKind, number>>

/** Counts each kind. */
export function countKinds(kinds: Iterable<ChangeKind>): Counts {
  const counts = {
    added: 0,
    removed: 0,
    renamed: 0,
    ranges: 0,
    moved: 0,
    split: 0,
    merged: 0,
    unchanged: 0,
  }
  for (const kind of kinds) counts[kind]++
  return counts
}

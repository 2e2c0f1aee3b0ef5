/** What may have happened to a category between two editions, in the order in which it is told. */
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

/** How many of each kind. */
export type Counts = Readonly<Record<ChangeKind, number>>

/** Returns how often each kind occurs. */
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

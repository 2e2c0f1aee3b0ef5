import { type ChangeKind, type Counts, changeKinds } from '#core/comparison/change-kind.ts'

/** The names of the kinds of change on their own. */
export const kindTitles: Readonly<Record<ChangeKind, string>> = {
  added: 'Added',
  removed: 'Removed',
  merged: 'Merged',
  split: 'Split',
  moved: 'Moved',
  renamed: 'Renamed',
  ranges: 'Range changed',
  unchanged: 'Unchanged',
}

/** Returns the counts of changes as text, such as `1 added, 8 merged`, or `nothing changed`. */
export function countsInWords(counts: Counts): string {
  const changes = changeKinds
    .filter((kind) => kind !== 'unchanged' && counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${wordFor(kind, counts[kind])}`)
  return changes.length === 0 ? 'no changes' : changes.join(', ')
}

function wordFor(kind: ChangeKind, count: number): string {
  return kind === 'ranges' && count > 1 ? 'ranges changed' : kindTitles[kind].toLowerCase()
}

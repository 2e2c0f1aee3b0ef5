import { type ChangeKind, type Counts, changeKinds } from '#core/comparison/change-kind.ts'

/** What each kind of change is called where it stands alone. */
export const kindTitles: Readonly<Record<ChangeKind, string>> = {
  added: 'Added',
  removed: 'Removed',
  merged: 'Merged',
  split: 'Split',
  moved: 'Moved',
  renamed: 'Renamed',
  ranges: 'Other codes',
  unchanged: 'Unchanged',
}

/** Returns the changes among some counts in words, such as `1 added, 8 merged`, or `nothing changed`. */
export function countsInWords(counts: Counts): string {
  const changes = changeKinds
    .filter((kind) => kind !== 'unchanged' && counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${kindTitles[kind].toLowerCase()}`)
  return changes.length === 0 ? 'nothing changed' : changes.join(', ')
}

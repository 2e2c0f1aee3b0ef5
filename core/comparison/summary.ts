import { type ChangeKind, changeKinds } from './change-kind.ts'
import type { Comparison } from './comparison.ts'

const words: Readonly<Record<ChangeKind, string>> = {
  added: 'added',
  removed: 'removed',
  merged: 'merged',
  split: 'split',
  moved: 'moved',
  renamed: 'renamed',
  ranges: 'with a changed range',
  unchanged: 'unchanged',
}

/** Returns a comparison in a line of words: `2022 → 2023: 1 added, 2 removed, 8 merged; 887 unchanged`. */
export function summarize({ from, to, counts }: Comparison): string {
  const changes = changeKinds
    .filter((kind) => kind !== 'unchanged' && counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${words[kind]}`)
  const told = changes.length === 0 ? 'no changes' : changes.join(', ')
  return `${from.edition} → ${to.edition}: ${told}; ${counts.unchanged} ${words.unchanged}`
}

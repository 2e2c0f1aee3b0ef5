import { editionInWords } from '#core/comparison/history-text.ts'
import type { LifeEdition } from '#core/comparison/history.ts'

/** The look of a cell of the strip. */
export type CellState = 'unchanged' | 'changed' | 'kin' | 'absent'

/** Returns the look of an edition in a category's history. */
export function cellState({ relation, rows }: LifeEdition, isFirst: boolean): CellState {
  if (relation === 'absent') return 'absent'
  if (relation !== 'itself') return 'kin'
  const quiet = isFirst || rows.every(({ kind }) => kind === 'unchanged')
  return quiet ? 'unchanged' : 'changed'
}

const happenings = {
  added: 'new',
  removed: 'removed',
  merged: 'merged',
  split: 'split',
  moved: 'moved',
  renamed: 'renamed',
  ranges: 'range changed',
  unchanged: 'unchanged',
} as const

/** Returns what changed in an edition, in a word or two. */
export function cellWord(entry: LifeEdition, isFirst: boolean): string {
  if (entry.relation === 'absent') return 'absent'
  if (entry.relation === 'predecessors') return 'predecessor'
  if (isFirst) return 'or earlier'
  const kinds = new Set(entry.rows.flatMap(({ kinds: all }) => all))
  kinds.delete('unchanged')
  if (kinds.size === 0) return entry.relation === 'itself' ? 'unchanged' : 'successor'
  return [...kinds].map((kind) => happenings[kind]).join(', ')
}

/** Returns a sentence about an edition in a category's history, for screen readers and tooltips. */
export function cellText(entry: LifeEdition): string {
  return `${entry.edition}: ${editionInWords(entry)}`
}

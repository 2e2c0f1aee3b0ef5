import { counted } from '../../ui/counted.ts'

/** The texts of the Changes tab. */

export const changeListTexts = {
  title: 'Changes',
  count: (changes: number, from: string, to: string) =>
    `${counted(changes, 'change')}, ${from} → ${to}`,
  compare: 'Compare',
  noChanges: 'No changes in this edition',
  oldest: 'This is the oldest edition, so there is nothing to compare it with.',
}

import { type ChangeKind, type Counts, changeKinds } from '#core/comparison/change-kind.ts'
import type { Comparison } from '#core/comparison/comparison.ts'
import { counted } from '../../ui/counted.ts'

/** The texts of a comparison, and of the marks of what changed in an edition. */

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

/** Returns the counts of changes as text, such as `1 added, 8 merged`, or `no changes`. */
export function countsInWords(counts: Counts): string {
  const changes = changeKinds
    .filter((kind) => kind !== 'unchanged' && counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${wordFor(kind, counts[kind])}`)
  return changes.length === 0 ? 'no changes' : changes.join(', ')
}

function wordFor(kind: ChangeKind, count: number): string {
  return kind === 'ranges' && count > 1 ? 'ranges changed' : kindTitles[kind].toLowerCase()
}

export const changeBadgeTexts = {
  new: 'new',
  changed: 'changed',
  inEdition: (edition: string) => ` in ${edition}`,
}

export const changeNoticeTexts = {
  new: (edition: string) => `New in ${edition}`,
  changed: (edition: string, kinds: string) => `Changed in ${edition}: ${kinds}`,
  tip: 'Compare with previous edition',
}

export const comparePageTexts = {
  title: (from: string, to: string) => `${from} compared with ${to}`,
  itself: (categories: number) =>
    `You are comparing an edition with itself: all ${categories} categories are the same.`,
  addsUp: ({ from, to, rows }: Comparison) =>
    `${from.categories.length} categories in ${from.title}, ${to.categories.length} in ${to.title}. Each appears in exactly one of the ${rows.length} rows.`,
  parts: 'Changes by section and edition, and notes',
  loading: 'Loading other editions…',
  ownWindow: 'Open in new window',
}

export const editionPairTexts = {
  title: 'Compared editions',
  from: 'Compare from',
  to: 'Compare to',
  swap: 'Swap',
  swapTip: 'Swap editions',
}

export const changeMatrixTexts = {
  title: 'Where changes happened',
  grid: 'Changes by section and edition',
  cell: (section: string, from: string, to: string, what: string) =>
    `${section}, ${from} → ${to}: ${what}`,
  changes: (count: number, counts: string) => `${counted(count, 'change')}: ${counts}`,
  absent: 'in neither edition',
}

export const editionNotesTexts = {
  title: 'Notes on the editions',
  on: (editions: string) => `Notes on ${editions}`,
  editions: (count: number) => `${count} editions`,
  backwards:
    'These notes describe changes from older to newer. This comparison runs the other way.',
  showMore: (count: number) => `Show ${count} more notes`,
  showFewer: 'Show fewer notes',
}

export const compareFiltersTexts = {
  title: 'Filters',
  kinds: 'Kinds of change',
  section: 'Section',
  allSections: 'All sections',
  sectionChanges: (section: string, changes: number) => `${section} (${changes})`,
  words: 'Filter by name or code',
  wordsPlaceholder: 'Name or code',
  noChanges: 'No changes',
  rows: (count: number) => counted(count, 'row'),
  changes: (all: number) => counted(all, 'change'),
  someChanges: (shown: number, all: number) => `${shown} of ${counted(all, 'change')}`,
  clear: 'Clear filters',
  collapse: 'Collapse all',
  expand: 'Expand all',
  previous: 'Previous',
  next: 'Next change',
}

/** The legend is one sentence; its words in the look that they explain are `struckThrough` and `underlined`. */
export const comparisonRowsTexts = {
  struckThrough: 'Struck-through',
  onlyFrom: (from: string) => `text is only in ${from},`,
  underlined: 'underlined',
  onlyTo: (to: string) => `text only in ${to}.`,
  inferred: '“Inferred” means that no source states the change; codes and names suggest it.',
}

export const exportButtonsTexts = {
  title: 'Export shown rows',
  copy: 'Copy',
  copyTip: 'Copy shown rows as text',
  csv: 'CSV',
  csvTip: 'Save shown rows as CSV',
  markdown: 'Markdown',
  markdownTip: 'Save shown rows as Markdown',
  print: 'Print',
}

export const compareTableTexts = {
  title: 'Categories in both editions',
  change: 'Change',
  unchanged: (count: number) => `${count} unchanged`,
  hidden: (count: number) => `${count} changed, hidden by the filter`,
  noMatches: 'No changes match these filters.',
  noChanges: 'No changes: every category has the same name, place and codes.',
}

export const compareRowTexts = {
  wordingOnly: 'wording only',
  inferred: 'inferred',
  outside: 'outside the filter',
}

export const categoryCellTexts = {
  was: (place: string) => `was in ${place}`,
  now: (place: string) => `now in ${place}`,
  topLevel: 'the top level',
  words: { kept: '', lost: 'gone:', gained: 'new:' },
  ranges: { kept: '', lost: 'was', gained: 'now' },
  absent: (edition: string) => `Not in ${edition}`,
}

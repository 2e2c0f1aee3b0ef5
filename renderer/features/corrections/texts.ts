/** The texts of correcting an edition of one's own. */

export const categoryEditTexts = {
  title: 'Edit this heading',
  kind: 'What to correct',
  /** In the order in which they are offered. */
  kinds: {
    rename: 'Rename',
    ranges: 'Codes',
    move: 'Move',
    split: 'Split',
    merge: 'Merge',
    add: 'Add below',
    remove: 'Remove',
  },
  name: 'Name',
  codes: 'Codes and ranges',
  codesPlaceholder: '27301-27599, 99091',
  newParent: 'New parent',
  mergeInto: 'Merge into',
  position: 'Position',
  byCodes: 'By its codes',
  first: 'First',
  after: (heading: string) => `After ${heading}`,
  firstPart: 'Keeps its bookmarks and notes',
  part: (number: number) => `Part ${number}`,
  addPart: 'Add a part',
  removePart: 'Remove the last part',
  merges: 'The other heading takes its codes.',
  mergesWithBelow: 'The other heading takes its codes and the headings below it.',
  removes: 'Removes this heading. Its codes then belong to the heading above it.',
  removesWithBelow: (below: number) =>
    `Removes this heading and the ${below} below it. Their codes then belong to the heading above.`,
  save: 'Save',
  remove: 'Remove',
  saving: 'Saving…',
  close: 'Close',
  undo: 'Undo last correction',
  show: 'Show corrections',
  saidRenamed: (name: string, to: string) => `Renamed ${name} to ${to}`,
  saidRanges: (name: string, ranges: string) => `${name} now contains ${ranges}`,
  saidMoved: (name: string, to: string) => `Moved ${name} to ${to}`,
  saidSplit: (name: string, parts: readonly string[]) =>
    `Split ${name} into ${parts.join(' and ')}`,
  saidMerged: (name: string, into: string) => `Merged ${name} into ${into}`,
  saidAdded: (name: string) => `Added ${name}`,
  saidRemoved: (name: string) => `Removed ${name}`,
}

export const headingChoiceTexts = {
  find: (label: string) => `Find: ${label}`,
  findPlaceholder: 'Find by name or code',
  noMatches: 'No matches',
}

export const correctionsPageTexts = {
  title: (edition: string) => `Corrections to ${edition}`,
  lead: (changes: string) => `Changes since the edition was imported or copied: ${changes}`,
  none: 'none.',
  original: (edition: string) => `${edition} (original)`,
  reading: 'Reading the edition…',
}

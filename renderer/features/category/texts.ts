import { editionInWords } from '#core/comparison/history-text.ts'
import type { LifeEdition } from '#core/comparison/history.ts'
import type { Basis } from '#core/editions/basis.ts'
import { counted } from '../../ui/counted.ts'

/** The texts of the page of a category, and of the page shown if an edition does not contain it. */

export const breadcrumbTrailTexts = { start: 'All sections' }

export const pathTrailTexts = { path: 'Path' }

export const siblingMenuTexts = {
  tip: 'All at the same level',
  place: (place: number, count: number, level: string) => `${place} of ${count} ${level}s`,
}

export const categoryPageTexts = {
  bookmark: 'Bookmark',
  bookmarked: 'Bookmarked',
  ownWindow: 'Open in new window',
  deskSheet: 'Desk sheet',
  edit: 'Edit',
  print: 'Print',
  inEdition: (edition: string) => `in ${edition}`,
  effective: (date: string) => `, effective ${date}`,
  resequenced: 'resequenced: out of numerical order in the CPT book',
  notEditable: (edition: string) =>
    `${edition} cannot be changed. You can make a copy of it, which is yours to edit.`,
  copyToEdit: 'Make a copy to edit',
  cancel: 'Cancel',
  order: 'Book order',
  previous: 'Previous',
  next: 'Next',
}

export const copyTexts = {
  menu: 'Copy as…',
  codeRange: 'Code range',
  codeRanges: 'Code ranges',
  name: 'Name',
  path: 'Path',
  citation: 'Citation',
}

export const rangeListTexts = {
  ranges: 'Code ranges',
  copy: (range: string) => `Copy ${range}`,
  openEnd: ' and on',
}

export const shelfNotesTexts = {
  shelf: (name: string) => `Shelf ${name}`,
  title: (shelf: string) => `Notes from “${shelf}”`,
  savedIn: (edition: string) => `(saved in ${edition})`,
}

export const numberLineTexts = {
  title: 'Code ranges on a number line',
  line: (name: string, ranges: string, children: number) =>
    `${name}, ${ranges}, with ${children} subcategories`,
}

export const lifeStripTexts = {
  title: 'History',
  loading: 'Loading other editions…',
  absent: 'absent',
  predecessor: 'predecessor',
  successor: 'successor',
  first: 'or earlier',
  changes: {
    added: 'new',
    removed: 'removed',
    merged: 'merged',
    split: 'split',
    moved: 'moved',
    renamed: 'renamed',
    ranges: 'range changed',
    unchanged: 'unchanged',
  },
  edition: (entry: LifeEdition) => `${entry.edition}: ${editionInWords(entry)}`,
}

export const guideTexts = { title: 'What it covers', seeAlso: 'See also' }

export const childListTexts = {
  title: (count: number, level: string) => counted(count, level),
}

export const categoryNoteTexts = {
  title: 'Your note',
  placeholder: 'Only you can see it. Saved as you type.',
  print: 'Print notes with their categories',
}

export const termListTexts = {
  title: 'Also known as',
  byName: 'by name',
  showAll: (count: number) => `Show all ${count} terms`,
  showFewer: 'Show fewer',
}

export const siblingListTexts = {
  title: 'Categories at the same level',
  inParent: (parent: string) => `In ${parent}`,
  allSections: 'All sections',
}

export const provenanceLineTexts = {
  title: 'Sources',
  confidence: (level: string) => `${level} confidence`,
  bases: {
    'named source': 'A public source names this category.',
    'earlier named source':
      'A public source names this category in an earlier edition. Its codes have not changed since then.',
    'CMS bounds, own name':
      'Public code lists give the first and last codes. The grouping and the name are our own.',
    'own entry': 'Whoever made this edition entered or changed this category.',
  } satisfies Record<Basis, string>,
  undescribed: 'no description',
}

export const paperNoticeTexts = {
  trademark:
    'CPT is a registered trademark of the American Medical Association. Category Atlas is not affiliated with it.',
  ownNames: 'Category names are our own plain words.',
}

export const missingCategoryTexts = {
  title: (name: string) => `${name} is not in this edition`,
  thisCategory: 'This category',
  inThisEdition: (what: string) => `In this edition: ${what}.`,
  elsewhere: 'It is in these editions:',
  nowhere: 'No edition contains this category.',
}

export const missingCodeTexts = {
  title: (code: string) => `${code} is not in this edition`,
  noRange: 'No code range in this edition contains it.',
  successors: 'Use instead',
  neighbors: 'Before and after it',
}

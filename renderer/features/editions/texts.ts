import { groupedNumber } from '../../ui/grouped-number.ts'

export const editionBandTexts = {
  band: 'Current edition',
  takesEffect: (edition: string, date: string, inForce: string) =>
    `${edition} takes effect on ${date}. ${inForce} is in effect today.`,
  viewing: (edition: string, inForce: string) =>
    `You are viewing ${edition}. ${inForce} is in effect today.`,
  switchTo: (edition: string) => `Switch to ${edition}`,
}

export const editionSwitcherTexts = {
  edition: 'Edition',
  previous: 'Previous edition',
  choose: 'Choose edition',
  damaged: ' (damaged)',
  next: 'Next edition',
}

export const editionsPageTexts = {
  title: 'Editions',
  about:
    'Add next year’s layout before the app has it, or correct a copy of an edition. Your own editions work like the included ones, are marked as yours, and stay on this computer.',
  import: 'Import an edition',
  file: 'Edition file',
  orDrop:
    'or drop one on the window: a spreadsheet (.xlsx, .csv) made from an export below, or an edition file (.atlasedition). You see what changes before anything is added.',
  nothingAdded: 'Nothing was added.',
  added: 'Added',
  noneAdded:
    'None yet. Export an edition as a spreadsheet, enter what the new book changes, and import it.',
  editionsAdded: 'Editions added',
  damaged: 'damaged, not used',
  forAllUsers: 'for all users',
  corrected: 'corrected here',
  effective: (date: string) => `Effective ${date}`,
  headings: (count: number) => `${count} headings`,
  ways: {
    spreadsheet: 'Imported from',
    'edition file': 'Imported from',
    copy: 'Copy of',
    folder: 'In the folder:',
  },
  on: (date: string) => `on ${date}`,
  signedBy: 'Signed by',
  notTrusted: ' (not trusted)',
  notSigned: 'Not signed',
  compare: 'Compare',
  compareWhat: (edition: string) => `${edition} with the edition before`,
  showCorrections: 'Show corrections',
  ofEdition: (edition: string) => ` of ${edition}`,
  replace: 'Replace…',
  rollBack: 'Roll back',
  remove: 'Remove',
  included: 'Included',
  editionsIncluded: 'Editions included',
  columns: {
    edition: 'Edition',
    effective: 'Effective',
    headings: 'Headings',
    actions: 'Actions',
  },
  copy: 'Make a copy to edit',
}

export const exportMenuTexts = {
  export: 'Export',
  formats: {
    xlsx: 'Spreadsheet',
    csv: 'Spreadsheet as text',
    atlasedition: 'Edition file, to share',
  },
}

export const editionImportTexts = {
  contents: 'File contents',
  reading: 'Reading the file…',
  title: 'Title',
  id: 'ID',
  effectiveDate: 'Effective date',
  counts: (headings: number, terms: number, guide: number) =>
    [
      `${groupedNumber(headings)} headings`,
      ...(terms > 0 ? [`${groupedNumber(terms)} search terms`] : []),
      ...(guide > 0 ? [`${groupedNumber(guide)} guide entries`] : []),
    ].join(', '),
  replaces: (edition: string) => `Replaces ${edition}. You can roll back to it.`,
  replacesSame: (edition: string) =>
    `Replaces ${edition}, which is identical. You can roll back to it.`,
  corrected: 'Corrected while reading',
  replace: 'Replace',
  add: 'Add',
  cancel: 'Cancel',
  comparedWith: (edition: string) => `Compared with ${edition}`,
  nothingBefore: 'There is no edition before it to compare it with.',
}

export const signerNoticeTexts = {
  changed: 'The signer changed.',
  missing: 'The signature is missing.',
  newKey: 'signed this file, with a key that you have not seen before:',
  removed: 'This file is not signed, or was changed after it was signed.',
  before: 'Previously signed by',
  ask: 'Someone else may have made it. Ask whoever sent it, by phone or in person, before you add it.',
  confirm: 'I asked, and this file is genuine.',
  notSigned: 'Not signed.',
  signedBy: 'Signed by',
  trusted: ', whom you trust',
  first: ' This is the first file by this signer. If you add it, you trust the signer from now on.',
}

export const editionFaultsTexts = {
  problems: 'Problems',
  toFix: (count: number) =>
    `${groupedNumber(count)} ${count === 1 ? 'problem' : 'problems'} to fix`,
  fix: 'Fix the file, save it, and choose it again. Nothing was added.',
  caption: 'Problems to fix',
  columns: {
    row: 'Row',
    column: 'Column',
    place: 'Place',
    problem: 'Problem',
    remedy: 'What to do',
  },
  more: (count: number) => `and ${groupedNumber(count)} more`,
}

export const editionQuestionsTexts = {
  form: 'Uncertain matches',
  progress: (question: number, all: number, open: number) =>
    `Question ${question} of ${all}${open === 0 ? ', all answered' : `, ${open} open`}`,
  row: (row: number) => `Row ${row}: `,
  continuesBefore: (edition: string) => `Which heading of ${edition} does`,
  continuesAfter: 'continue?',
  gone: (edition: string) => `of ${edition} is gone. Which heading was it merged into?`,
  answers: 'Answer',
  likely: ' likely',
  isNew: 'None of these: it is new',
  wasRemoved: 'None of these: it was removed',
  answer: 'Answer',
  previous: 'Previous',
  skip: 'Skip',
  next: 'Next',
}

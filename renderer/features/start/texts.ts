import { counted } from '../../ui/counted.ts'

export const startPageTexts = {
  effective: (date: string) => `effective ${date}`,
  title: 'Look up a code or category',
  about: 'Type a code, a range or words above, or open a section below. Everything works offline.',
  examples: 'Examples',
  questions: [
    { query: '27447', question: 'Where does a code belong?' },
    { query: '27301-27599', question: 'What does a range cover?' },
    { query: 'knee arthroplsty', question: 'Which category matches these words?' },
  ],
  whatChanged: 'What changed in this edition?',
  changes: (count: number) => `${counted(count, 'change')} to the layout`,
  trademark:
    'CPT is a registered trademark of the American Medical Association. Category Atlas is not affiliated with it and contains no code descriptors.',
}

export const returnListTexts = {
  recents: 'Recents',
  bookmarksAndChanges: 'Bookmarks and changes',
  bookmarks: (count: number) => counted(count, 'bookmark'),
  allBookmarks: 'All bookmarks',
  whatChanged: (edition: string) => `What changed in ${edition}`,
  changes: (count: number) => counted(count, 'change'),
}

export const noEditionTexts = {
  title: 'The dataset cannot be read',
  beforeFolder:
    'Category Atlas has nothing to look up without it. Your bookmarks and notes are safe. Put the files back in',
  afterFolder: ', or reinstall Category Atlas.',
}

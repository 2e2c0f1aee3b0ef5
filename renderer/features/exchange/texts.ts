import { counted } from '../../ui/counted.ts'
import { bookmarksAndNotes } from '../bookmarks/texts.ts'

export const userDataPageTexts = {
  title: 'Import, export and backups',
  held: (bookmarks: number, folders: number, notes: number, searches: number) =>
    `You have ${counted(bookmarks, 'bookmark')}, ${counted(folders, 'folder')}, ${counted(notes, 'note')}, ${counted(searches, 'saved search', 'saved searches')}. They stay on this computer.`,
  export: 'Export',
  everything: 'Everything (JSON)',
  forSpreadsheet: 'Bookmarks and notes for a spreadsheet (CSV)',
  import: 'Import',
  file: 'File to import',
  orDrop:
    'or drop one on the window: .atlasdata, .json or .csv. You see a preview before anything changes.',
  nothingChanged: 'Nothing was changed.',
  backups: 'Backups',
  aboutBackups:
    'Category Atlas keeps your bookmarks, notes and settings as they were before your last change, and before the first change of each day for two weeks. You can undo a restore.',
}

export const publishShelfTexts = {
  title: 'Shelf for your team',
  about:
    'Save bookmarks and notes as a shelf on a shared drive. Others add that file in their settings and see it beside their own bookmarks. To update it, save it again under the same name.',
  name: 'Name',
  contents: 'Contents',
  allBookmarks: 'All bookmarks',
  withNotes: 'Include my notes on categories',
  save: 'Save shelf…',
  held: (bookmarks: number, notes: number) =>
    `${bookmarksAndNotes(bookmarks, notes)}, with their tags`,
}

export const importPreviewTexts = {
  preview: 'Import preview',
  empty: 'The file is empty, and you have no bookmarks or notes yet.',
  contents: 'Contents of the file',
  columns: {
    items: 'Items',
    new: 'New',
    same: 'Same',
    conflicting: 'Conflicting',
    missing: 'Only in Category Atlas',
  },
  conflicts: (count: number) => `${count} conflicting: yours and the file’s differ`,
  moreConflicts: (count: number) => `and ${count} more`,
  corrected: 'Skipped or corrected',
  method: 'Import method',
  merge: 'Add to my bookmarks and notes',
  replace: 'Replace my bookmarks and notes',
  deletes: (count: number) => ` (deletes ${count} that are not in the file)`,
  inBoth: 'If an item is in both',
  keepMine: 'Keep mine',
  useTheirs: 'Use the file’s',
  tooMuch: 'This file does not fit.',
  deleteFirst: 'Delete some of your bookmarks or notes first, or choose Replace.',
  doImport: 'Import',
  doReplace: 'Replace',
  cancel: 'Cancel',
  canUndo: 'You can undo this.',
}

export const backupListTexts = {
  none: 'No backups yet',
  backups: 'Backups',
  columns: { date: 'Date', contents: 'Contents', restore: 'Restore' },
  held: (bookmarks: number, notes: number) =>
    `${counted(bookmarks, 'bookmark')}, ${counted(notes, 'note')}`,
  otherCopy: ' (copy from another program)',
  restore: 'Restore',
  fromDate: (date: string) => ` the backup from ${date}`,
  restored: (date: string) => `Restored the backup from ${date}`,
}

export const fileDropTexts = {
  oneAtATime: 'Drop one file at a time. No file was read.',
}

import { counted } from '../../ui/counted.ts'

export const topBarTexts = {
  bar: 'Search and edition',
  outlineTip: 'Outline, bookmarks and recents',
  outline: 'Outline',
  sidebar: 'Sidebar',
  back: 'Back',
  forward: 'Forward',
  compare: 'Compare',
  settings: 'Settings',
  help: 'Help',
}

export const navigatorPaneTexts = {
  sidebar: 'Sidebar',
  views: 'Sidebar views',
  tabs: { outline: 'Outline', recents: 'Recents', changes: 'Changes', modifiers: 'Modifiers' },
  bookmarks: (count: number) => (count > 0 ? `Bookmarks ${count}` : 'Bookmarks'),
}

export const paneDividerTexts = {
  width: 'Sidebar width',
}

export const messageListTexts = {
  messages: 'Messages',
  close: 'Close message',
}

export const statusLineTexts = {
  status: 'Status',
  effective: (edition: string, date: string) => `${edition}, effective ${date}`,
  categories: (count: number) => `${count} categories`,
  readOnly: 'Bookmarks and notes are read-only',
  unsaved: 'Unsaved changes',
  foundIn: (milliseconds: string) => `Found in ${milliseconds} ms`,
  dataset: (version: string) => `Dataset ${version}`,
  problems: (count: number) => `${counted(count, 'problem')} in the dataset`,
  damaged: (damaged: number, editions: number) => `, ${damaged} of ${editions} editions damaged`,
  checked: (editions: number) => `All ${editions} editions checked`,
  checking: 'Checking the editions…',
}

export const startUpTexts = {
  editionGone: (wanted: string, opened: string) =>
    `Edition ${wanted} is no longer here, so ${opened} was opened instead.`,
  editionsDamaged: (damaged: string, opened: string) =>
    `Edition ${damaged} is damaged, so edition ${opened} is open instead. See “Dataset” in the status bar.`,
  filesDamaged:
    'Some files of the dataset are damaged. Everything else works. See “Dataset” in the status bar.',
}

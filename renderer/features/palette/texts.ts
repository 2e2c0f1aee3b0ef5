import type { ActionId } from '#core/actions/actions.ts'

export const commandPaletteTexts = {
  title: 'Find anything',
  find: 'Find actions, categories, bookmarks and editions',
  matches: 'Matches',
  fromShelf: (bookmark: string, shelf: string) => `${bookmark} (${shelf})`,
  noMatches: 'No matches',
}

/** The heading of the first items of a kind, and of the further ones below. */
export const paletteGroupsTexts = {
  action: { first: 'Actions', further: 'More actions' },
  edition: { first: 'Editions', further: 'More editions' },
  bookmark: { first: 'Bookmarks', further: 'More bookmarks' },
  category: { first: 'Categories', further: 'More categories' },
}

/** A word that finds every edition. */
export const editionWord = 'edition'

/** Synonyms of action titles, for the palette. */
export const actionWords: Readonly<Partial<Record<ActionId, string>>> = {
  search: 'find look up code',
  'quick-lookup': 'popup mini window',
  'all-editions': 'every year',
  'save-search': 'remember query',
  compare: 'what changed changes differences new codes diff',
  'show-changes': 'what changed differences new deleted revised codes',
  'next-change': 'what changed',
  'previous-change': 'what changed',
  'choose-edition': 'year switch version',
  editions: 'own add new year export spreadsheet excel xlsx remove roll back',
  'import-edition': 'add new year spreadsheet excel xlsx csv atlasedition load open file',
  'copy-edition': 'own correct change customize duplicate',
  'edit-category': 'rename move split merge correct change ranges remove add heading',
  bookmark: 'favorite star save add remove',
  note: 'comment annotate remark',
  'copy-ranges': 'clipboard codes',
  'copy-link': 'url address share',
  print: 'pdf paper printer',
  'desk-sheet': 'cheat sheet pdf export handout print branch',
  undo: 'revert take back last change',
  'new-folder': 'create group',
  'review-bookmarks': 'accept renamed moved outdated',
  'export-bookmarks': 'save backup download csv json',
  'import-bookmarks': 'load restore open file csv json',
  exchange: 'backup restore download save load publish shelf team',
  'own-window': 'new window detach separate',
  'show-recents': 'history last viewed',
  theme: 'dark mode appearance colors night',
  settings: 'preferences options configuration theme zoom size shelf shelves team subscribe',
  'zoom-in': 'larger bigger text size',
  'zoom-out': 'smaller text size',
  'zoom-reset': 'zoom 100 % default text size',
  help: 'shortcuts keys',
  keyboard: 'shortcuts hotkeys key bindings customize',
  tour: 'tutorial introduction getting started',
  modifiers: '25 59 lt rt',
  'show-modifiers': '25 59 lt rt appendix',
  dataset: 'version sources checksum data',
  'show-logs': 'errors support diagnostics',
  about: 'version license support',
}

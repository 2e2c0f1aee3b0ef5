import type { ListedShelf } from '#core/contract/shelf-calls.ts'
import type { CategoryStatusKind } from '#core/userdata/follow.ts'
import type { RowItem } from '../../stores/bookmark-rows.ts'
import { counted } from '../../ui/counted.ts'

/** The texts of the Bookmarks tab, of saved categories on other pages, and of the page that reviews them. */

/** Returns the numbers of bookmarks and notes: `2 bookmarks and 1 note`. Zeros are left out. */
export function bookmarksAndNotes(bookmarks: number, notes: number): string {
  const parts = [
    ...(bookmarks > 0 || notes === 0 ? [counted(bookmarks, 'bookmark')] : []),
    ...(notes > 0 ? [counted(notes, 'note')] : []),
  ]
  return parts.join(' and ')
}

export const sharedTexts = {
  bookmark: 'Bookmark',
  note: 'Note',
  deskSheet: 'Desk sheet',
  items: (count: number) => counted(count, 'item'),
  savedIn: (edition: string) => `saved in ${edition}`,
  openIn: (edition: string) => `Open in ${edition}`,
}

export const bookmarksPanelTexts = {
  find: 'Find in bookmarks and notes',
  tag: 'Tag',
  anyTag: 'Any tag',
  newFolder: 'New folder',
  exchange: 'Import, export and backups',
  review: (what: string, edition: string) => `Review ${what} that changed in ${edition}`,
  noMatches: 'No matches',
  matches: (count: number) => counted(count, 'match', 'matches'),
  emptyBeforeKey: 'No bookmarks yet. Open a category and press',
  emptyAfterKey: '. Bookmarks work in every edition.',
  details: 'Details',
}

export const bookmarkTreeTexts = {
  bookmarks: 'Bookmarks',
  shelf: (name: string, state: string) => `${name}. ${state}`,
}

export const bookmarkRowTexts = {
  afterCount: ' bookmarks',
  afterShelf: ', shelf',
  notReachable: 'Not reachable',
  cannotBeRead: 'Cannot be read',
  searchIn: (edition: string) => `in ${edition}`,
  section: 'Section',
}

/**
 * Returns the state of a shelf, in sentences: when it was published and, if its file cannot be read, why, since when,
 * and from when the shown copy is.
 */
export function shelfState({ state, problem, reached, published }: ListedShelf): string {
  if (state === 'checking' || state === 'current') {
    return published === null ? 'Looking for the file…' : `Published ${inWords(published)}.`
  }
  const what = state === 'away' ? bookmarkRowTexts.notReachable : bookmarkRowTexts.cannotBeRead
  const since = reached === null ? `${what}.` : `${what} since ${inWords(reached)}.`
  const shown = published === null ? '' : ` Shown as of ${inWords(published)}.`
  return `${since} ${problem}${shown}`
}

function inWords(time: string): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
}

export const bulkBarTexts = {
  selected: 'Selected items',
  count: (items: string) => `${items} selected`,
  delete: 'Delete',
  clear: 'Clear selection',
  move: 'Move to folder',
  movePrompt: 'Move to…',
  tag: 'Tag selected items',
  tagPlaceholder: 'Add tag…',
}

export const rowDetailsTexts = {
  kinds: {
    folder: 'Folder',
    bookmark: 'Bookmark',
    note: 'Note',
    search: 'Saved search',
    group: '',
    shelf: '',
  } satisfies Record<RowItem['kind'], string>,
  details: (kind: string) => `${kind}: details`,
  folder: 'Folder',
  tags: 'Tags',
  name: 'Name',
  parent: 'Parent folder',
  query: 'Query',
  run: 'Run',
  delete: (kind: string) => `Delete ${kind.toLowerCase()}`,
  renamed: (name: string) => `Renamed: ${name}`,
}

export const folderSelectTexts = { none: 'No folder' }

export const tagEditorTexts = {
  tags: 'Tags',
  remove: (tag: string) => `Remove tag ${tag}`,
  add: 'Add a tag',
  addPlaceholder: 'Type a tag and press Enter',
}

export const noteFieldTexts = { placeholder: 'Saved as you type.' }

export const shelfDetailsTexts = {
  details: 'Shelf item: details',
  onShelf: (shelf: string) => `On the shelf “${shelf}”. You can read and copy it.`,
  note: 'Your note',
  copyNote: 'Copy to my note',
  copy: 'Copy to my bookmarks',
  check: 'Check now',
  allShelves: 'All shelves',
}

export const bookmarkCommandsTexts = {
  newFolderName: 'New folder',
  topLevel: 'the top level',
  folder: (name: string) => `“${name}”`,
  deleted: (what: string) => `Deleted: ${what}.`,
  deletedWithFolder: (what: string) => `Deleted: ${what}. Its contents moved up one level.`,
  moved: (what: string) => `Moved: ${what}`,
  movedTo: (folder: string, what: string) => `Moved to ${folder}: ${what}`,
  movedInto: (folder: string) => `Moved to ${folder}`,
  movedOut: (what: string) => `Moved out of folder: ${what}`,
  noFolderAbove: 'No folder above to move it into.',
  tagged: (tags: string) => `Tagged “${tags}”`,
  tagRemoved: (tags: string) => `Removed tag “${tags}”`,
  onBookmarks: (text: string, count: number) => `${text}: ${counted(count, 'bookmark')}`,
  folderCreated: 'Folder created',
  nothingToSave: 'Type a search first, then save it.',
  alreadySaved: 'This search is already saved under “Saved searches” in Bookmarks.',
  searchSaved: (name: string) => `Search saved to Bookmarks: ${name}`,
  updated: (edition: string, what: string) => `Updated to ${edition}: ${what}`,
}

export const bookmarkMatchesTexts = {
  title: 'In your bookmarks and notes',
  show: 'Show in Bookmarks',
  showAll: (count: number) => `Show all ${count}`,
  onShelf: (what: string, shelf: string) => `${what} on ${shelf}`,
  withNote: (what: string, note: string) => `${what}: ${note}`,
}

export const keptBeforeTexts = {
  title: 'Saved in another edition',
  bookmarked: 'Bookmarked',
  yourNote: 'Your note',
  /** `what` is the start of the sentence: `Bookmarked`. */
  underName: (what: string, name: string, edition: string) => `${what} as “${name}” in ${edition}`,
  inEdition: (what: string, edition: string) => `${what} in ${edition}`,
  under: (path: string) => `, under ${path}`,
  /** The relation to the category on screen, in a later or an earlier edition, if they are not one to one. */
  later: { merged: ', which was merged into this', split: ', which was split; this is one part' },
  earlier: {
    merged: ', which was later split off from this',
    split: ', which this later became part of',
  },
}

export const reviewNoticeTexts = {
  changed: (what: string, edition: string) => `${what} changed in ${edition}.`,
  review: 'Review',
}

export const reviewPageTexts = {
  noneChanged: (edition: string) => `No bookmarks changed in ${edition}`,
  changed: (what: string, edition: string) => `${what} changed in ${edition}`,
  lead: 'These changed after you saved them. They stay as they are until you update them.',
  noneLead: 'All of your bookmarks are the same in this edition.',
  updateAll: (count: number) => `Update all ${count}`,
  kinds: {
    same: 'Unchanged',
    corrected: 'Corrected',
    renamed: 'Renamed',
    ranges: 'Range changed',
    moved: 'Moved',
    merged: 'Merged',
    split: 'Split',
    removed: 'Removed',
    'not-yet': 'Not yet in edition',
    deleted: 'Code deleted',
  } satisfies Record<CategoryStatusKind, string>,
  saved: 'Saved',
  savedIn: (edition: string) => `Saved in ${edition}`,
  openIn: (edition: string) => `: open in ${edition}`,
  inEdition: (edition: string) => `In ${edition}`,
  absent: 'Not in this edition',
  update: (edition: string) => `Update to ${edition}`,
}

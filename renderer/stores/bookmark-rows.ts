import type {
  Bookmark,
  CategoryNote,
  Folder,
  SavedSearch,
  UserDocument,
} from '#core/userdata/document.ts'
import { notesWithoutBookmark } from '#core/userdata/find.ts'
import type { ShownShelf } from './shelves.ts'

/** The keys of the two rows that contain what is not in a folder. */
export const notesKey = 'group:notes'
export const searchesKey = 'group:searches'

/** The item of a row in the bookmark tree. */
export type RowItem =
  | { readonly kind: 'folder'; readonly folder: Folder; readonly holds: number }
  | { readonly kind: 'bookmark'; readonly bookmark: Bookmark }
  | { readonly kind: 'group'; readonly title: string; readonly holds: number }
  | { readonly kind: 'note'; readonly note: CategoryNote }
  | { readonly kind: 'search'; readonly search: SavedSearch }
  | { readonly kind: 'shelf'; readonly shelf: ShownShelf; readonly holds: number }

/** A row of the bookmark tree as it is shown. */
export interface BookmarkRow {
  readonly key: string
  readonly item: RowItem
  /** The shelf that it is, or is on, and then it is read-only. `undefined` for the user's own items. */
  readonly shelf: ShownShelf | undefined
  /** From 1, at the top. */
  readonly depth: number
  /** The key of its parent row. */
  readonly parent: string | undefined
  readonly hasChildren: boolean
  readonly expanded: boolean
  /** Its position among its siblings, from 1, and their number. A screen reader cannot count rows that are not rendered. */
  readonly place: number
  readonly siblings: number
}

/** The items found, in the user's order. The folders around them are shown too. */
export type FoundItems = Pick<UserDocument, 'bookmarks' | 'notes' | 'searches'>

export const folderKey = (id: string): string => `folder:${id}`
export const bookmarkKey = (id: string): string => `bookmark:${id}`
export const noteKey = (category: string): string => `note:${category}`
export const searchKey = (id: string): string => `search:${id}`
const shelfKey = (id: string): string => `shelf:${id}`

/** Splits a key into its kind and id. */
export function splitKey(key: string): { kind: RowItem['kind']; id: string } {
  const colon = key.indexOf(':')
  return { kind: key.slice(0, colon) as RowItem['kind'], id: key.slice(colon + 1) }
}

/** A shelf, and what was found on it during a search. */
export interface ShelfToShow {
  readonly shelf: ShownShelf
  readonly found: FoundItems | undefined
}

/**
 * Returns the rows of the tree: in each folder its folders, then its bookmarks, in the user's order;
 * at the end notes without a bookmark and saved searches, then shelves. Only the keys in `open` are expanded.
 * If `found` is given, only that is shown, fully expanded.
 */
export function bookmarkRows(
  document: UserDocument,
  open: ReadonlySet<string>,
  found?: FoundItems,
  shelves: readonly ShelfToShow[] = [],
): BookmarkRow[] {
  const shown = shelves
    .map(({ shelf, found: onShelf }) => ({ shelf, found: onShelf, holds: countOn(shelf, onShelf) }))
    .filter(({ holds }) => found === undefined || holds > 0)
  const rows = rowsOf(document, open, found, undefined, shown.length)
  let place = rows.filter(({ depth }) => depth === 1).length
  const siblings = place + shown.length
  for (const { shelf, found: onShelf, holds } of shown) {
    const key = shelfKey(shelf.id)
    const hasChildren = holds > 0 || shelf.document.folders.length > 0
    const expanded = hasChildren && (found !== undefined || open.has(key))
    const item = { kind: 'shelf', shelf, holds } as const
    const at = { depth: 1, parent: undefined, place: ++place, siblings }
    rows.push({ key, item, shelf, hasChildren, expanded, ...at })
    if (expanded) rows.push(...rowsOf(shelf.document, open, onShelf, shelf, 0))
  }
  return rows
}

function countOn({ document }: ShownShelf, found: FoundItems | undefined): number {
  const { bookmarks, notes } = found ?? shownOf(document)
  return bookmarks.length + notes.length
}

/** Returns what is shown without a search. Bookmarks show the notes on their categories. */
function shownOf(document: UserDocument): FoundItems {
  return { ...document, notes: notesWithoutBookmark(document) }
}

/** Returns the rows of the user's own items, or of a shelf. `more` siblings follow at the top level. */
function rowsOf(
  document: UserDocument,
  open: ReadonlySet<string>,
  found: FoundItems | undefined,
  shelf: ShownShelf | undefined,
  more: number,
): BookmarkRow[] {
  const outer = shelf === undefined ? undefined : shelfKey(shelf.id)
  const onShelf = (key: string) => (outer === undefined ? key : `${outer}/${key}`)
  const folders = groupBy(document.folders, ({ parent }) => parent)
  const shown: FoundItems = found ?? shownOf(document)
  const bookmarks = groupBy(shown.bookmarks, ({ folder }) => folder)
  const holds = countHeld(document.folders, bookmarks)
  const rows: BookmarkRow[] = []
  const isOpen = (key: string) => found !== undefined || open.has(key)

  const groups = [
    {
      key: onShelf(notesKey),
      title: 'Notes without a bookmark',
      inner: shown.notes.map((note) => ({
        key: onShelf(noteKey(note.snapshot.category)),
        item: { kind: 'note', note } as const,
      })),
    },
    {
      key: searchesKey,
      title: 'Saved searches',
      inner: shown.searches.map((search) => ({
        key: searchKey(search.id),
        item: { kind: 'search', search } as const,
      })),
    },
  ].filter(({ inner }) => inner.length > 0)

  function addFolder(id: string | null, depth: number, parent: string | undefined): void {
    const inner = (folders.get(id) ?? []).filter(
      (folder) => found === undefined || (holds.get(folder.id) ?? 0) > 0,
    )
    const own = bookmarks.get(id) ?? []
    const siblings = inner.length + own.length + (id === null ? groups.length + more : 0)
    let place = 0
    for (const folder of inner) {
      const key = onShelf(folderKey(folder.id))
      const hasChildren =
        (bookmarks.get(folder.id) ?? []).length > 0 || (folders.get(folder.id) ?? []).length > 0
      const expanded = hasChildren && isOpen(key)
      const item = { kind: 'folder', folder, holds: holds.get(folder.id) ?? 0 } as const
      rows.push({
        key,
        item,
        shelf,
        depth,
        parent,
        hasChildren,
        expanded,
        place: ++place,
        siblings,
      })
      if (expanded) addFolder(folder.id, depth + 1, key)
    }
    for (const bookmark of own) {
      rows.push({
        key: onShelf(bookmarkKey(bookmark.id)),
        item: { kind: 'bookmark', bookmark },
        shelf,
        depth,
        parent,
        hasChildren: false,
        expanded: false,
        place: ++place,
        siblings,
      })
    }
    if (id !== null) return
    for (const { key, title, inner: items } of groups) {
      const expanded = isOpen(key)
      const item = { kind: 'group', title, holds: items.length } as const
      rows.push({
        key,
        item,
        shelf,
        depth,
        parent,
        hasChildren: true,
        expanded,
        place: ++place,
        siblings,
      })
      if (!expanded) continue
      items.forEach((each, index) =>
        rows.push({
          ...each,
          shelf,
          depth: depth + 1,
          parent: key,
          hasChildren: false,
          expanded: false,
          place: index + 1,
          siblings: items.length,
        }),
      )
    }
  }

  addFolder(null, shelf === undefined ? 1 : 2, outer)
  return rows
}

/** Returns how many bookmarks each folder contains, including those in nested folders. */
function countHeld(
  folders: readonly Folder[],
  bookmarks: ReadonlyMap<string | null, readonly Bookmark[]>,
): ReadonlyMap<string, number> {
  const parents = new Map(folders.map(({ id, parent }) => [id, parent]))
  const counts = new Map<string, number>()
  for (const { id } of folders) {
    const own = bookmarks.get(id)?.length ?? 0
    if (own === 0) continue
    for (
      let at: string | null | undefined = id;
      at !== null && at !== undefined;
      at = parents.get(at)
    ) {
      counts.set(at, (counts.get(at) ?? 0) + own)
    }
  }
  return counts
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): ReadonlyMap<string | null, readonly Item[]> {
  const groups = new Map<string | null, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

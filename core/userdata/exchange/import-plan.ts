import { sameJson } from '../../text/same-json.ts'
import type {
  Bookmark,
  CategoryNote,
  Folder,
  Recent,
  SavedSearch,
  UserDocument,
} from '../document.ts'
import { folderPaths } from '../folders.ts'
import type { Json } from '../json-value.ts'
import { type Imported, withOwnShelves } from './imported.ts'
import { formatPath } from './path-text.ts'

/** An imported item with the one of the user's own that it is, if any. Its folders are already the user's own. */
export interface Match<Item> {
  readonly theirs: Item
  readonly mine: Item | undefined
  /** Which parts differ; empty if it is the same, and where it is new. */
  readonly differs: readonly string[]
}

/** An import, matched with what is there. */
export interface ImportPlan {
  readonly folders: readonly Match<Folder>[]
  readonly bookmarks: readonly Match<Bookmark>[]
  readonly notes: readonly Match<CategoryNote>[]
  readonly searches: readonly Match<SavedSearch>[]
  readonly settings: readonly (Match<Json> & { readonly key: string })[]
  /** Recents of categories that are not among the user's own. */
  readonly recents: readonly Recent[]
}

/**
 * Returns how an import fits to what is there. Items are matched by their ids; folders else by the
 * names on the way to them, bookmarks by folder, edition and category, searches by what they say.
 * Times and order make no difference.
 */
export function planImport(document: UserDocument, imported: Imported): ImportPlan {
  const { folders, folderIds } = matchFolders(document, imported.folders ?? [])
  const settings =
    imported.settings === undefined
      ? []
      : Object.entries(withOwnShelves(imported.settings, document.settings))
  const seen = new Set(document.recents.map(({ snapshot }) => snapshot.category))
  return {
    folders,
    bookmarks: matchBookmarks(document, imported.bookmarks ?? [], folderIds),
    notes: matchNotes(document, imported.notes ?? []),
    searches: matchSearches(document, imported.searches ?? []),
    settings: settings.map(([key, theirs]) => {
      const mine = Object.hasOwn(document.settings, key) ? document.settings[key] : undefined
      const differs = mine !== undefined && !sameJson(mine, theirs) ? ['value'] : []
      return { key, theirs, mine, differs }
    }),
    recents: (imported.recents ?? []).filter(({ snapshot }) => !seen.has(snapshot.category)),
  }
}

function matchFolders(
  document: UserDocument,
  theirs: readonly Folder[],
): { folders: Match<Folder>[]; folderIds: ReadonlyMap<string, string> } {
  const byId = new Map(document.folders.map((folder) => [folder.id, folder]))
  const paths = folderPaths(document)
  const byPath = new Map(
    document.folders.map((folder) => [formatPath(paths.get(folder.id) ?? []), folder] as const),
  )
  const theirPaths = folderPaths({ ...document, folders: theirs })
  const folderIds = new Map<string, string>()
  const matches = theirs.map((folder) => {
    const mine = byId.get(folder.id) ?? byPath.get(formatPath(theirPaths.get(folder.id) ?? []))
    folderIds.set(folder.id, mine?.id ?? folder.id)
    return { folder, mine }
  })
  return {
    folderIds,
    folders: matches.map(({ folder, mine }) => {
      const parent = folder.parent === null ? null : (folderIds.get(folder.parent) ?? null)
      const theirFolder: Folder = { ...folder, id: mine?.id ?? folder.id, parent }
      return match(theirFolder, mine, { name: folder.name, folder: parent }, (own) => ({
        name: own.name,
        folder: own.parent,
      }))
    }),
  }
}

function matchBookmarks(
  document: UserDocument,
  theirs: readonly Bookmark[],
  folderIds: ReadonlyMap<string, string>,
): Match<Bookmark>[] {
  const placeOf = (folder: string | null, { snapshot }: Bookmark): string =>
    [folder ?? '', snapshot.edition, snapshot.category, snapshot.code ?? ''].join(' ')
  const byId = new Map(document.bookmarks.map((bookmark) => [bookmark.id, bookmark]))
  const byPlace = new Map<string, Bookmark[]>()
  for (const bookmark of document.bookmarks) {
    const place = placeOf(bookmark.folder, bookmark)
    const others = byPlace.get(place)
    if (others === undefined) byPlace.set(place, [bookmark])
    else others.push(bookmark)
  }
  const partsOf = ({ folder, snapshot, tags }: Bookmark): Parts => ({
    folder,
    category: snapshot,
    tags,
  })
  // What an id matches is not to be had by place too.
  const taken = new Set(theirs.map(({ id }) => id).filter((id) => byId.has(id)))
  return theirs.map((bookmark) => {
    const folder = bookmark.folder === null ? null : (folderIds.get(bookmark.folder) ?? null)
    const mine =
      byId.get(bookmark.id) ??
      byPlace.get(placeOf(folder, bookmark))?.find(({ id }) => !taken.has(id))
    if (mine !== undefined) taken.add(mine.id)
    const theirBookmark: Bookmark = { ...bookmark, id: mine?.id ?? bookmark.id, folder }
    return match(theirBookmark, mine, partsOf(theirBookmark), partsOf)
  })
}

function matchNotes(
  document: UserDocument,
  theirs: readonly CategoryNote[],
): Match<CategoryNote>[] {
  const byCategory = new Map(document.notes.map((note) => [note.snapshot.category, note]))
  return theirs.map((note) =>
    match(note, byCategory.get(note.snapshot.category), { text: note.text }, ({ text }) => ({
      text,
    })),
  )
}

function matchSearches(
  document: UserDocument,
  theirs: readonly SavedSearch[],
): Match<SavedSearch>[] {
  const partsOf = ({ name, query, edition }: SavedSearch): Parts => ({ name, query, edition })
  return theirs.map((search) => {
    const mine =
      document.searches.find(({ id }) => id === search.id) ??
      document.searches.find((own) => sameJson(partsOf(own), partsOf(search)))
    return match({ ...search, id: mine?.id ?? search.id }, mine, partsOf(search), partsOf)
  })
}

type Parts = Readonly<Record<string, unknown>>

function match<Item>(
  theirs: Item,
  mine: Item | undefined,
  theirParts: Parts,
  partsOf: (item: Item) => Parts,
): Match<Item> {
  if (mine === undefined) return { theirs, mine, differs: [] }
  const own = partsOf(mine)
  return {
    theirs,
    mine,
    differs: Object.keys(theirParts).filter((part) => !sameJson(own[part], theirParts[part])),
  }
}

import type { Bookmark, Folder, UserDocument } from './document.ts'

/** Returns the folders from the top down to the one with this id, itself included; empty for `null` or a folder that is gone. */
export function folderChain(document: UserDocument, id: string | null): Folder[] {
  const chain: Folder[] = []
  let next = id
  while (next !== null && chain.length <= document.folders.length) {
    const wanted = next
    const folder = document.folders.find((candidate) => candidate.id === wanted)
    if (folder === undefined) break
    chain.unshift(folder)
    next = folder.parent
  }
  return chain
}

/** Returns for each folder's id the names on the way to it, from the top down, its own last. */
export function folderPaths(document: UserDocument): Map<string, readonly string[]> {
  const byId = new Map(document.folders.map((folder) => [folder.id, folder]))
  const paths = new Map<string, readonly string[]>()
  for (const folder of document.folders) {
    const names: string[] = []
    let next: Folder | undefined = folder
    while (next !== undefined && names.length <= byId.size) {
      names.unshift(next.name)
      next = next.parent === null ? undefined : byId.get(next.parent)
    }
    paths.set(folder.id, names)
  }
  return paths
}

/** Returns the ids of folders and of all folders inside them. */
export function withInnerFolders(
  folders: readonly Folder[],
  ids: readonly string[],
): ReadonlySet<string> {
  const children = new Map<string, string[]>()
  for (const { id, parent } of folders) {
    if (parent === null) continue
    const siblings = children.get(parent)
    if (siblings === undefined) children.set(parent, [id])
    else siblings.push(id)
  }
  const found = new Set<string>()
  const open = [...ids]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(children.get(id) ?? []))
  }
  return found
}

/** Returns the folders right inside a folder (`null`: at the top), in the user's order. */
export function foldersIn(document: UserDocument, parent: string | null): Folder[] {
  return document.folders.filter((folder) => folder.parent === parent)
}

/** Returns the bookmarks right inside a folder (`null`: at the top), in the user's order. */
export function bookmarksIn(document: UserDocument, folder: string | null): Bookmark[] {
  return document.bookmarks.filter((bookmark) => bookmark.folder === folder)
}

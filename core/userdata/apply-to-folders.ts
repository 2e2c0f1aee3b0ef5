import type { Change, ChangeOf } from './change.ts'
import type { Folder, UserDocument } from './document.ts'
import { folderChain, withInnerFolders } from './folders.ts'
import { limits } from './limits.ts'
import { putIn, stayingBefore, takeOut } from './order.ts'
import { type ApplyContext, type Outcome, nothingDone, remarked, tooMany } from './outcome.ts'

const idOf = ({ id }: Folder): string => id
const tooDeep = `Folders can be nested at most ${limits.folderDepth} levels deep.`

export function addFolder(
  document: UserDocument,
  change: ChangeOf<'add-folder'>,
  { now, newId }: ApplyContext,
): Outcome {
  const { folders } = document
  const id = change.id ?? newId()
  if (folders.some((folder) => folder.id === id)) {
    return nothingDone(document, 'This folder already exists.')
  }
  if (folders.length >= limits.folders) {
    return tooMany(document, limits.folders, 'folders')
  }
  const chain = folderChain(document, change.parent)
  if (chain.length >= limits.folderDepth) return nothingDone(document, tooDeep)
  const gone = change.parent !== null && chain.length === 0
  const folder: Folder = {
    id,
    parent: gone ? null : change.parent,
    name: change.name,
    created: now,
    changed: now,
  }
  return {
    document: {
      ...document,
      folders: putIn(folders, [{ before: change.before ?? null, items: [folder] }], idOf),
    },
    undo: [{ kind: 'remove', folders: [id] }],
    ...remarked(
      gone ? 'The parent folder no longer exists. The new folder is at the top level.' : undefined,
    ),
  }
}

export function renameFolder(
  document: UserDocument,
  change: ChangeOf<'rename-folder'>,
  { now }: ApplyContext,
): Outcome {
  const folder = document.folders.find(({ id }) => id === change.id)
  if (folder === undefined) return nothingDone(document, 'The folder no longer exists.')
  if (folder.name === change.name) return nothingDone(document, 'The folder already has this name.')
  const renamed: Folder = { ...folder, name: change.name, changed: change.changed ?? now }
  return {
    document: {
      ...document,
      folders: document.folders.map((each) => (each === folder ? renamed : each)),
    },
    undo: [{ kind: 'rename-folder', id: folder.id, name: folder.name, changed: folder.changed }],
  }
}

export function moveFolders(document: UserDocument, change: ChangeOf<'move-folders'>): Outcome {
  const { folders } = document
  const chain = folderChain(document, change.parent)
  if (change.parent !== null && chain.length === 0) {
    return nothingDone(document, 'The parent folder no longer exists. The folders were not moved.')
  }
  const ids = new Set(change.ids)
  if (chain.some(({ id }) => ids.has(id))) {
    return nothingDone(document, 'A folder cannot be moved into itself.')
  }
  const byId = new Map(folders.filter(({ id }) => ids.has(id)).map((folder) => [folder.id, folder]))
  if (byId.size === 0) return nothingDone(document, 'The folders no longer exist.')
  const height = Math.max(...[...byId.keys()].map((id) => heightOf(document, id)))
  if (chain.length + height > limits.folderDepth) return nothingDone(document, tooDeep)

  const before = stayingBefore(folders, ids, change.before ?? null, idOf)
  const moved = [...ids].flatMap((id): Folder[] => {
    const folder = byId.get(id)
    if (folder === undefined) return []
    return [folder.parent === change.parent ? folder : { ...folder, parent: change.parent }]
  })
  const placed = putIn(takeOut(folders, ids, idOf).kept, [{ before, items: moved }], idOf)
  if (placed.every((folder, index) => folder === folders[index])) {
    return nothingDone(document, 'The folders are already there.')
  }
  return {
    document: { ...document, folders: placed },
    undo: foldersBack(folders, ids),
    ...remarked(byId.size < ids.size ? 'Some of the folders no longer exist.' : undefined),
  }
}

/** Returns the moves that put folders back to where they stand in `folders`. */
export function foldersBack(folders: readonly Folder[], ids: ReadonlySet<string>): Change[] {
  return takeOut(folders, ids, idOf).runs.flatMap(({ before, items }) =>
    items.map(({ id, parent }): Change => ({ kind: 'move-folders', ids: [id], parent, before })),
  )
}

/** How many levels a folder and those inside it take. */
function heightOf(document: UserDocument, id: string): number {
  const depth = folderChain(document, id).length
  const depths = [...withInnerFolders(document.folders, [id])].map(
    (inner) => folderChain(document, inner).length - depth + 1,
  )
  return Math.max(1, ...depths)
}

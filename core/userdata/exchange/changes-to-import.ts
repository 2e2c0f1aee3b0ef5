import { applyChanges } from '../apply-changes.ts'
import type { Change, ChangeOf } from '../change.ts'
import type { UserDocument } from '../document.ts'
import { limits } from '../limits.ts'
import { changesToReplace } from '../changes-to-replace.ts'
import { type Imported, withOwnShelves } from './imported.ts'
import { planImport } from './import-plan.ts'

/** `merge` adds to what is there; `replace` puts the import in its place. */
export type ImportMode = 'merge' | 'replace'

/** Returns the changes by which an import comes in. Where both have an item, `prefer` says whose stays. */
export function changesToImport(
  document: UserDocument,
  imported: Imported,
  mode: ImportMode,
  prefer: 'mine' | 'theirs',
): Change[] {
  if (mode === 'merge') return changesToMerge(document, imported, prefer)
  const settings = imported.settings && withOwnShelves(imported.settings, document.settings)
  return changesToReplace(document, settings === undefined ? imported : { ...imported, settings })
}

function changesToMerge(
  document: UserDocument,
  imported: Imported,
  prefer: 'mine' | 'theirs',
): Change[] {
  const plan = planImport(document, imported)
  const newOf = <Item>(matches: readonly { theirs: Item; mine: Item | undefined }[]): Item[] =>
    matches.filter(({ mine }) => mine === undefined).map(({ theirs }) => theirs)
  const folders = newOf(plan.folders)
  const bookmarks = newOf(plan.bookmarks)
  const notes = newOf(plan.notes)
  const searches = newOf(plan.searches)
  const { recents } = plan
  const changes: Change[] = []
  if ([folders, bookmarks, notes, searches, recents].some((items) => items.length > 0)) {
    changes.push({
      kind: 'put',
      folders: [{ before: null, items: folders }],
      bookmarks: [{ before: null, items: bookmarks }],
      notes: [{ before: null, items: notes }],
      searches: [{ before: null, items: searches }],
      recents: [{ before: null, items: recents }],
    })
  }
  const settings = plan.settings.filter(
    ({ mine, differs }) => mine === undefined || (prefer === 'theirs' && differs.length > 0),
  )
  if (settings.length > 0) {
    const values = Object.fromEntries(settings.map(({ key, theirs }) => [key, theirs]))
    changes.push({ kind: 'set-settings', values })
  }
  if (prefer === 'mine') return changes

  for (const { theirs, differs } of plan.folders) {
    const { id, name, parent, changed } = theirs
    if (differs.includes('name')) changes.push({ kind: 'rename-folder', id, name, changed })
    if (differs.includes('folder')) changes.push({ kind: 'move-folders', ids: [id], parent })
  }
  const conflicting = plan.bookmarks.filter(({ differs }) => differs.length > 0)
  const edits = conflicting
    .filter(({ differs }) => differs.some((part) => part !== 'folder'))
    .map(({ theirs: { id, snapshot, tags, changed } }) => ({
      id,
      snapshot,
      tags,
      changed,
    }))
  if (edits.length > 0) changes.push({ kind: 'edit-bookmarks', edits })
  const moves = new Map<string | null, string[]>()
  for (const { theirs, differs } of conflicting) {
    if (!differs.includes('folder')) continue
    moves.set(theirs.folder, [...(moves.get(theirs.folder) ?? []), theirs.id])
  }
  for (const [folder, ids] of moves) changes.push({ kind: 'move-bookmarks', ids, folder })
  for (const { theirs, differs } of plan.notes) {
    if (differs.length > 0) {
      changes.push({ kind: 'set-note', snapshot: theirs.snapshot, text: theirs.text })
    }
  }
  for (const { theirs, differs } of plan.searches) {
    const { id, name, query, edition, changed } = theirs
    if (differs.length > 0) {
      changes.push({ kind: 'edit-search', id, name, query, edition, changed })
    }
  }
  return changes
}

/** Returns why there is no room for changes that come in together, one sentence each; none if there is. */
export function noRoomFor(document: UserDocument, changes: readonly Change[]): string[] {
  // Neither time nor ids make a difference to what fits in.
  const context = { now: new Date(0).toISOString(), newId: () => 'new' }
  const { remarks } = applyChanges(document, changes, context)
  return remarks.filter(({ effect }) => effect === 'no-room').map(({ reason }) => reason)
}

/**
 * Returns the changes that add to a document what only another one has, where both went on from one
 * state by themselves. Notes that differ are both kept, tags of both too; of other differences, those
 * of `mine` stay. What was removed on one side only comes back. What was on screen is that of `mine`.
 */
export function changesToJoin(mine: UserDocument, theirs: UserDocument): Change[] {
  const changes = changesToImport(mine, theirs, 'merge', 'mine')
  const plan = planImport(mine, theirs)
  type Edit = ChangeOf<'edit-bookmarks'>['edits'][number]
  const edits = plan.bookmarks.flatMap(({ theirs: their, mine: own, differs }): Edit[] => {
    if (own === undefined || !differs.includes('tags')) return []
    const tags = [...own.tags, ...their.tags.filter((tag) => !own.tags.includes(tag))]
    return [{ id: own.id, tags: tags.slice(0, limits.tagsPerBookmark) }]
  })
  if (edits.length > 0) changes.push({ kind: 'edit-bookmarks', edits })
  for (const { theirs: their, mine: own, differs } of plan.notes) {
    if (own === undefined || differs.length === 0) continue
    // As if it had been written at the same time, unseen by each other.
    changes.push({ kind: 'set-note', snapshot: own.snapshot, text: their.text, was: '' })
  }
  return changes
}

import { addBookmark, editBookmarks, moveBookmarks, tagBookmarks } from './apply-to-bookmarks.ts'
import { addFolder, moveFolders, renameFolder } from './apply-to-folders.ts'
import { setNote } from './apply-to-notes.ts'
import { addRecent } from './apply-to-recents.ts'
import { setRecord } from './apply-to-records.ts'
import { addSearch, editSearch, moveSearches } from './apply-to-searches.ts'
import { put } from './apply-put.ts'
import { remove } from './apply-removal.ts'
import type { Change } from './change.ts'
import type { UserDocument } from './document.ts'
import { limits } from './limits.ts'
import { type ApplyContext, type Outcome, inWords, noRoom } from './outcome.ts'

/** What the user should know of a change that was not done as it was meant. */
export interface Remark {
  /** The change's place in the list, from 0. */
  readonly change: number
  /**
   * `skipped`: nothing was done. `adjusted`: something was, but not quite what was asked for.
   * `no-room`: nothing was done, since it would be more than fits in.
   */
  readonly effect: 'skipped' | 'adjusted' | 'no-room'
  /** A sentence. */
  readonly reason: string
}

export interface Applied {
  /** The same object if nothing changed. */
  readonly document: UserDocument
  /** Changes that bring the old state back. */
  readonly undo: Change[]
  readonly remarks: Remark[]
}

/**
 * Returns the document with the changes applied one after the other. Total: a change to something
 * that is gone, or for which there is no room, does nothing and leaves a remark. Where no other
 * changes came between, applying `undo` gives the document as it was.
 */
export function applyChanges(
  document: UserDocument,
  changes: readonly Change[],
  context: ApplyContext,
): Applied {
  const remarks: Remark[] = []
  const undone: (readonly Change[])[] = []
  let current = document
  changes.forEach((change, index) => {
    const outcome = applyWithinLimits(current, change, context)
    const changed = outcome.document !== current
    if (outcome.remark !== undefined) {
      remarks.push({
        change: index,
        effect: changed ? 'adjusted' : outcome.isFull === true ? 'no-room' : 'skipped',
        reason: outcome.remark,
      })
    }
    if (!changed) return
    current = outcome.document
    undone.push(outcome.undo)
  })
  return { document: current, undo: undone.reverse().flat(), remarks }
}

/** Returns the changes with an id for each item they add, so that they can be applied again with the same outcome. */
export function stampChanges(changes: readonly Change[], newId: () => string): Change[] {
  return changes.map((change) => {
    switch (change.kind) {
      case 'add-bookmark':
      case 'add-folder':
      case 'add-search':
        return change.id === undefined ? { ...change, id: newId() } : change
      default:
        return change
    }
  })
}

function applyWithinLimits(document: UserDocument, change: Change, context: ApplyContext): Outcome {
  const outcome = apply(document, change, context)
  if (!addsText(change) || outcome.document === document) return outcome
  if (textOf(outcome.document) <= limits.totalText) return outcome
  return noRoom(
    document,
    `Notes, tags and names together can have at most ${inWords(limits.totalText)} characters.`,
  )
}

function apply(document: UserDocument, change: Change, context: ApplyContext): Outcome {
  switch (change.kind) {
    case 'add-bookmark':
      return addBookmark(document, change, context)
    case 'edit-bookmarks':
      return editBookmarks(document, change, context)
    case 'move-bookmarks':
      return moveBookmarks(document, change)
    case 'tag-bookmarks':
      return tagBookmarks(document, change, context)
    case 'add-folder':
      return addFolder(document, change, context)
    case 'rename-folder':
      return renameFolder(document, change, context)
    case 'move-folders':
      return moveFolders(document, change)
    case 'set-note':
      return setNote(document, change, context)
    case 'add-recent':
      return addRecent(document, change, context)
    case 'add-search':
      return addSearch(document, change, context)
    case 'edit-search':
      return editSearch(document, change, context)
    case 'move-searches':
      return moveSearches(document, change)
    case 'set-settings':
    case 'set-session':
      return setRecord(document, change)
    case 'remove':
      return remove(document, change)
    case 'put':
      return put(document, change)
  }
}

/** Only these can make the document much longer. */
function addsText(change: Change): boolean {
  return ['add-bookmark', 'edit-bookmarks', 'tag-bookmarks', 'set-note', 'put'].includes(
    change.kind,
  )
}

/** Returns how many characters notes, tags, names and paths take. */
function textOf({ bookmarks, notes }: UserDocument): number {
  let length = 0
  for (const { snapshot, tags } of bookmarks) {
    length += snapshot.name.length
    for (const tag of tags) length += tag.length
  }
  for (const { text } of notes) length += text.length
  return length
}

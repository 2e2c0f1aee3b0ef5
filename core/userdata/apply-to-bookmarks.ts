import type { Change, ChangeOf } from './change.ts'
import type { Bookmark, UserDocument } from './document.ts'
import { limits } from './limits.ts'
import { putIn, stayingBefore, takeOut } from './order.ts'
import { keptTitle } from './snapshot.ts'
import { type ApplyContext, type Outcome, nothingDone, remarked, tooMany } from './outcome.ts'

const idOf = ({ id }: Bookmark): string => id
const hasFolder = (document: UserDocument, id: string | null): boolean =>
  id === null || document.folders.some((folder) => folder.id === id)

export function addBookmark(
  document: UserDocument,
  change: ChangeOf<'add-bookmark'>,
  { now, newId }: ApplyContext,
): Outcome {
  const { bookmarks } = document
  const id = change.id ?? newId()
  const { snapshot } = change
  const isThere = hasFolder(document, change.folder)
  const folder = isThere ? change.folder : null
  if (bookmarks.some((bookmark) => bookmark.id === id)) {
    return nothingDone(document, 'This bookmark already exists.')
  }
  const same = bookmarks.some(
    (bookmark) =>
      bookmark.folder === folder &&
      bookmark.snapshot.category === snapshot.category &&
      bookmark.snapshot.code === snapshot.code &&
      bookmark.snapshot.edition === snapshot.edition,
  )
  if (same) return nothingDone(document, `“${keptTitle(snapshot)}” is already bookmarked here.`)
  if (bookmarks.length >= limits.bookmarks) {
    return tooMany(document, limits.bookmarks, 'bookmarks')
  }
  const bookmark: Bookmark = {
    id,
    folder,
    snapshot,
    tags: withoutRepeats(change.tags ?? []),
    created: now,
    changed: now,
  }
  return {
    document: {
      ...document,
      bookmarks: putIn(bookmarks, [{ before: change.before ?? null, items: [bookmark] }], idOf),
    },
    undo: [{ kind: 'remove', bookmarks: [id] }],
    ...remarked(
      isThere ? undefined : 'The folder no longer exists. The bookmark is at the top level.',
    ),
  }
}

export function editBookmarks(
  document: UserDocument,
  change: ChangeOf<'edit-bookmarks'>,
  { now }: ApplyContext,
): Outcome {
  type Edit = (typeof change.edits)[number]
  const edits = new Map(change.edits.map((edit) => [edit.id, edit]))
  const undone: Edit[] = []
  const remarks = new Set<string>()
  const bookmarks = document.bookmarks.map((bookmark): Bookmark => {
    const edit = edits.get(bookmark.id)
    if (edit === undefined) return bookmark
    edits.delete(bookmark.id)
    const edited: Bookmark = {
      ...bookmark,
      snapshot: edit.snapshot ?? bookmark.snapshot,
      tags: edit.tags === undefined ? bookmark.tags : withoutRepeats(edit.tags),
      changed: edit.changed ?? now,
    }
    const differs = {
      snapshot: JSON.stringify(edited.snapshot) !== JSON.stringify(bookmark.snapshot),
      tags: JSON.stringify(edited.tags) !== JSON.stringify(bookmark.tags),
    }
    const timeBack = edit.changed !== undefined && edit.changed !== bookmark.changed
    if (!differs.snapshot && !differs.tags && !timeBack) return bookmark
    undone.push({
      id: bookmark.id,
      ...(differs.snapshot ? { snapshot: bookmark.snapshot } : {}),
      ...(differs.tags ? { tags: bookmark.tags } : {}),
      changed: bookmark.changed,
    })
    return edited
  })
  if (edits.size > 0) {
    remarks.add(
      edits.size === 1
        ? 'A bookmark no longer exists.'
        : `${edits.size} bookmarks no longer exist.`,
    )
  }
  const remark = remarks.size === 0 ? undefined : [...remarks].join(' ')
  if (undone.length === 0) return nothingDone(document, remark ?? 'No changes')
  return {
    document: { ...document, bookmarks },
    undo: [{ kind: 'edit-bookmarks', edits: undone }],
    ...remarked(remark),
  }
}

export function tagBookmarks(
  document: UserDocument,
  change: ChangeOf<'tag-bookmarks'>,
  context: ApplyContext,
): Outcome {
  const ids = new Set(change.ids)
  const removed = new Set((change.remove ?? []).map(foldTag))
  const remarks = new Set<string>()
  const edits = document.bookmarks
    .filter(({ id }) => ids.has(id))
    .map((bookmark) => {
      const kept = bookmark.tags.filter((tag) => !removed.has(foldTag(tag)))
      const tags = withoutRepeats([...kept, ...(change.add ?? [])])
      if (tags.length <= limits.tagsPerBookmark) return { id: bookmark.id, tags }
      remarks.add(`A bookmark can have at most ${limits.tagsPerBookmark} tags.`)
      return { id: bookmark.id, tags: bookmark.tags }
    })
  if (edits.length === 0) return nothingDone(document, 'The bookmarks no longer exist.')
  if (edits.length < ids.size) remarks.add('Some of the bookmarks no longer exist.')
  const outcome = editBookmarks(document, { kind: 'edit-bookmarks', edits }, context)
  const all = [...remarks, ...(outcome.remark === undefined ? [] : [outcome.remark])]
  return { ...outcome, ...remarked(all.length === 0 ? undefined : all.join(' ')) }
}

export function moveBookmarks(document: UserDocument, change: ChangeOf<'move-bookmarks'>): Outcome {
  if (!hasFolder(document, change.folder)) {
    return nothingDone(document, 'The folder no longer exists. The bookmarks were not moved.')
  }
  const ids = new Set(change.ids)
  const byId = new Map(
    document.bookmarks.filter(({ id }) => ids.has(id)).map((bookmark) => [bookmark.id, bookmark]),
  )
  if (byId.size === 0) return nothingDone(document, 'The bookmarks no longer exist.')
  const before = stayingBefore(document.bookmarks, ids, change.before ?? null, idOf)
  const { kept } = takeOut(document.bookmarks, ids, idOf)
  const moved = [...ids].flatMap((id): Bookmark[] => {
    const bookmark = byId.get(id)
    if (bookmark === undefined) return []
    return [bookmark.folder === change.folder ? bookmark : { ...bookmark, folder: change.folder }]
  })
  const bookmarks = putIn(kept, [{ before, items: moved }], idOf)
  if (bookmarks.every((bookmark, index) => bookmark === document.bookmarks[index])) {
    return nothingDone(document, 'The bookmarks are already there.')
  }
  return {
    document: { ...document, bookmarks },
    undo: movesBack(document.bookmarks, ids),
    ...remarked(byId.size < ids.size ? 'Some of the bookmarks no longer exist.' : undefined),
  }
}

/** Returns the moves that put bookmarks back to where they stand in `bookmarks`. */
export function movesBack(bookmarks: readonly Bookmark[], ids: ReadonlySet<string>): Change[] {
  return takeOut(bookmarks, ids, idOf).runs.flatMap(({ before, items }) => {
    const moves: { folder: string | null; ids: string[] }[] = []
    for (const { id, folder } of items) {
      const last = moves.at(-1)
      if (last?.folder === folder) last.ids.push(id)
      else moves.push({ folder, ids: [id] })
    }
    return moves.map((move): Change => ({ kind: 'move-bookmarks', ...move, before }))
  })
}

const foldTag = (tag: string): string => tag.toLowerCase()

/** The first spelling of a tag stays. */
function withoutRepeats(tags: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const kept = tags.filter((tag) => {
    const folded = foldTag(tag)
    if (seen.has(folded)) return false
    seen.add(folded)
    return true
  })
  return kept.length === tags.length ? tags : kept
}

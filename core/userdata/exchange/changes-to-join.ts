import type { Change, ChangeOf } from '../change.ts'
import type { UserDocument } from '../document.ts'
import { limits } from '../limits.ts'
import { changesToImport } from './changes-to-import.ts'
import { planImport } from './import-plan.ts'

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

import { limits } from './limits.ts'
import type { ChangeOf } from './change.ts'
import type { CategoryNote, UserDocument } from './document.ts'
import type { Snapshot } from './snapshot.ts'
import { type ApplyContext, type Outcome, nothingDone, remarked, tooMany } from './outcome.ts'

export function setNote(
  document: UserDocument,
  { snapshot, text, was }: ChangeOf<'set-note'>,
  { now }: ApplyContext,
): Outcome {
  const index = document.notes.findIndex((note) => note.snapshot.category === snapshot.category)
  const old = document.notes[index]
  const merged = mergeNote(old?.text ?? '', text, was)
  if (merged === undefined) {
    return nothingDone(
      document,
      'The note was changed elsewhere, and both texts together are too long. Your text was not saved.',
    )
  }
  const remark = merged.merged ? 'The note was changed elsewhere. Both texts are kept.' : undefined
  if (merged.text === (old?.text ?? '')) return nothingDone(document, remark ?? 'No changes')
  if (old === undefined) {
    if (document.notes.length >= limits.notes) {
      return tooMany(document, limits.notes, 'notes')
    }
    const note: CategoryNote = { snapshot, text: merged.text, created: now, changed: now }
    return {
      document: { ...document, notes: [...document.notes, note] },
      undo: [{ kind: 'remove', notes: [snapshot.category] }],
    }
  }
  // The code that the note was first written on stays with it.
  const withCodeOf = ({ snapshot: { system, code } }: CategoryNote): Snapshot =>
    snapshot.code === undefined && system === undefined && code !== undefined
      ? { ...snapshot, code }
      : snapshot
  const before = document.notes[index + 1]?.snapshot.category ?? null
  const edited: CategoryNote[] =
    merged.text === ''
      ? []
      : [{ snapshot: withCodeOf(old), text: merged.text, created: old.created, changed: now }]
  return {
    document: { ...document, notes: document.notes.toSpliced(index, 1, ...edited) },
    undo: [{ kind: 'put', notes: [{ before, items: [old] }] }],
    ...remarked(remark),
  }
}

const between = '\n\n[Written elsewhere at the same time:]\n'

/**
 * Returns the text that a note gets. Where somebody else has changed it since the user began
 * (`was` is what they saw), both texts are kept, the user's first.
 * Returns `undefined` if both together would be too long.
 */
function mergeNote(
  current: string,
  text: string,
  was: string | undefined,
): { readonly text: string; readonly merged: boolean } | undefined {
  const untouched = was === undefined || current === was || current === text || current === ''
  if (untouched || current.startsWith(text + between)) {
    return { text: untouched ? text : current, merged: false }
  }
  if (text === '') return { text: current, merged: true }
  const both = text + between + current
  return both.length > limits.noteText ? undefined : { text: both, merged: true }
}

import type { CategoryNote } from './document.ts'

/**
 * Returns the notes with one for each category: the first takes in the texts of the others, each after
 * the code that it was written on where that is another. A text that is there already is not repeated.
 * The same array where each category has one note.
 */
export function joinNotes(notes: readonly CategoryNote[]): readonly CategoryNote[] {
  const byCategory = new Map<string, { readonly texts: Set<string>; note: CategoryNote }>()
  for (const note of notes) {
    const { snapshot, text, changed } = note
    const known = byCategory.get(snapshot.category)
    if (known === undefined) {
      byCategory.set(snapshot.category, { texts: new Set([text]), note })
      continue
    }
    if (known.texts.has(text)) continue
    known.texts.add(text)
    const { code } = snapshot
    const named = code === undefined || code === known.note.snapshot.code ? '' : `${code}: `
    known.note = {
      ...known.note,
      text: `${known.note.text}\n\n${named}${text}`,
      changed: changed > known.note.changed ? changed : known.note.changed,
    }
  }
  if (byCategory.size === notes.length) return notes
  return [...byCategory.values()].map(({ note }) => note)
}

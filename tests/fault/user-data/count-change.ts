import type { Change } from '#core/userdata/change.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { addBookmark, femur } from '../../fixtures/user-data/changes.ts'

const bookmarksKept = 40
const note = 'What a coder wrote. '.repeat(60)

/**
 * Returns the changes that lead from state number `number - 1` to the next: a counter in each of the
 * two files, a new bookmark with a note, and the oldest gone. What a state of a file holds follows from its
 * number, so that a mix of two would show.
 */
export function countChange(number: number): Change[] {
  return [
    { kind: 'set-settings', values: { counter: number } },
    { kind: 'set-session', values: { counter: number, twice: number * 2 } },
    { kind: 'add-recent', snapshot: { ...femur, category: `surgery/c${number}` } },
    addBookmark({ id: `b${number}`, category: `surgery/c${number}` }),
    { kind: 'set-note', snapshot: { ...femur, category: `surgery/c${number}` }, text: note },
    {
      kind: 'remove',
      bookmarks: [`b${number - bookmarksKept}`],
      notes: [`surgery/c${number - bookmarksKept}`],
    },
  ]
}

/** Returns the number of the state, 0 for an empty document. */
export function countOf(document: UserDocument): number {
  return Number(document.settings['counter'] ?? 0)
}

/** Returns the number of the state of what the app remembers, whose parts fit together, 0 for an empty document. */
export function rememberedCountOf({ session, recents }: UserDocument): number {
  const number = Number(session['counter'] ?? 0)
  const newest = recents[0]?.snapshot.category
  const fits = number === 0 || (session['twice'] === number * 2 && newest === `surgery/c${number}`)
  return fits ? number : NaN
}

/** Returns the ids of the bookmarks that the state with a number has. */
export function bookmarksAt(number: number): string[] {
  const first = Math.max(1, number - bookmarksKept + 1)
  return Array.from({ length: number - first + 1 }, (_, index) => `b${first + index}`)
}

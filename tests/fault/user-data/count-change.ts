import type { Change } from '#core/userdata/change.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { addBookmark } from '../../fixtures/user-data/changes.ts'

const bookmarksKept = 40
const note = 'What a coder wrote. '.repeat(60)

/**
 * Returns the changes that lead from state number `number - 1` to the next: a counter, a new
 * bookmark, and the oldest gone. What a state holds follows from its number, so that a mix of two
 * would show.
 */
export function countChange(number: number): Change[] {
  return [
    { kind: 'set-settings', values: { counter: number } },
    addBookmark({ id: `b${number}`, category: `surgery/c${number}`, note }),
    { kind: 'remove', bookmarks: [`b${number - bookmarksKept}`] },
  ]
}

/** Returns the number of the state, 0 for an empty document. */
export function countOf(document: UserDocument): number {
  return Number(document.settings['counter'] ?? 0)
}

/** Returns the ids of the bookmarks that the state with a number has. */
export function bookmarksAt(number: number): string[] {
  const first = Math.max(1, number - bookmarksKept + 1)
  return Array.from({ length: number - first + 1 }, (_, index) => `b${first + index}`)
}

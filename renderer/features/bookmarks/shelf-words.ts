import type { ListedShelf } from '#core/contract/shelf-calls.ts'
import { shelfStateWords } from '#core/shelves/state-words.ts'

function inWords(time: string): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
}

/** Returns what is to be said of a shelf's state, in sentences. */
export function shelfState(shelf: ListedShelf): string {
  return shelfStateWords(shelf, inWords)
}

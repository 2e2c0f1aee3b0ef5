import type { ListedShelf } from '#core/contract/shelf-calls.ts'

/**
 * Returns the state of a shelf, in sentences: when it was published and, if its file cannot be read, why, since when,
 * and from when the shown copy is.
 */
export function shelfState({ state, problem, reached, published }: ListedShelf): string {
  if (state === 'checking' || state === 'current') {
    return published === null ? 'Looking for the file…' : `Published ${inWords(published)}.`
  }
  const what = state === 'away' ? 'Not reachable' : 'Cannot be read'
  const since = reached === null ? `${what}.` : `${what} since ${inWords(reached)}.`
  const shown = published === null ? '' : ` Shown as of ${inWords(published)}.`
  return `${since} ${problem}${shown}`
}

function inWords(time: string): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
}

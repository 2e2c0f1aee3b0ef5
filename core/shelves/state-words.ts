import type { ListedShelf } from '../contract/shelf-calls.ts'

/**
 * Returns what is to be said of a shelf's state, in sentences: when it was published and, where its file cannot be
 * read, why and since when. `inWords` says a time that is given in ISO form.
 */
export function shelfStateWords(
  { state, problem, reached, published }: ListedShelf,
  inWords: (time: string) => string,
): string {
  if (state === 'checking' && published === null) return 'Looking for it.'
  if (state === 'checking' || state === 'current') {
    return published === null ? '' : `Published ${inWords(published)}.`
  }
  const what = state === 'away' ? 'Not reachable' : 'Cannot be read'
  const since = reached === null ? `${what}.` : `${what} since ${inWords(reached)}.`
  const shown = published === null ? '' : ` Shown as of ${inWords(published)}.`
  return `${since} ${problem}${shown}`
}

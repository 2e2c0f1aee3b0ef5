import { useSearch } from '../../stores/search.ts'

/** Moving through the results: each step shows its category, and only one step of the history is spent on them all. */
export function useResultSteps() {
  const search = useSearch()

  /** Moves by some results, staying within the list; the first step down starts at the first result. */
  function step(by: number): void {
    const last = search.hits.length - 1
    if (last < 0) return
    search.showHit(Math.max(0, Math.min(last, search.active + by)))
  }

  /** Opens the result that is marked, or the first one. Tells whether there was one. */
  function choose(index = Math.max(0, search.active)): boolean {
    if (search.hits[index] === undefined) return false
    search.showHit(index)
    search.previewing = false
    return true
  }

  return { step, choose }
}

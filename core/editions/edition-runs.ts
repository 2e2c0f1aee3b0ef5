/**
 * Returns editions as text, with consecutive ones as a range, such as `2019–2022, 2024`.
 * `all` has the ids of all editions, oldest first.
 */
export function editionRuns(editions: readonly string[], all: readonly string[]): string {
  const runs: { first: string; last: string; end: number }[] = []
  all.forEach((id, index) => {
    if (!editions.includes(id)) return
    const run = runs.at(-1)
    if (run?.end === index - 1) Object.assign(run, { last: id, end: index })
    else runs.push({ first: id, last: id, end: index })
  })
  return runs.map(({ first, last }) => (first === last ? first : `${first}–${last}`)).join(', ')
}

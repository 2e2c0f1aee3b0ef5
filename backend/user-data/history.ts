/**
 * Where a state of a file comes from: for each process that saved it, how often, the latest last. The
 * last entry names the state itself, since a process builds each of its saves on all it has seen. So
 * an older copy, and one that went its own way on another computer, can be told from a later state.
 */
export type History = readonly (readonly [writer: string, saves: number])[]

/** Each start of the app is one writer. What was forgotten counts as unrelated, which loses nothing. */
const longest = 64

/** Whether the state with history `later` is the one with history `earlier`, or was built on it. */
export function includesState(later: History, earlier: History): boolean {
  const state = earlier.at(-1)
  if (state === undefined) return true
  const [writer, saves] = state
  return later.some(([other, count]) => other === writer && count >= saves)
}

/** Returns the history of the state that a writer saves on top of another. */
export function withSave(history: History, writer: string): History {
  const saves = history.find(([other]) => other === writer)?.[1] ?? 0
  const others = history.filter(([other]) => other !== writer)
  return [...others.slice(1 - longest), [writer, saves + 1]]
}

/** Returns the history of a state that holds what two others do; of their writers, those of `mine` come last. */
export function joined(mine: History, theirs: History): History {
  const counts = new Map(theirs)
  for (const [writer, saves] of mine) {
    const most = Math.max(saves, counts.get(writer) ?? 0)
    counts.delete(writer)
    counts.set(writer, most)
  }
  return [...counts].slice(-longest)
}

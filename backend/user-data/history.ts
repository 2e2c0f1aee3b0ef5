/**
 * The origin of a file's state: how often each process saved it, latest process last. The last entry
 * identifies the state, since each save builds on everything that its process has seen. It tells a later
 * state from an older copy, and from one that was changed separately on another computer.
 */
export type History = readonly (readonly [writer: string, saves: number])[]

/** Each start of the app is one writer. Forgotten writers make states count as unrelated, which loses nothing. */
const longest = 64

/** Whether the state with the history `later` is the same as, or built on, the one with the history `earlier`. */
export function includesState(later: History, earlier: History): boolean {
  const state = earlier.at(-1)
  if (state === undefined) return true
  const [writer, saves] = state
  return later.some(([other, count]) => other === writer && count >= saves)
}

/** Returns the history after one more save by a writer. */
export function withSave(history: History, writer: string): History {
  const saves = history.find(([other]) => other === writer)?.[1] ?? 0
  const others = history.filter(([other]) => other !== writer)
  return [...others.slice(1 - longest), [writer, saves + 1]]
}

/** Returns the history of two merged states. The writers of `mine` come last. */
export function joined(mine: History, theirs: History): History {
  const counts = new Map(theirs)
  for (const [writer, saves] of mine) {
    const most = Math.max(saves, counts.get(writer) ?? 0)
    counts.delete(writer)
    counts.set(writer, most)
  }
  return [...counts].slice(-longest)
}

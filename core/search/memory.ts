import type { WordIndex } from './word-index.ts'

/** Returns a memory that works each result out once for an index and a key, and forgets all when it has more than `most`. */
export function rememberPerIndex<Result>(most: number) {
  const memories = new WeakMap<WordIndex, Map<string, Result>>()
  return (index: WordIndex, key: string, work: () => Result): Result => {
    let memory = memories.get(index)
    if (memory === undefined || memory.size >= most) {
      memory = new Map<string, Result>()
      memories.set(index, memory)
    }
    let result = memory.get(key)
    if (result === undefined) memory.set(key, (result = work()))
    return result
  }
}

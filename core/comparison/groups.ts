/** Elements 0 to n-1 that are joined into groups, step by step (a disjoint-set forest). */
export interface Groups {
  /** Returns the element that stands for the group of `element`; joining may change it. */
  readonly of: (element: number) => number
  readonly join: (a: number, b: number) => void
}

/** Returns groups of one element each. Joining and asking take next to constant time each. */
export function createGroups(size: number): Groups {
  const parents = new Int32Array(size)
  for (let element = 0; element < size; element++) parents[element] = element
  const of = (element: number): number => {
    let root = element
    for (let next = parents[root]; next !== undefined && next !== root; next = parents[root]) {
      parents[root] = parents[next] ?? next
      root = next
    }
    return root
  }
  return {
    of,
    join: (a, b) => {
      const rootA = of(a)
      const rootB = of(b)
      // The smaller number leads, so that the outcome does not depend on the order of joining.
      parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB)
    },
  }
}

import type { Outline } from '../editions/outline.ts'
import type { Link } from './link.ts'

/** Elements 0 to n-1, joined into groups step by step (a disjoint-set forest). */
export interface Groups {
  /** Returns the representative of the group of `element`; joining can change it. */
  readonly of: (element: number) => number
  readonly join: (a: number, b: number) => void
}

/** Returns groups of one element each. Joining and finding take almost constant time. */
function createGroups(size: number): Groups {
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
      // The smaller number represents the group, so the result does not depend on the order of joining.
      parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB)
    },
  }
}

/**
 * Groups the categories of two editions by equal ids and by links: an element for each position in
 * `from`, then one for each in `to`. Reports each pair that it joins.
 */
export function groupCategories(
  from: Outline,
  to: Outline,
  links: readonly Link[],
  joined?: (fromPosition: number, toPosition: number) => void,
): Groups {
  const groups = createGroups(from.categories.length + to.categories.length)
  const join = (fromPosition: number, toPosition: number) => {
    groups.join(fromPosition, from.categories.length + toPosition)
    joined?.(fromPosition, toPosition)
  }
  // Editions are very similar: mostly the same category comes next, and needs no lookup.
  let expected = 0
  to.categories.forEach(({ id }, toPosition) => {
    const next = from.categories[expected]
    const itself = next?.id === id ? next : from.byId.get(id)
    if (itself === undefined) return
    join(itself.position, toPosition)
    expected = itself.position + 1
  })
  for (const link of links) join(link.from, link.to)
  return groups
}

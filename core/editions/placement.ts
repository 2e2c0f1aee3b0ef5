import { type Code, codeOrdinal } from '../codes/code.ts'
import { rangeBounds } from '../codes/code-range.ts'
import { type Category, type Outline, ancestorsOf } from './outline.ts'

/**
 * The category of each code of an edition: ascending, disjoint stretches of ordinals, each with the
 * deepest category that contains it. Built once per edition by {@link buildPlacement}.
 */
export interface Placement {
  readonly outline: Outline
  readonly firsts: readonly number[]
  readonly lasts: readonly number[]
  readonly deepest: readonly Category[]
}

/** Two categories of the same depth that share codes, so neither is the deepest. */
export interface Tie {
  readonly first: number
  readonly last: number
  readonly categories: readonly [Category, Category]
}

/**
 * Returns the placement of an outline, and the ties found on the way (none in a valid edition).
 * A section with subsections contains no code by itself: its range is nominal, and numbers outside every
 * subsection are not in use (99217 since 2023). A section with `ownCodes` does: in Category III, few codes
 * are under a heading.
 * If a section's nominal range covers codes of another section, depth decides:
 * 98000-98016 are Evaluation and Management although they are inside Medicine's numbers.
 */
export function buildPlacement(outline: Outline): { placement: Placement; ties: Tie[] } {
  interface Span {
    readonly first: number
    readonly last: number
    readonly category: Category
    readonly depth: number
  }
  const holders = outline.categories.filter(
    ({ parent, position, end, ownCodes }) => parent !== null || end === position + 1 || ownCodes,
  )
  const spans = holders.flatMap((category): Span[] =>
    category.ranges.map((range) => {
      const [first, last] = rangeBounds(range)
      return { first, last, category, depth: category.depth }
    }),
  )
  const starts = [...new Set(spans.flatMap(({ first, last }) => [first, last + 1]))].sort(
    (a, b) => a - b,
  )
  const byFirst = [...spans].sort((a, b) => a.first - b.first || a.depth - b.depth)

  const firsts: number[] = []
  const lasts: number[] = []
  const deepest: Category[] = []
  const ties: Tie[] = []
  let active: Span[] = []
  let next = 0
  starts.forEach((first, index) => {
    const last = (starts[index + 1] ?? first + 1) - 1
    active = active.filter((span) => span.last >= first)
    while (byFirst[next]?.first === first) active.push(...byFirst.slice(next, ++next))
    let best: Span | undefined
    let rival: Span | undefined
    for (const span of active) {
      if (best === undefined || span.depth > best.depth) {
        best = span
        rival = undefined
      } else if (span.depth === best.depth) rival = span
    }
    if (best === undefined) return
    if (rival !== undefined) ties.push({ first, last, categories: [best.category, rival.category] })
    const previous = deepest.length - 1
    if (deepest[previous] === best.category && lasts[previous] === first - 1) {
      lasts[previous] = last
      return
    }
    firsts.push(first)
    lasts.push(last)
    deepest.push(best.category)
  })
  return { placement: { outline, firsts, lasts, deepest }, ties }
}

/** Returns the index of the last stretch that starts at or before an ordinal, or -1. Takes log2(stretches) steps. */
function stretchAt(placement: Placement, ordinal: number): number {
  let low = 0
  let high = placement.firsts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((placement.firsts[middle] ?? Infinity) <= ordinal) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Returns the deepest category that contains a code, or `undefined` if there is none. */
export function deepestCategory(placement: Placement, code: Code): Category | undefined {
  const ordinal = codeOrdinal(code)
  const index = stretchAt(placement, ordinal)
  return ordinal <= (placement.lasts[index] ?? -1) ? placement.deepest[index] : undefined
}

/** Returns the path of a code, from the section down to its deepest category; empty if no category contains it. */
export function placeCode(placement: Placement, code: Code): Category[] {
  const deepest = deepestCategory(placement, code)
  return deepest === undefined ? [] : [...ancestorsOf(placement.outline, deepest), deepest]
}

/** Returns the categories right before and after a code that no category contains. */
export function neighborsOf(
  placement: Placement,
  code: Code,
): { before: Category | undefined; after: Category | undefined } {
  const index = stretchAt(placement, codeOrdinal(code))
  return { before: placement.deepest[index], after: placement.deepest[index + 1] }
}

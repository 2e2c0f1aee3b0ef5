import type { Category } from '../editions/outline.ts'
import type { CodeSet } from './code-set.ts'

/** A category, its codes, and a number shared with the categories that it can match. */
export interface Member {
  readonly category: Category
  readonly family: number
  readonly codes: CodeSet
  /** Whether it is unlinked. */
  readonly loose: boolean
}

/** Two categories that share codes, and the number of shared codes. */
export interface Overlap {
  readonly from: Category
  readonly to: Category
  readonly shared: number
}

/**
 * Returns the pairs of members of a family that share codes across the two editions, if at least one of
 * the pair is unlinked. Members of one family and edition are siblings, which do not overlap, so a single
 * walk along the codes finds all pairs in n log n steps.
 */
export function overlapsOf(from: readonly Member[], to: readonly Member[]): Overlap[] {
  const fromStretches = stretchesOf(from)
  const toStretches = stretchesOf(to)
  const found = new Map<Category, Map<Category, number>>()
  let i = 0
  let j = 0
  for (;;) {
    const left = fromStretches[i]
    const right = toStretches[j]
    if (left === undefined || right === undefined) break
    const order = left.member.family - right.member.family
    const first = Math.max(left.first, right.first)
    const last = Math.min(left.last, right.last)
    if (order === 0 && first <= last && (left.member.loose || right.member.loose)) {
      const { category } = left.member
      const partners = found.get(category) ?? new Map<Category, number>()
      found.set(category, partners)
      const shared = partners.get(right.member.category) ?? 0
      partners.set(right.member.category, shared + last - first + 1)
    }
    if (order < 0 || (order === 0 && left.last < right.last)) i++
    else j++
  }
  return [...found].flatMap(([older, partners]) =>
    [...partners].map(([newer, shared]) => ({ from: older, to: newer, shared })),
  )
}

function stretchesOf(members: readonly Member[]) {
  return members
    .flatMap((member) => member.codes.map(([first, last]) => ({ member, first, last })))
    .sort((a, b) => a.member.family - b.member.family || a.first - b.first)
}

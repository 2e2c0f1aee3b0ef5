import type { Category, Outline } from '../editions/outline.ts'
import { type CodeSet, codeSetOf, intersection } from './code-set.ts'
import { groupCategories } from './groups.ts'
import type { Link } from './link.ts'
import { nameKey } from './name-words.ts'
import { type Member, type Overlap, overlapsOf } from './overlap.ts'

/** One edition in an inference. */
export interface Side {
  /** The unlinked categories down to a depth, in book order. */
  readonly loose: (depth: number) => readonly Category[]
  readonly isLoose: (category: Category) => boolean
  readonly codes: (category: Category) => CodeSet
  readonly nameKey: (category: Category) => string
  /** Returns a number shared by the categories of both editions whose parents match; all sections share one. */
  readonly family: (category: Category) => number
  /** Returns a number shared by the matching categories of both editions. */
  readonly group: (category: Category) => number
  /** Returns the groups of the other side's categories that continue here unchanged: in their family, with some of their codes. */
  readonly goingOn: (others: readonly Standing[]) => ReadonlySet<number>
  /** The categories of families, down to a depth. */
  readonly members: (depth: number, families: ReadonlySet<number>) => Member[]
}

/** The position of a category. */
export interface Standing {
  readonly group: number
  readonly family: number
  readonly codes: CodeSet
}

/** The state of an inference: each new link can make others possible. */
export interface InferenceState {
  readonly from: Side
  readonly to: Side
  readonly inferred: readonly Link[]
  readonly link: (older: Category, newer: Category) => void
  /** Returns which categories, down to a depth, share codes with unlinked ones of their family. */
  readonly overlaps: (depth: number) => Overlap[]
}

/** Returns the initial state with equal ids and `links`, or `undefined` if nothing is left to infer. */
export function createInferenceState(
  from: Outline,
  to: Outline,
  links: readonly Link[],
): InferenceState | undefined {
  const fromLinked = new Uint8Array(from.categories.length)
  const toLinked = new Uint8Array(to.categories.length)
  const groups = groupCategories(from, to, links, (fromPosition, toPosition) => {
    fromLinked[fromPosition] = 1
    toLinked[toPosition] = 1
  })
  if (!fromLinked.includes(0) && !toLinked.includes(0)) return undefined

  const fromSide = createSide(from, fromLinked, (position) => groups.of(position))
  const toSide = createSide(to, toLinked, (position) =>
    groups.of(from.categories.length + position),
  )
  const inferred: Link[] = []
  return {
    from: fromSide,
    to: toSide,
    inferred,
    link: (older, newer) => {
      inferred.push({ from: older.position, to: newer.position, inferred: true })
      fromLinked[older.position] = 1
      toLinked[newer.position] = 1
      groups.join(older.position, from.categories.length + newer.position)
    },
    overlaps: (depth) => {
      const concerned = new Set([
        ...fromSide.loose(depth).map(fromSide.family),
        ...toSide.loose(depth).map(toSide.family),
      ])
      if (concerned.size === 0) return []
      return overlapsOf(fromSide.members(depth, concerned), toSide.members(depth, concerned))
    },
  }
}

function createSide(
  outline: Outline,
  linked: Uint8Array,
  groupAt: (position: number) => number,
): Side {
  const { parents, depths } = placesOf(outline)
  const codes: (CodeSet | undefined)[] = new Array<undefined>(outline.categories.length)
  const keys = new Map<Category, string>()
  const codesOf = ({ position, ranges }: Category) => (codes[position] ??= codeSetOf(ranges))
  const familyOf = ({ position }: Category) => {
    const parent = parents[position] ?? -1
    return parent === -1 ? -1 : groupAt(parent)
  }
  let loose = outline.categories.filter(({ position }) => linked[position] === 0)
  return {
    loose: (depth) => {
      loose = loose.filter(({ position }) => linked[position] === 0)
      return loose.filter(({ position }) => (depths[position] ?? 0) <= depth)
    },
    isLoose: ({ position }) => linked[position] === 0,
    codes: codesOf,
    nameKey: (category) => {
      const key = keys.get(category) ?? nameKey(category.name)
      keys.set(category, key)
      return key
    },
    family: familyOf,
    group: ({ position }) => groupAt(position),
    goingOn: (others) => {
      const byGroup = new Map(others.map((other) => [other.group, other]))
      const found = new Set<number>()
      if (byGroup.size === 0) return found
      for (const category of outline.categories) {
        const other = byGroup.get(groupAt(category.position))
        if (other?.family !== familyOf(category)) continue
        if (intersection(other.codes, codesOf(category)).length > 0) found.add(other.group)
      }
      return found
    },
    members: (depth, families) => {
      const members: Member[] = []
      for (const category of outline.categories) {
        if ((depths[category.position] ?? 0) > depth) continue
        const family = familyOf(category)
        if (!families.has(family)) continue
        const isLoose = linked[category.position] === 0
        members.push({ category, family, codes: codesOf(category), loose: isLoose })
      }
      return members
    },
  }
}

/** Returns the parent's position (-1 for a section) and the depth for each category, by position. */
function placesOf({ categories }: Outline): { parents: Int32Array; depths: Uint8Array } {
  const parents = new Int32Array(categories.length)
  const depths = new Uint8Array(categories.length)
  const open: Category[] = []
  for (const category of categories) {
    while ((open.at(-1)?.end ?? Infinity) <= category.position) open.pop()
    parents[category.position] = open.at(-1)?.position ?? -1
    depths[category.position] = open.push(category)
  }
  return { parents, depths }
}

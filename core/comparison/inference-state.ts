import type { Category, Outline } from '../editions/outline.ts'
import { type CodeSet, codeSetOf } from './code-set.ts'
import { createGroups } from './groups.ts'
import type { Link } from './link.ts'
import { nameKey } from './name-words.ts'
import { type Member, type Overlap, overlapsOf } from './overlap.ts'

/** One edition's part in an inference. */
export interface Side {
  /** The categories that no link leads to, down to a depth, in book order. */
  readonly loose: (depth: number) => readonly Category[]
  readonly isLoose: (category: Category) => boolean
  readonly codes: (category: Category) => CodeSet
  readonly nameKey: (category: Category) => string
  /** Returns a number that categories of both editions share whose parents belong together; all sections share one. */
  readonly family: (category: Category) => number
  /** Returns a number that categories of both editions share which belong together. */
  readonly group: (category: Category) => number
  /** The categories of some families, down to a depth. */
  readonly members: (depth: number, families: ReadonlySet<number>) => Member[]
}

/** What is known while links are inferred: each new link may make others possible. */
export interface InferenceState {
  readonly from: Side
  readonly to: Side
  readonly inferred: readonly Link[]
  readonly link: (older: Category, newer: Category) => void
  /** Returns which categories, down to a depth, share codes within those families that have loose ones. */
  readonly overlaps: (depth: number) => Overlap[]
}

/** Returns the state in which only `links` are known. */
export function createInferenceState(
  from: Outline,
  to: Outline,
  links: readonly Link[],
): InferenceState {
  const fromCount = from.categories.length
  const groups = createGroups(fromCount + to.categories.length)
  const fromLinked = new Uint8Array(fromCount)
  const toLinked = new Uint8Array(to.categories.length)
  const note = (fromPosition: number, toPosition: number) => {
    fromLinked[fromPosition] = 1
    toLinked[toPosition] = 1
    groups.join(fromPosition, fromCount + toPosition)
  }
  for (const link of links) note(link.from, link.to)

  const fromSide = createSide(from, fromLinked, (position) => groups.of(position))
  const toSide = createSide(to, toLinked, (position) => groups.of(fromCount + position))
  const inferred: Link[] = []
  return {
    from: fromSide,
    to: toSide,
    inferred,
    link: (older, newer) => {
      inferred.push({ from: older.position, to: newer.position, evidence: 'inferred' })
      note(older.position, newer.position)
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
  const codes = new Map<Category, CodeSet>()
  const keys = new Map<Category, string>()
  const codesOf = (category: Category) =>
    remembered(codes, category, () => codeSetOf(category.ranges))
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
    nameKey: (category) => remembered(keys, category, () => nameKey(category.name)),
    family: familyOf,
    group: ({ position }) => groupAt(position),
    members: (depth, families) => {
      const members: Member[] = []
      for (const category of outline.categories) {
        if ((depths[category.position] ?? 0) > depth) continue
        const family = familyOf(category)
        if (families.has(family)) members.push({ category, family, codes: codesOf(category) })
      }
      return members
    },
  }
}

/** Returns, for each category's position, its parent's (-1 for a section) and its depth. */
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

function remembered<Value>(
  values: Map<Category, Value>,
  category: Category,
  make: () => Value,
): Value {
  const known = values.get(category)
  if (known !== undefined) return known
  const value = make()
  values.set(category, value)
  return value
}

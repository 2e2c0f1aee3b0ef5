import type { Category, Outline } from '../editions/outline.ts'
import { sizeOf } from './code-set.ts'
import { type Side, createInferenceState } from './inference-state.ts'
import type { Link } from './link.ts'
import { nameLikeness } from './name-words.ts'
import type { Overlap } from './overlap.ts'

/** The least share of codes, or of meaningful words, that makes two categories similar. */
const half = 0.5

/**
 * Returns links between the categories without `links`, where ranges and names leave no reasonable
 * doubt. Ambiguous matches are left unlinked. From the sections down:
 *
 * 1. the same meaning of name and the same codes, anywhere;
 * 2. below matching parents: the same codes; the same meaning of name; at least half of the smaller
 *    one's codes and half of the names' words shared;
 * 3. the same codes at the same level, anywhere;
 * 4. below matching parents: a split into parts that contain only its codes, at least two parts and
 *    at least half of its codes; or a part next to which it continues, if the names share at least
 *    half of their words (ranges have gaps, and new headings appear in gaps); merges likewise.
 */
export function inferLinks(from: Outline, to: Outline, links: readonly Link[]): readonly Link[] {
  const state = createInferenceState(from, to, links)
  if (state === undefined) return []
  const linkPairs = (depth: number, keyOf: (side: Side, category: Category) => string) => {
    const older = byKey(state.from, depth, keyOf)
    const newer = byKey(state.to, depth, keyOf)
    for (const [key, category] of older) {
      const other = newer.get(key)
      if (category !== undefined && other !== undefined) state.link(category, other)
    }
  }
  const codesKey = (side: Side, category: Category) => side.codes(category).join()

  const deepest = Math.max(...[from, to].map(deepestOf))
  linkPairs(deepest, (side, category) => {
    return `${side.nameKey(category)}|${codesKey(side, category)}`
  })
  for (let depth = 1; depth <= deepest; depth++) {
    if (!hasLooseAt(state.from, depth) && !hasLooseAt(state.to, depth)) continue
    linkPairs(depth, (side, category) => `${side.family(category)}|${codesKey(side, category)}`)
    linkPairs(depth, (side, category) => `${side.family(category)}|${side.nameKey(category)}`)
    const overlaps = state.overlaps(depth)
    const known = state.inferred.length
    const alike = overlaps.filter((overlap) => areAlike(state.from, state.to, overlap))
    for (const { from: older, to: newer } of withoutChoice(alike)) state.link(older, newer)
    linkPairs(depth, (side, category) => `${category.depth}|${codesKey(side, category)}`)

    // Links found since then can make further families match.
    const now = state.inferred.length === known ? overlaps : state.overlaps(depth)
    for (const [whole, part] of partsOf(state.from, state.to, now)) state.link(whole, part)
    const reversed = now.map(({ from: a, to: b, shared }) => ({ from: b, to: a, shared }))
    for (const [whole, part] of partsOf(state.to, state.from, reversed)) state.link(part, whole)
  }
  return state.inferred
}

function deepestOf({ categories }: Outline): number {
  return categories.reduce((deepest, { depth }) => Math.max(deepest, depth), 1)
}

function hasLooseAt(side: Side, depth: number): boolean {
  return side.loose(depth).some((category) => category.depth === depth)
}

/** Returns the unlinked category with each key; `undefined` if several have it. */
function byKey(
  side: Side,
  depth: number,
  keyOf: (side: Side, category: Category) => string,
): Map<string, Category | undefined> {
  const keys = new Map<string, Category | undefined>()
  for (const category of side.loose(depth)) {
    const key = keyOf(side, category)
    keys.set(key, keys.has(key) ? undefined : category)
  }
  return keys
}

function areAlike(fromSide: Side, toSide: Side, { from, to, shared }: Overlap): boolean {
  return (
    fromSide.isLoose(from) &&
    toSide.isLoose(to) &&
    shared >= half * Math.min(sizeOf(fromSide.codes(from)), sizeOf(toSide.codes(to))) &&
    nameLikeness(from.name, to.name) >= half
  )
}

/** Returns the pairs whose categories are in no other pair. */
function withoutChoice(pairs: readonly Overlap[]): Overlap[] {
  const times = new Map<Category, number>()
  for (const category of pairs.flatMap(({ from, to }) => [from, to])) {
    times.set(category, (times.get(category) ?? 0) + 1)
  }
  return pairs.filter(({ from, to }) => times.get(from) === 1 && times.get(to) === 1)
}

/**
 * Returns the unlinked categories of `partSide` that are parts of a category of `wholeSide`, by rule 4
 * of {@link inferLinks}. The overlaps lead from wholes to parts.
 */
function partsOf(
  wholeSide: Side,
  partSide: Side,
  overlaps: readonly Overlap[],
): [whole: Category, part: Category][] {
  const found = new Map<Category, { parts: Category[]; covered: number }>()
  for (const { from: whole, to: part, shared } of overlaps) {
    if (!partSide.isLoose(part) || shared < sizeOf(partSide.codes(part))) continue
    const entry = found.get(whole) ?? { parts: [], covered: 0 }
    found.set(whole, entry)
    entry.parts.push(part)
    entry.covered += shared
  }
  const goingOn = partSide.goingOn(
    [...found.keys()]
      .filter((whole) => !wholeSide.isLoose(whole))
      .map((whole) => ({
        group: wholeSide.group(whole),
        family: wholeSide.family(whole),
        codes: wholeSide.codes(whole),
      })),
  )
  return [...found].flatMap(([whole, { parts, covered }]) => {
    if (wholeSide.isLoose(whole)) {
      const enough = parts.length > 1 && covered >= half * sizeOf(wholeSide.codes(whole))
      return enough ? parts.map((part): [Category, Category] => [whole, part]) : []
    }
    return parts
      .filter(
        ({ name }) => goingOn.has(wholeSide.group(whole)) && nameLikeness(whole.name, name) >= half,
      )
      .map((part): [Category, Category] => [whole, part])
  })
}

import type { Slot } from './expand.ts'
import { type Retrieved, mostSlots } from './retrieve.ts'
import type { WordIndex } from './word-index.ts'

/** An item that matches, through its best document. */
export interface Scored {
  readonly item: number
  readonly document: number
  readonly score: number
}

/** Which items may be found, and in which editions. */
export interface Scope {
  /** Whether an edition set (see {@link ./word-index.ts}) has an edition that is searched; by the set's number. */
  readonly editionSets: readonly boolean[]
  readonly accepts: ((item: number) => boolean) | undefined
}

/** How much a slot counts that only the names on the item's path match. */
const pathShare = 0.6
/** How much more a document counts of whose own text everything was typed. */
const coverage = 0.35
/** How much more a name counts than an alias, shared out over the words of the query: a single word asks for a name. */
const nameBonus = 0.25
/** What the second-best document of an item adds. */
const tieBreaker = 0.02
/** What a later meaning of a term loses. */
const laterMeaning = 0.01
const mostMeanings = 5
/** What a document gains of which everything was typed, and nothing else; and a little more letter by letter. */
const whole = 0.15
const asTyped = 0.03
/** Below this share of the best score it is the tail, which nobody reads. */
const cutOff = 0.5
/** Below this nothing was understood; more is asked for where a word is known to no document. */
const floor = 0.2
const floorWithUnknown = 0.38

/**
 * Returns the items above the cut-off whose best document matches well enough, best first, equal ones in their order. A document's score is the share of the query
 * (by weight) that it and the names on its path match, raised by the share of its own text that was typed.
 */
export function scoreItems(
  index: WordIndex,
  slots: readonly Slot[],
  typed: string,
  retrieved: Retrieved,
  scope: Scope,
): Scored[] {
  const { total, covered, matched } = index.scratch
  const { documentItem, documentEditions, aliasOf, ownWeight } = index
  const weights = slots.slice(0, mostSlots).map(({ weight }) => weight)
  const masks = pathMasks(index)
  const best = new Map<number, { document: number; score: number; second: number }>()
  const isUnknown = slots.some(
    ({ expansions, term }) => expansions.length === 0 && !index.analyzer.isWeak(term),
  )
  const least = isUnknown ? floorWithUnknown : floor
  let highest = 0
  for (const document of retrieved.documents) {
    if (scope.editionSets[documentEditions[document] ?? 0] !== true) continue
    const item = documentItem[document] ?? 0
    if (scope.accepts !== undefined && !scope.accepts(item)) continue
    let sum = total[document] ?? 0
    let onPath = (masks?.[item] ?? 0) & ~(matched[document] ?? 0)
    while (onPath !== 0) {
      const bit = 31 - Math.clz32(onPath)
      sum += pathShare * (weights[bit] ?? 0)
      onPath &= ~(1 << bit)
    }
    const query = sum / retrieved.queryWeight
    const own = Math.min(1, (covered[document] ?? 0) / (ownWeight[document] || 1))
    let score = query * (1 + coverage * own)
    const alias = aliasOf[document]
    if (alias === undefined) score += (nameBonus * query) / slots.length
    if (alias !== undefined) score -= laterMeaning * Math.min(alias.order, mostMeanings)
    if (query > 0.97 && own > 0.97) {
      score += whole
      const text = alias?.term ?? index.items[item]?.name ?? ''
      if (text.toLowerCase() === typed) score += asTyped
    }
    if (query * (0.5 + 0.5 * own) < least) continue
    if (score > highest) highest = score
    const known = best.get(item)
    if (known === undefined) best.set(item, { document, score, second: 0 })
    else if (score > known.score) {
      known.second = known.score
      known.score = score
      known.document = document
    } else if (score > known.second) known.second = score
  }
  const tail = highest * cutOff
  const found: Scored[] = []
  for (const [item, { document, score, second }] of best) {
    if (score >= tail) found.push({ item, document, score: score + tieBreaker * second })
  }
  return found.sort((a, b) => b.score - a.score || a.item - b.item)
}

/** Returns for each item which slots match a name on its path, its own included, or `undefined` where none does. */
function pathMasks(index: WordIndex): Uint32Array | undefined {
  const { matched } = index.scratch
  const masks = new Uint32Array(index.items.length)
  let any = 0
  index.items.forEach(({ parent }, item) => {
    const mask = (matched[item] ?? 0) | (parent < 0 ? 0 : (masks[parent] ?? 0))
    masks[item] = mask
    any |= mask
  })
  return any === 0 ? undefined : masks
}

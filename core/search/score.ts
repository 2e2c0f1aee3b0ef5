import type { Slot } from './expand.ts'
import { type Retrieved, mostSlots } from './retrieve.ts'
import { type WordIndex, isAlias } from './word-index.ts'

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
  readonly accepts: ((item: number, document: number) => boolean) | undefined
  /** The least share of the query, by weight, that a document must match; by default any. */
  readonly leastShare?: number
  /** For each item its place in the order of equal scores; by default that of the items. */
  readonly positions?: readonly number[] | undefined
}

/** How much a slot counts that only the names on the item's path match. */
const pathShare = 0.65
/** How much more a document counts of whose own text everything was typed. */
const coverage = 0.35
/**
 * How much more a name counts than an alias, shared out over the telling words of the query: a single one asks for a
 * name.
 */
const nameBonus = 0.3
/** What the second-best document of an item adds, unless it is of the tail: that would depend on the documents' order. */
const tieBreaker = 0.02
/** What a later meaning of a term loses: more than a second document can add. */
const laterMeaning = 0.035
/** What a document gains that is letter by letter what was typed: the vocabulary tells `Hb` from `H&B`. */
const asTyped = 0.03
/** Weights are divided by this at least: a text may have only stop words. */
const leastWeight = 0.01
/** Everything, but for rounding. */
const all = 0.97
/** Below this share of the best score it is the tail, which nobody reads. */
const cutOff = 0.55
/** So much of an alias is all of it but for weak words. */
const wholeAlias = 0.85

/**
 * Returns the items above the cut-off whose best document matches well enough, best first, equal ones by position. A
 * document's score is the share of the query (by weight) that it and the names on its path match, raised by the share of
 * its own text that was typed.
 */
export function scoreItems(
  index: WordIndex,
  slots: readonly Slot[],
  typed: string,
  retrieved: Retrieved,
  scope: Scope,
): Scored[] {
  const { total, covered, matched, itemScore, itemSecond, itemDocument } = index.scratch
  const { documentItem, documentEditions, ownWeight, orders, texts } = index
  const onPaths = pathMasks(index)
  const tellingWords = Math.max(1, slots.filter(({ isWeak }) => !isWeak).length)
  const telling = maskOf(slots, ({ isWeak }) => !isWeak)
  const unsure = maskOf(slots, isUnsure) & telling
  const named = maskOf(slots, (slot) => isNamed(index, slot))
  const items: number[] = []
  let highest = 0
  for (const document of retrieved.documents) {
    if (scope.editionSets[documentEditions[document] ?? 0] !== true) continue
    const item = documentItem[document] ?? 0
    if (scope.accepts !== undefined && !scope.accepts(item, document)) continue
    const mask = matched[document] ?? 0
    if (mask === 0) continue
    const onPath = (onPaths?.[item] ?? 0) & ~mask
    const reached = mask | onPath
    const whole = Math.max(ownWeight[document] ?? 0, leastWeight)
    const own = Math.min(1, (covered[document] ?? 0) / whole)
    // Beside a word that is not understood, one word of an alias is chance; beside one that is missed, a correction is.
    const tells = reached & telling
    const isOneOfAlias = (reached & named) === 0 && (tells & (tells - 1)) === 0 && own < wholeAlias
    if ((unsure & ~reached) !== 0 && isOneOfAlias) continue
    if ((telling & ~reached) !== 0 && (tells & ~unsure) === 0) continue
    const sum = (total[document] ?? 0) + (onPath === 0 ? 0 : pathShare * weightOf(slots, onPath))
    const query = sum / retrieved.queryWeight
    if (query < (scope.leastShare ?? 0)) continue

    const isName = !isAlias(index, document)
    const isWhole = query > all && own > all
    let score = query * (1 + coverage * own)
    if (isName || isWhole) score += (nameBonus * query) / tellingWords
    score -= laterMeaning * (orders[document] ?? 0)
    if (isWhole && texts[document]?.toLowerCase() === typed) score += asTyped
    if (score < highest * cutOff) continue
    highest = Math.max(highest, score)
    const known = itemScore[item] ?? 0
    if (known === 0) items.push(item)
    if (score > known) {
      itemSecond[item] = known
      itemScore[item] = score
      itemDocument[item] = document
    } else if (score > (itemSecond[item] ?? 0)) itemSecond[item] = score
  }
  const least = highest * cutOff
  const found: Scored[] = []
  for (const item of items) {
    const score = itemScore[item] ?? 0
    if (score >= least) {
      const added = (itemSecond[item] ?? 0) < least ? 0 : tieBreaker * (itemSecond[item] ?? 0)
      found.push({ item, document: itemDocument[item] ?? 0, score: score + added })
    }
    itemScore[item] = 0
    itemSecond[item] = 0
  }
  const place = ({ item }: Scored) => scope.positions?.[item] ?? item
  return found.sort((a, b) => b.score - a.score || place(a) - place(b))
}

/** Returns for each item which slots match a name on its path, its own included, or `undefined` where none does. */
function pathMasks(index: WordIndex): Uint32Array | undefined {
  const { matched } = index.scratch
  const { parents } = index
  const masks = new Uint32Array(parents.length)
  let any = 0
  for (let item = 0; item < masks.length; item++) {
    const parent = parents[item] ?? -1
    const mask = (matched[item] ?? 0) | (parent < 0 ? 0 : (masks[parent] ?? 0))
    masks[item] = mask
    any |= mask
  }
  return any === 0 ? undefined : masks
}

/** Returns the weights of the slots of a mask, summed. */
function weightOf(slots: readonly Slot[], mask: number): number {
  let weight = 0
  for (let left = mask; left !== 0; left &= left - 1) {
    weight += slots[31 - Math.clz32(left & -left)]?.weight ?? 0
  }
  return weight
}

function maskOf(slots: readonly Slot[], has: (slot: Slot) => boolean): number {
  return slots
    .slice(0, mostSlots)
    .reduce((mask, slot, bit) => (has(slot) ? mask | (1 << bit) : mask), 0)
}

/** Whether a word, or what it surely stands for, is in a name. */
function isNamed(index: WordIndex, { expansions: [best] }: Slot): boolean {
  return best !== undefined && index.inNames[best.term] === 1
}

/** A correction that is so sure is as good as the word itself. */
const sureWeight = 0.85

/** Whether it is a guess at most what a word means. */
function isUnsure({ expansions: [best] }: Slot): boolean {
  return best === undefined || (best.kind === 'corrected' && best.weight < sureWeight)
}

import type { Expansion, Slot } from './expand.ts'
import { type WordIndex, isAlias } from './word-index.ts'

/** How much less a word counts that is only in what an alias means: that is written to be read, not to be found. */
const meansShare = 0.5

/** Documents that match some word of a query, once each; the numbers are in the index's scratch arrays until {@link release}. */
export interface Retrieved {
  readonly documents: readonly number[]
  /** The weights of all slots, summed. */
  readonly queryWeight: number
}

/** More slots than bits are not told apart. */
export const mostSlots = 30

/**
 * Goes over the postings of all expansions of all slots and adds up, for each document, how well the slots match it
 * (`total`), how much of its own text they cover (`covered`), and which of them match (`matched`). The best expansion of a
 * slot counts for a document, whatever number of them match it. Weak words come last: they find names, but of aliases
 * only those that another word has found.
 */
export function retrieve(index: WordIndex, slots: readonly Slot[]): Retrieved {
  const { total, covered, matched, slotBest, slotCover } = index.scratch
  const documents: number[] = []
  let queryWeight = 0
  const bits = slots.slice(0, mostSlots).map((slot, bit) => ({ slot, bit }))
  bits.sort((a, b) => Number(a.slot.isWeak) - Number(b.slot.isWeak))
  for (const { slot, bit } of bits) {
    queryWeight += slot.weight
    const touched: number[] = []
    const isAdding = !slot.isWeak || documents.length === 0
    for (const expansion of slot.expansions) addPostings(index, expansion, touched, isAdding)
    for (const document of touched) {
      if (matched[document] === 0) documents.push(document)
      total[document] = (total[document] ?? 0) + slot.weight * (slotBest[document] ?? 0)
      covered[document] = (covered[document] ?? 0) + (slotCover[document] ?? 0)
      matched[document] = (matched[document] ?? 0) | (1 << bit)
      slotBest[document] = 0
      slotCover[document] = 0
    }
  }
  dropUnnamed(index, slots)
  return { documents, queryWeight }
}

/** Lets no alias count that has a required word, unless the query has it. */
function dropUnnamed(index: WordIndex, slots: readonly Slot[]): void {
  const { starts, values } = index.postings
  for (const required of index.requiredTerms) {
    const isNamed = slots.some(({ expansions }) => expansions.some(({ term }) => term === required))
    if (isNamed) continue
    for (const posting of values.subarray(starts[required], starts[required + 1])) {
      if ((posting & 1) === 0 && isAlias(index, posting >> 1))
        index.scratch.matched[posting >> 1] = 0
    }
  }
}

function addPostings(
  index: WordIndex,
  { term, weight }: Expansion,
  touched: number[],
  isAdding: boolean,
): void {
  const { slotBest, slotCover, matched } = index.scratch
  const cover = (index.weights[term] ?? 0) * weight
  const { starts, values } = index.postings
  const end = starts[term + 1] ?? 0
  for (let at = starts[term] ?? 0; at < end; at++) {
    const posting = values[at] ?? 0
    const document = posting >> 1
    if (!isAdding && matched[document] === 0 && isAlias(index, document)) continue
    const isOwn = (posting & 1) === 0
    const value = isOwn ? weight : weight * meansShare
    const best = slotBest[document] ?? 0
    if (value <= best) continue
    if (best === 0) touched.push(document)
    slotBest[document] = value
    slotCover[document] = isOwn ? cover : 0
  }
}

/** Sets the scratch numbers of the documents back to 0. */
export function release({ scratch }: WordIndex, { documents }: Retrieved): void {
  for (const document of documents) {
    scratch.total[document] = 0
    scratch.covered[document] = 0
    scratch.matched[document] = 0
  }
}

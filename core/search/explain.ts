import type { Match, Span, Understanding } from './answer.ts'
import type { Token } from './analyze.ts'
import type { Expansion, Slot } from './expand.ts'
import { rememberPerIndex } from './memory.ts'
import type { Scored } from './score.ts'
import { type WordIndex, isAlias } from './word-index.ts'

/** How one typed word matches an item. */
interface SlotMatch {
  readonly slot: Slot
  readonly expansion: Expansion
  /** Whether it is in the text of the document itself, not only in its meaning or on the path. */
  readonly isOwn: boolean
}

/** Why an item matches. */
export interface Explanation {
  readonly match: Match
  readonly matches: readonly SlotMatch[]
  /** The typed words that it does not match. */
  readonly missed: readonly string[]
  /** The name or term through which it was found. */
  readonly text: string
}

/** Returns why an item matches: its kind of match, and word by word where. */
export function explain(index: WordIndex, slots: readonly Slot[], scored: Scored): Explanation {
  const { item, document } = scored
  const text = index.texts[document] ?? ''
  const own = new Set<number>()
  const beside = new Set<number>()
  addTerms(index, document, own, beside)
  for (let at = item; at >= 0; at = index.parents[at] ?? -1) addTerms(index, at, beside, beside)
  const matches: SlotMatch[] = []
  const missed: string[] = []
  for (const slot of slots) {
    const inOwn = bestIn(slot, own)
    const expansion = inOwn ?? bestIn(slot, beside)
    if (expansion === undefined) missed.push(slot.typed)
    else matches.push({ slot, expansion, isOwn: inOwn !== undefined })
  }
  const match = matchOf(index, document, own, matches, missed.length)
  return { match, matches, missed, text }
}

function matchOf(
  index: WordIndex,
  document: number,
  own: ReadonlySet<number>,
  matches: readonly SlotMatch[],
  missed: number,
): Match {
  const term = index.texts[document] ?? ''
  const means = index.meanings[index.documentMeaning[document] ?? 0] ?? ''
  const alias = isAlias(index, document) ? { term, means } : undefined
  const readAs = matches
    .filter(({ expansion }) => expansion.kind === 'corrected')
    .map(({ slot, expansion }) => ({ typed: slot.typed, word: expansion.word }))
  if (readAs.length > 0) return { kind: 'fuzzy', readAs, alias }
  if (alias !== undefined) return { kind: 'alias', ...alias }
  if (missed > 0 || !matches.every(({ isOwn }) => isOwn)) return { kind: 'words' }
  const isExact = matches.every(({ expansion }) => expansion.kind === 'exact')
  if (isExact && matches.length === own.size) return { kind: 'exact' }
  const [firstTerm = -1] = own
  return { kind: matches[0]?.expansion.term === firstTerm ? 'prefix' : 'words' }
}

/** Adds the terms of a document to a set, and those of what it means to another. */
function addTerms(
  { documentTerms: { starts, values } }: WordIndex,
  document: number,
  own: Set<number>,
  meant: Set<number>,
): void {
  const end = starts[document + 1] ?? 0
  for (let at = starts[document] ?? 0; at < end; at++) {
    const value = values[at] ?? 0
    const set = (value & 1) === 0 ? own : meant
    set.add(value >> 1)
  }
}

/** A word of a text that the index has. */
type Mark = Token & { readonly id: number }

const marks = rememberPerIndex<readonly Mark[]>(4000)

/** Returns the words of a text that the index has; remembered, since the next key shows the same names again. */
function marksOf(index: WordIndex, text: string): readonly Mark[] {
  return marks(index, text, () =>
    index.analyzer.analyze(text).flatMap((token) => {
      const id = index.termIds.get(token.term)
      return id === undefined ? [] : [{ ...token, id }]
    }),
  )
}

function bestIn({ expansions }: Slot, terms: ReadonlySet<number>): Expansion | undefined {
  return expansions.find(({ term }) => terms.has(term))
}

/** Returns how the words of a query were read for its best hit. */
export function understand(
  query: string,
  slots: readonly Slot[],
  best: Explanation,
): Understanding {
  const corrections = best.matches.filter(({ expansion }) => expansion.kind === 'corrected')
  let corrected = query
  for (const { slot, expansion } of corrections.toSorted((a, b) => b.slot.start - a.slot.start)) {
    corrected = corrected.slice(0, slot.start) + expansion.word + corrected.slice(slot.end)
  }
  return {
    words: [...new Set(slots.map(({ typed }) => typed))].map((typed) => ({
      typed,
      use: best.missed.includes(typed)
        ? 'ignored'
        : corrections.some(({ slot }) => slot.typed === typed)
          ? 'corrected'
          : 'matched',
    })),
    decidedBy: best.text,
    corrected: corrected === query ? undefined : corrected,
  }
}

/**
 * Returns the parts of a name in which words matched, ascending and disjoint: a whole word, or as much of it as was
 * typed where only its beginning was.
 */
export function spansIn(index: WordIndex, name: string, matches: readonly SlotMatch[]): Span[] {
  const spans: Span[] = []
  for (const { id, word, start, end } of marksOf(index, name)) {
    let last = 0
    for (const { slot } of matches) {
      const expansion = slot.expansions.find(({ term }) => term === id)
      if (expansion === undefined) continue
      // A joined word (E/M) has marks that its compared form has not: then all of it is marked.
      const isPlain = end - start === word.length && word.startsWith(slot.word)
      last = Math.max(last, expansion.kind === 'prefix' && isPlain ? start + slot.word.length : end)
    }
    if (last > (spans.at(-1)?.end ?? 0)) spans.push({ start, end: last })
  }
  return spans
}

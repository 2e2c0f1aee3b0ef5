import { stemOf, type Token } from './analyze.ts'
import { type Correction, type Corrector, buildCorrector, correct, writeOut } from './correct.ts'
import { rememberPerIndex } from './memory.ts'
import { type WordIndex, occurTogether, weakWeight } from './word-index.ts'

/** How a typed word became terms of the index, the surest first. */
export type ExpansionKind = 'exact' | 'joined' | 'form' | 'prefix' | 'corrected'

/** What a typed word may stand for. */
export interface Expansion {
  readonly kind: ExpansionKind
  /** From 0 to 1: how surely it is meant. */
  readonly weight: number
  readonly term: number
  /** The word as the index spells it. */
  readonly word: string
}

/** A word of a query. */
export interface QueryToken extends Token {
  /** As it is written in the query. */
  readonly typed: string
}

/** A word of a query with what it may stand for. */
export interface Slot extends QueryToken {
  /** How much the word tells, up to 1. */
  readonly weight: number
  /** It qualifies the query, but rarely decides it. */
  readonly isWeak: boolean
  readonly expansions: readonly Expansion[]
}

const kindWeights = {
  exact: 1,
  joined: 0.97,
  form: 0.87,
  /** A beginning counts the more the more of the word it is. */
  prefix: 0.55,
  prefixShare: 0.4,
  /** Names have fewer and commoner words than aliases. */
  aliasPrefix: 0.9,
  corrected: 0.95,
  shortened: 0.9,
}
/** A word that has others after it is finished: that it only begins one is less likely. */
const finishedPrefix = 0.75
/** Shorter words that are finished begin no other. */
const leastFinishedPrefix = 3
/** What a word weighs that the index does not know. */
const unknownWeight = 0.5
/** Shorter stems have too many relations: massage is not mass. */
const leastStem = 5
/** Shorter words that stand side by side are not one. */
const leastJoined = 4
/** A beginning of few letters has more words than anyone reads on. */
const mostPrefixes = 400

/** Returns the slots of a query: its words, joined and divided as the index has them, each with its expansions. */
export function expand(
  index: WordIndex,
  tokens: readonly QueryToken[],
  isFinished: boolean,
): Slot[] {
  const slots: Slot[] = []
  let isLeading = true
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined) break
    isLeading &&= at < tokens.length - 1 && index.analyzer.isBillingMark(token.word)
    if (isLeading) {
      slots.push({ ...token, weight: 0, isWeak: true, expansions: [] })
      continue
    }
    const isLast = at === tokens.length - 1
    slots.push(...slotsOf(index, token, tokens[at - 1], tokens[at + 1], isLast && !isFinished))
  }
  return slots
}

function slotsOf(
  index: WordIndex,
  token: QueryToken,
  before: Token | undefined,
  after: Token | undefined,
  isOpen: boolean,
): Slot[] {
  const neighbors = [
    ...(before === undefined ? [] : [before.word + token.word]),
    ...(after === undefined ? [] : [token.word + after.word]),
  ]
  const joined = neighbors.flatMap((word): Expansion[] => {
    const term = index.termIds.get(index.analyzer.termOf(word))
    if (term === undefined || word.length < leastJoined) return []
    return [{ kind: 'joined', weight: kindWeights.joined, term, word }]
  })
  const { term, word } = token
  const isKnown =
    joined.length > 0 || index.termIds.has(term) || spellingsBeginning(index, word).length > 0
  const parts = isKnown ? [] : divide(index, token)
  if (parts.length > 0) return parts
  const own = remembered(index, `${word} ${term} ${isOpen} ${isKnown}`, () =>
    expansionsOf(index, token, isOpen, isKnown),
  )
  return [slotOf(index, token, [...joined, ...own])]
}

/** A slot weighs as much as the rarest of the first terms that its word surely stands for. */
function slotOf(index: WordIndex, token: QueryToken, expansions: readonly Expansion[]): Slot {
  const [best] = expansions
  const alike = expansions.filter(({ kind }) => kind === best?.kind).slice(0, 8)
  const weights = alike.map(({ term }) => index.weights[term] ?? 0)
  const weight = best === undefined ? unknownWeight : Math.max(...weights)
  const isWeak = index.analyzer.isWeak(token.term)
  return { ...token, weight: isWeak ? Math.min(weight, weakWeight) : weight, isWeak, expansions }
}

/** Remembered by word, since a query repeats all but its last word at each key. */
const remembered = rememberPerIndex<readonly Expansion[]>(2000)

const correctors = rememberPerIndex<Corrector>(2)
const beginnings = rememberPerIndex<readonly string[]>(20_000)

/** Returns the spellings that begin so, in alphabetical order. They are among those of three letters or one. */
function spellingsBeginning(index: WordIndex, beginning: string): readonly string[] {
  const begins = (one: string) => one.startsWith(beginning)
  const few = beginning.slice(0, beginning.length > 3 ? 3 : 1)
  if (beginning.length > 3) return spellingsBeginning(index, few).filter(begins)
  return beginnings(index, beginning, () => {
    const all = beginning === few ? index.spellings.keys() : spellingsBeginning(index, few)
    return [...all].filter(begins).sort()
  })
}

function expansionsOf(
  index: WordIndex,
  { term, word }: Token,
  isOpen: boolean,
  isKnown: boolean,
): Expansion[] {
  const { termIds, spellings, inNames, terms } = index
  const byTerm = new Map<number, Expansion>()
  const add = (kind: ExpansionKind, weight: number, id: number | undefined, shown: string) => {
    if (id === undefined || weight <= (byTerm.get(id)?.weight ?? 0)) return
    byTerm.set(id, { kind, weight, term: id, word: shown })
  }
  const isNamed = (spelling: string) => inNames[spellings.get(spelling) ?? -1] === 1

  add('exact', kindWeights.exact, termIds.get(term), word)
  // What is typed may be the stem itself: then it is a beginning, not another form.
  const stem = stemOf(term)
  if (stem.length >= leastStem && stem !== word) {
    for (const spelling of spellingsBeginning(index, stem)) {
      const id = spellings.get(spelling) ?? -1
      const other = terms[id] ?? ''
      if (stemOf(other) === stem) add('form', kindWeights.form, id, other)
    }
  }
  if (isOpen || word.length >= leastFinishedPrefix) {
    const scale = isOpen ? 1 : finishedPrefix
    for (const spelling of spellingsBeginning(index, word).slice(0, mostPrefixes)) {
      const weight = kindWeights.prefix + (kindWeights.prefixShare * word.length) / spelling.length
      const inName = isNamed(spelling) ? 1 : kindWeights.aliasPrefix
      add('prefix', scale * inName * weight, spellings.get(spelling), spelling)
    }
  }
  // A beginning is being typed, most likely.
  if (!isKnown) {
    const corrector = correctors(index, '', () => buildCorrector(spellings.keys()))
    const guess = (weight: number, { word: other, similarity, unfinished }: Correction) => {
      if ((unfinished && !isOpen) || (!isNamed(other) && similarity < leastForAlias(other))) return
      add('corrected', weight * similarity, spellings.get(other), other)
    }
    for (const one of writeOut(corrector, word)) guess(kindWeights.shortened, one)
    for (const one of correct(corrector, word)) guess(kindWeights.corrected, one)
  }
  return [...byTerm.values()].sort((a, b) => b.weight - a.weight)
}

/**
 * Returns how near a word must be that only aliases have. They have several times the words that names have, so that
 * something is near to one of them by chance, the more so if it is short.
 */
function leastForAlias(word: string): number {
  if (word.length <= 5) return 0.82
  return word.length <= 7 ? 0.8 : 0.76
}

/** Each part of a divided word is at least so long. */
const leastPart = 3

/** Returns the slots of a word that consists of two that the index has (`kneejoint`), none where it does not. */
function divide(index: WordIndex, { word, start, end }: QueryToken): Slot[] {
  for (let at = leastPart; at <= word.length - leastPart; at++) {
    const parts = [word.slice(0, at), word.slice(at)].map((part) => {
      const term = index.analyzer.termOf(part)
      return { part, term, id: index.termIds.get(term) }
    })
    const [first, second] = parts
    if (first?.id === undefined || second?.id === undefined) continue
    if (!occurTogether(index, first.id, second.id)) continue
    return parts.map(({ part, term, id = -1 }, which) => {
      const where = which === 0 ? { start, end: start + at } : { start: start + at, end }
      const token = { term, word: part, typed: part, ...where }
      const weight = kindWeights.joined
      return slotOf(index, token, [{ kind: 'joined', weight, term: id, word: part }])
    })
  }
  return []
}

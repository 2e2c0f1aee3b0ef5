import { stemOf, type Token } from './analyze.ts'
import { correct } from './correct.ts'
import { type WordIndex, occurTogether, spellingsBeginning, weakWeight } from './word-index.ts'

/** How a typed word became terms of the index, the surest first. */
export type ExpansionKind = 'exact' | 'joined' | 'form' | 'prefix' | 'synonym' | 'corrected'

/** What a typed word may stand for: one term of the index, or several that are meant together. */
export interface Expansion {
  readonly kind: ExpansionKind
  /** From 0 to 1: how surely it is meant. */
  readonly weight: number
  readonly terms: readonly number[]
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
  synonym: 0.7,
  corrected: 0.92,
  unfinished: 0.8,
}
/** A word that has others after it is finished: that it only begins one is less likely. */
const finishedPrefix = 0.75
/** Shorter words that are finished begin no other. */
const leastFinishedPrefix = 3
/** What a word weighs that the index does not know. */
const unknownWeight = 0.5
/** Shorter stems have too many relations: massage is not mass. */
const leastStem = 5
const leastAliasPrefix = 3
/** A beginning of few letters has more words than anyone reads on. */
const mostPrefixes = 400
/** How many words are remembered before the cache starts anew. */
const mostRemembered = 2000

/** Returns the slots of a query: its words, joined and divided as the index has them, each with its expansions. */
export function expand(
  index: WordIndex,
  tokens: readonly QueryToken[],
  isFinished: boolean,
): Slot[] {
  const slots: Slot[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined) break
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
  const joined = [before && [before, token], after && [token, after]].flatMap(
    (pair): Expansion[] => {
      const word = pair?.map((part) => part.word).join('')
      const term = word === undefined ? undefined : index.termIds.get(index.analyzer.termOf(word))
      if (word === undefined || term === undefined || word.length < 4) return []
      return [{ kind: 'joined', weight: kindWeights.joined, terms: [term], word }]
    },
  )
  const isKnown = joined.length > 0 || isBeginning(index, token)
  const parts = isKnown ? [] : divide(index, token)
  if (parts.length > 0) return parts
  const own = expansionsOf(index, token, isOpen, joined.length > 0)
  return [slotOf(index, token, [...joined, ...own])]
}

/** Whether the index has a word that is what was typed or begins so. */
function isBeginning(index: WordIndex, { term, word }: Pick<Token, 'term' | 'word'>): boolean {
  return index.termIds.has(term) || spellingsBeginning(index, word).length > 0
}

function slotOf(index: WordIndex, token: QueryToken, expansions: readonly Expansion[]): Slot {
  const [best] = expansions
  const known = expansions.filter(({ kind }) => kind === best?.kind)
  const rarest = Math.max(
    0,
    ...known.slice(0, 8).flatMap(({ terms }) => terms.map((term) => index.weights[term] ?? 0)),
  )
  const isWeak = index.analyzer.isWeak(token.term)
  const weight = best === undefined ? unknownWeight : rarest
  return { ...token, weight: isWeak ? Math.min(weight, weakWeight) : weight, isWeak, expansions }
}

const remembered = new WeakMap<WordIndex, Map<string, readonly Expansion[]>>()

/** Remembered by word, since a query repeats all but its last word at each key. */
function expansionsOf(
  index: WordIndex,
  { term, word }: Pick<Token, 'term' | 'word'>,
  isOpen: boolean,
  isJoined: boolean,
): readonly Expansion[] {
  let memory = remembered.get(index)
  if (memory === undefined) {
    memory = new Map()
    remembered.set(index, memory)
  }
  const key = `${word} ${term} ${isOpen ? 'open' : ''}${isJoined ? 'joined' : ''}`
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = expandAnew(index, term, word, isOpen, isJoined)
  if (memory.size >= mostRemembered) memory.clear()
  memory.set(key, made)
  return made
}

function expandAnew(
  index: WordIndex,
  term: string,
  word: string,
  isOpen: boolean,
  isJoined: boolean,
): Expansion[] {
  const byTerm = new Map<number, Expansion>()
  const several: Expansion[] = []
  const add = (kind: ExpansionKind, weight: number, terms: readonly number[], shown: string) => {
    const [first] = terms
    if (first === undefined) return
    const expansion = { kind, weight, terms, word: shown }
    if (terms.length > 1) several.push(expansion)
    else if (weight > (byTerm.get(first)?.weight ?? 0)) byTerm.set(first, expansion)
  }
  const whole = index.termIds.get(term)
  if (whole !== undefined) add('exact', kindWeights.exact, [whole], word)
  // What is typed may be the stem itself: then it is a beginning, not another form.
  const stem = stemOf(term)
  if (stem.length >= leastStem && stem !== word) {
    for (const other of index.termsOfStem(stem)) {
      add('form', kindWeights.form, [other], index.terms[other] ?? word)
    }
  }
  if (isOpen || word.length >= leastFinishedPrefix) {
    const scale = isOpen ? 1 : finishedPrefix
    for (const spelling of spellingsBeginning(index, word).slice(0, mostPrefixes)) {
      const id = index.spellings.get(spelling)
      if (id === undefined) continue
      // One or two letters begin half of the aliases: only names are worth showing then.
      if (word.length < leastAliasPrefix && index.inNames[id] !== 1) continue
      const share = word.length / spelling.length
      const weight = kindWeights.prefix + kindWeights.prefixShare * share
      const inName = index.inNames[id] === 1 ? 1 : kindWeights.aliasPrefix
      add('prefix', scale * inName * weight, [id], spelling)
    }
  }
  // A beginning is being typed, most likely; a relation by the stem may be a misspelling of something else.
  const isUnknown = !isBeginning(index, { term, word })
  for (const synonym of index.analyzer.synonymsOf(term)) {
    const ids = synonym.flatMap((part) => index.termIds.get(part) ?? [])
    if (ids.length === synonym.length) add('synonym', kindWeights.synonym, ids, synonym.join(' '))
  }
  if (isUnknown && !isJoined) {
    for (const { word: other, similarity, unfinished } of correct(index.corrector(), word)) {
      const id = index.spellings.get(other)
      if (id === undefined || (unfinished && !isOpen)) continue
      if (index.inNames[id] !== 1 && similarity < leastForAlias(other)) continue
      const scale = unfinished ? kindWeights.unfinished : kindWeights.corrected
      add('corrected', scale * similarity, [id], other)
    }
  }
  return [...byTerm.values(), ...several].sort((a, b) => b.weight - a.weight)
}

/**
 * Returns how near a word must be that only aliases have. They have several times the words that names have, so that
 * something is near to one of them by chance, the more so if it is short.
 */
function leastForAlias(word: string): number {
  if (word.length <= 5) return 0.92
  return word.length <= 7 ? 0.8 : 0.76
}

/** Each part of a divided word is at least so long. */
const leastPart = 3

/** Returns the slots of a word that consists of two that the index has (`kneejoint`), none where it does not. */
function divide(index: WordIndex, token: QueryToken): Slot[] {
  const { word } = token
  for (let at = leastPart; at <= word.length - leastPart; at++) {
    const parts = [word.slice(0, at), word.slice(at)]
    const ids = parts.flatMap((part) => index.termIds.get(index.analyzer.termOf(part)) ?? [])
    const [first, second] = ids
    if (first === undefined || second === undefined || !occurTogether(index, first, second))
      continue
    const middle = token.start + at
    return parts.map((part, which) => {
      const own = {
        term: index.analyzer.termOf(part),
        word: part,
        typed: part,
        start: which === 0 ? token.start : middle,
        end: which === 0 ? middle : token.end,
      }
      return slotOf(index, own, [
        { kind: 'joined', weight: kindWeights.joined, terms: [ids[which] ?? 0], word: part },
      ])
    })
  }
  return []
}

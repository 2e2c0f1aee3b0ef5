import {
  categoriesOfCodes,
  categoriesOfPrefix,
  categoriesOfRange,
} from '../editions/code-lookup.ts'
import { type Category, ancestorsOf } from '../editions/outline.ts'
import { deepestCategory, neighborsOf } from '../editions/placement.ts'
import type { Answer, EditionsAnswer, EditionsHit, Match, Notice, Understanding } from './answer.ts'
import { type Explanation, explain, spansIn, understand } from './explain.ts'
import { type Found, findItems } from './find.ts'
import { type Query, readQuery } from './query.ts'
import { type Scope, acceptItem, isInScope, readScopes } from './scope.ts'
import type { Scored } from './score.ts'
import type { CategoryWords, SearchIndex, SearchedEdition } from './search-index.ts'

/** How many hits are returned at most; `total` counts all. */
const usualLimit = 50

/**
 * Returns the answer to a query in one edition: hits best first, and what is to be said beside them. The other editions of
 * the index are only looked at for what this one lacks. Throws a RangeError where the index does not have the edition.
 */
export function search(
  index: SearchIndex,
  edition: string,
  query: string,
  { limit = usualLimit }: { readonly limit?: number } = {},
): Answer {
  const number = index.editions.findIndex(({ outline }) => outline.edition === edition)
  const own = index.editions[number]
  if (own === undefined) throw new RangeError(`No edition ${edition} in the index.`)
  const read = readWith(index, query)
  const { hits, total, notices, understanding } = ask(index, read, [number], limit)
  const others = total > 0 ? [] : editionsWith(index, read, number)
  return {
    query,
    edition,
    hits: hits.map(({ hit }) => hit),
    total,
    notices: [
      ...codeNotices(index, own, read),
      ...notices,
      ...(others.length > 0 ? [{ kind: 'in-other-editions' as const, editions: others }] : []),
    ],
    understanding,
  }
}

/**
 * Returns the answer to a query over all editions of the index. A category that several editions have comes once, as the
 * newest of those in which it is found has it.
 */
export function searchAllEditions(
  index: SearchIndex,
  query: string,
  { limit = usualLimit }: { readonly limit?: number } = {},
): EditionsAnswer {
  const read = readWith(index, query)
  const all = [...index.editions.keys()]
  const { hits, total, notices, understanding } = ask(index, read, all, limit)
  const newest = index.editions.at(-1)
  const missing = newest === undefined ? [] : codeNotices(index, newest, read)
  // A code or range that one edition lacks is worth a word only where all do.
  const lasting = missing.filter(
    ({ kind }) => total === 0 || (kind !== 'code-not-held' && kind !== 'range-not-held'),
  )
  return { query, hits, total, notices: [...lasting, ...notices], understanding }
}

function readWith({ modifiers, words }: SearchIndex, typed: string): Query {
  // Without a list of modifiers any two characters after a code may be one.
  const query = readQuery(
    typed,
    (text) => modifiers.size === 0 || modifiers.has(text.toUpperCase()),
  )
  if (query.text === '' || query.codes.length === 0) return query
  // What looks like a code may be part of a name: `prothrombin 20210`.
  const isWord = (code: string) => words().index.termIds.has(code.toLowerCase())
  return {
    ...query,
    codes: query.codes.filter((code) => !isWord(code)),
    text: [query.text, ...query.codes.filter(isWord)].join(' '),
  }
}

/** Returns what some editions, by their numbers, have for a query: by codes, then by words. */
function ask(
  index: SearchIndex,
  query: Query,
  editions: readonly number[],
  limit: number,
): Omit<EditionsAnswer, 'query'> {
  const { scope, notices } = readScopes(index, query, editions)
  const words = wordHits(index, query, editions, scope, limit)
  const byCode = codeHits(index, editions, (edition) => codeMatches(edition, query, scope))
  const first =
    byCode.length + words.ids.length > 0
      ? byCode
      : codeHits(index, editions, (edition) => prefixMatches(edition, query, scope))
  const ids = new Set(first.map(({ hit }) => hit.category.id))
  const hits = [...first, ...words.hits.filter(({ hit }) => !ids.has(hit.category.id))]
  for (const id of words.ids) ids.add(id)
  return {
    hits: hits.slice(0, limit),
    total: ids.size,
    notices,
    understanding: words.understanding,
  }
}

/** A category found by its codes. */
interface CodeMatch {
  readonly category: Category
  readonly match: Match
}

function codeMatches(edition: SearchedEdition, query: Query, scope: Scope): CodeMatch[] {
  const { codes, ranges, prefixes } = query
  const { placement, outline } = edition
  const isAlone = query.text === '' && query.phrases.length === 0
  const found: CodeMatch[] = [
    ...categoriesOfCodes(placement, codes).map(({ category, code, deepest }) => ({
      category,
      match: { kind: 'code' as const, code, deepest },
    })),
    ...ranges.flatMap((range) =>
      categoriesOfRange(placement, range).map((category) => ({
        category,
        match: { kind: 'range' as const, range },
      })),
    ),
    ...(isAlone ? prefixes : []).flatMap((prefix) =>
      categoriesOfPrefix(placement, prefix).map((category) => ({
        category,
        match: { kind: 'code-prefix' as const, prefix },
      })),
    ),
  ]
  // A scope by itself (`surgery:`) lists what is in it.
  const isScopeOnly = isAlone && scope !== undefined && codes.length + ranges.length === 0
  if (isScopeOnly && prefixes.length === 0) {
    for (const category of outline.categories) found.push({ category, match: { kind: 'words' } })
  }
  return found.filter(({ category }) => isInScope(outline, scope, category))
}

/** Shorter numbers beside words count something. */
const leastPrefix = 3

/** Numbers beside words begin codes only where nothing else is found. */
function prefixMatches(edition: SearchedEdition, query: Query, scope: Scope): CodeMatch[] {
  const prefixes = query.prefixes.filter(({ length }) => length >= leastPrefix)
  return codeMatches(edition, { ...query, prefixes, text: '', phrases: [] }, scope)
}

/** Returns the matches by code in some editions, newest first, each category once with the editions that have it. */
function codeHits(
  index: SearchIndex,
  editions: readonly number[],
  matchesIn: (edition: SearchedEdition) => readonly CodeMatch[],
): EditionsHit[] {
  const found = new Map<string, { hit: EditionsHit['hit']; edition: string; editions: string[] }>()
  for (const number of [...editions].reverse()) {
    const edition = index.editions[number]
    if (edition === undefined) continue
    const { edition: id } = edition.outline
    for (const { category, match } of matchesIn(edition)) {
      const known = found.get(category.id)
      if (known === undefined) {
        const hit = { category, match, nameSpans: [], pathSpans: [], missed: [] }
        found.set(category.id, { hit, edition: id, editions: [id] })
      } else if (known.editions[0] !== id) known.editions.unshift(id)
    }
  }
  return [...found.values()]
}

interface WordHits {
  /** The first hits, best first. */
  readonly hits: readonly EditionsHit[]
  /** The ids of all categories found. */
  readonly ids: readonly string[]
  readonly understanding: Understanding | undefined
}

/** Returns the categories of some editions that a query's words find. */
function wordHits(
  index: SearchIndex,
  query: Query,
  editions: readonly number[],
  scope: Scope,
  limit: number,
): WordHits {
  const text = textOf(query)
  if (text === '') return { hits: [], ids: [], understanding: undefined }
  const words = index.words()
  const { scored, slots } = findIn(words, query, editions, scope)
  // A category that has changed its name or place over the editions has several items: the best one counts.
  const byId = new Map<string, Scored[]>()
  for (const one of scored) {
    const id = words.ids[one.item] ?? ''
    const others = byId.get(id)
    if (others === undefined) byId.set(id, [one])
    else others.push(one)
  }
  const shown = [...byId.values()].slice(0, limit)
  const explanations = shown.map(([best]) => best && explain(words.index, slots, best))
  const [first] = explanations
  return {
    hits: shown.flatMap((own, at) => {
      const explanation = explanations[at]
      return explanation === undefined ? [] : hitOf(index, words, explanation, own, editions)
    }),
    ids: [...byId.keys()],
    understanding: first && understand(text, slots, first),
  }
}

function textOf({ text, phrases }: Query): string {
  return [text, ...phrases].join(' ').trim()
}

function findIn(
  words: CategoryWords,
  query: Query,
  editions: readonly number[],
  scope: Scope,
): Found {
  return findItems(words.index, textOf(query), query.isFinished, {
    editionSets: words.editionSets.map((set) => set.some((one) => editions.includes(one))),
    accepts: acceptItem(words, scope, query),
    positions: words.positions[editions.at(-1) ?? -1],
  })
}

function hitOf(
  index: SearchIndex,
  words: CategoryWords,
  explanation: Explanation,
  own: readonly Scored[],
  searched: readonly number[],
): EditionsHit[] {
  const item = own[0]?.item ?? -1
  const found = own.flatMap(({ document }) => editionsOf(words, document))
  const asked = searched.filter((edition) => found.includes(edition))
  const newest = asked.findLast((edition) => (words.positions[edition]?.[item] ?? -1) >= 0)
  const edition = index.editions[newest ?? -1]
  const category = edition?.outline.categories[words.positions[newest ?? -1]?.[item] ?? -1]
  if (edition === undefined || category === undefined) return []
  const spans = (name: string) => spansIn(words.index, name, explanation.matches)
  return [
    {
      hit: {
        category,
        match: explanation.match,
        nameSpans: spans(category.name),
        pathSpans: ancestorsOf(edition.outline, category).map(({ name }) => spans(name)),
        missed: explanation.missed,
      },
      edition: edition.outline.edition,
      editions: asked.map((number) => index.editions[number]?.outline.edition ?? ''),
    },
  ]
}

function editionsOf({ index, editionSets }: CategoryWords, document: number): readonly number[] {
  return editionSets[index.documentEditions[document] ?? 0] ?? []
}

/** Returns the ids of the other editions in which a query finds something, oldest first. */
function editionsWith(index: SearchIndex, query: Query, except: number): string[] {
  if (query.codes.length > 0) return []
  const others = [...index.editions.keys()].filter((number) => number !== except)
  const { scope } = readScopes(index, query, others)
  const found = new Set<number>()
  if (textOf(query) !== '') {
    const words = index.words()
    for (const { document } of findIn(words, query, others, scope).scored) {
      for (const number of editionsOf(words, document)) found.add(number)
    }
  }
  return others.flatMap((number) => {
    const own = index.editions[number]
    if (own === undefined) return []
    const has = found.has(number) || prefixMatches(own, query, scope).length > 0
    return has ? [own.outline.edition] : []
  })
}

/** Returns what is to be said of a query's codes, ranges and modifiers in an edition. */
function codeNotices(
  index: SearchIndex,
  { placement, outline }: SearchedEdition,
  query: Query,
): Notice[] {
  const notices: Notice[] = []
  for (const code of query.codes) {
    if (deepestCategory(placement, code) !== undefined) continue
    notices.push({
      kind: 'code-not-held',
      code,
      editions: index.editions
        .filter((other) => other.outline !== outline)
        .filter((other) => deepestCategory(other.placement, code) !== undefined)
        .map((other) => other.outline.edition),
      ...neighborsOf(placement, code),
    })
  }
  for (const range of query.ranges) {
    const held = categoriesOfRange(placement, range)
    if (held.length === 0) notices.push({ kind: 'range-not-held', range })
  }
  for (const text of query.notCodes) notices.push({ kind: 'not-a-code', text })
  for (const modifier of query.modifiers) {
    const name = index.modifiers.get(modifier)
    if (name !== undefined) notices.push({ kind: 'modifier', modifier, name })
  }
  if (query.shortenedTo !== undefined) {
    notices.push({ kind: 'shortened', readCharacters: query.shortenedTo })
  }
  return notices
}

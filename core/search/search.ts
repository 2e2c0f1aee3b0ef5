import { type Category, ancestorsOf } from '../editions/outline.ts'
import { deepestCategory, neighboursOf } from '../editions/placement.ts'
import type { Answer, EditionsAnswer, EditionsHit, Hit, Notice, Understanding } from './answer.ts'
import { type CodeHit, hitsOfCodes, hitsOfPrefix, hitsOfRange } from './code-hits.ts'
import { type Explanation, explain, spansIn, understand } from './explain.ts'
import { type Found, findItems } from './find.ts'
import { type Query, readQuery } from './query.ts'
import { type Scored } from './score.ts'
import type { CategoryWords, SearchIndex, SearchedEdition } from './search-index.ts'
import { wordsOf } from './words.ts'

/** How a search is done. */
export interface SearchOptions {
  /** How many hits are returned at most, 50 by default; `total` counts all. */
  readonly limit?: number
}

const usualLimit = 50

/**
 * Returns the answer to a query in one edition: hits best first, and what is to be said beside them. The other editions of
 * the index are only looked at for what this one lacks. Throws a RangeError where the index does not have the edition.
 */
export function search(
  index: SearchIndex,
  edition: string,
  query: string,
  { limit = usualLimit }: SearchOptions = {},
): Answer {
  const number = index.editions.findIndex(({ outline }) => outline.edition === edition)
  const own = index.editions[number]
  if (own === undefined) throw new RangeError(`No edition ${edition} in the index.`)
  const read = readWith(index, query)
  const { scope, notices } = readScopes(index, read, [number])
  const codeHits = codeHitsIn(own, read, scope)
  const words = wordHits(index, read, [number], scope, limit)
  const fallback = words.total === 0 && codeHits.length === 0 ? prefixHits(own, read, scope) : []
  const hits = merge(
    [...codeHits, ...fallback].map(hitOfCode),
    words.hits.map(({ hit }) => hit),
  )
  const total = Math.max(codeHits.length + fallback.length + words.total, hits.length)
  return {
    query,
    edition,
    hits: hits.slice(0, limit),
    total,
    notices: [
      ...codeNotices(index, own, read),
      ...notices,
      ...(hits.length > 0 ? [] : elsewhere(index, read, number)),
    ],
    understanding: words.understanding,
  }
}

/**
 * Returns the answer to a query over all editions of the index. A category that several editions have comes once, as the
 * newest of those in which it is found has it.
 */
export function searchAllEditions(
  index: SearchIndex,
  query: string,
  { limit = usualLimit }: SearchOptions = {},
): EditionsAnswer {
  const read = readWith(index, query)
  const all = index.editions.map((_edition, number) => number)
  const { scope, notices } = readScopes(index, read, all)
  const byCode = mergeEditions(index, (edition) => codeHitsIn(edition, read, scope))
  const words = wordHits(index, read, all, scope, limit)
  const found = byCode.length + words.total
  const fallback = found > 0 ? [] : mergeEditions(index, (own) => prefixHits(own, read, scope))
  const seen = new Set<string>()
  const hits = [...byCode, ...fallback, ...words.hits].filter(
    ({ hit: { category } }) => !seen.has(category.id) && seen.add(category.id),
  )
  const newest = index.editions.at(-1)
  const missing = newest === undefined ? [] : codeNotices(index, newest, read)
  return {
    query,
    hits: hits.slice(0, limit),
    total: Math.max(byCode.length + fallback.length + words.total, hits.length),
    // A code or range that one edition lacks is worth a word only where all do.
    notices: [
      ...missing.filter(
        ({ kind }) => hits.length === 0 || (kind !== 'code-not-held' && kind !== 'range-not-held'),
      ),
      ...notices,
    ],
    understanding: words.understanding,
  }
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

/** The categories, by id, within which is searched; `undefined` for everywhere. */
type Scope = ReadonlySet<string> | undefined

/** Returns the scope that a query's scopes leave, each sought in the one before, and a notice for each that names nothing. */
function readScopes(
  index: SearchIndex,
  { scopes }: Query,
  editions: readonly number[],
): { readonly scope: Scope; readonly notices: readonly Notice[] } {
  let scope: Scope
  const notices: Notice[] = []
  for (const text of scopes) {
    const ids = scopeIds(index, text, editions, scope)
    if (ids.size > 0) scope = ids
    else notices.push({ kind: 'unknown-scope', scope: text })
  }
  return { scope, notices }
}

/** How much of the best score a category needs to be meant by a scope, where it is less deep. */
const scopeShare = 0.8
const mostScopeDepth = 6

/** A scope is the shallowest category that its words name: `surgery:` is the section. */
function scopeIds(
  index: SearchIndex,
  text: string,
  editions: readonly number[],
  within: Scope,
): ReadonlySet<string> {
  const words = index.words()
  const { scored, slots } = findIn(
    words,
    text,
    true,
    editions,
    acceptItem(words, within, undefined),
  )
  const matched = scored.filter(({ score }) => score >= scopeShare * (scored[0]?.score ?? 0))
  const meant = matched.filter((one) => explain(words.index, slots, one).missed.length === 0)
  const depths = meant.map(({ item }) => words.index.depths[item] ?? 0)
  const least = Math.min(mostScopeDepth + 1, ...depths)
  const [best] = meant.filter((_one, at) => depths[at] === least)
  return new Set(best === undefined ? [] : [words.ids[best.item] ?? ''])
}

function isInScope({ outline }: SearchedEdition, scope: Scope, category: Category): boolean {
  return (
    scope === undefined ||
    scope.has(category.id) ||
    ancestorsOf(outline, category).some(({ id }) => scope.has(id))
  )
}

function codeHitsIn(edition: SearchedEdition, query: Query, scope: Scope): CodeHit[] {
  const { codes, ranges } = query
  const { placement, outline } = edition
  const isAlone = query.text === '' && query.phrases.length === 0
  if (codes.length + ranges.length + query.prefixes.length === 0) {
    if (!isAlone || scope === undefined) return []
    // A scope by itself (`surgery:`) lists what is in it.
    return outline.categories
      .filter((category) => isInScope(edition, scope, category))
      .map((category) => ({ category, match: { kind: 'words' } }))
  }
  const all = [
    ...hitsOfCodes(placement, codes),
    ...ranges.flatMap((range) => hitsOfRange(placement, range)),
    ...(isAlone ? query.prefixes.flatMap((prefix) => hitsOfPrefix(placement, prefix)) : []),
  ]
  const seen = new Set<Category>()
  return all.filter(
    ({ category }) =>
      isInScope(edition, scope, category) && !seen.has(category) && seen.add(category),
  )
}

/** Shorter numbers beside words count something. */
const leastPrefix = 3

/** Numbers beside words begin codes only where nothing else is found. */
function prefixHits(edition: SearchedEdition, query: Query, scope: Scope): CodeHit[] {
  const prefixes = query.prefixes.filter(({ length }) => length >= leastPrefix)
  return codeHitsIn(edition, { ...query, prefixes, text: '', phrases: [] }, scope)
}

function hitOfCode({ category, match }: CodeHit): Hit {
  return { category, match, nameSpans: [], pathSpans: [], missed: [] }
}

/** Returns the first hits, then those of the second that are not among them. */
function merge(first: readonly Hit[], second: readonly Hit[]): Hit[] {
  const seen = new Set(first.map(({ category }) => category))
  return [...first, ...second.filter(({ category }) => !seen.has(category))]
}

/** Returns the code hits of all editions, newest first, each category once with the editions that have it. */
function mergeEditions(
  { editions }: SearchIndex,
  hitsIn: (edition: SearchedEdition) => readonly CodeHit[],
): EditionsHit[] {
  const found = new Map<string, { hit: Hit; edition: string; editions: string[] }>()
  for (const edition of [...editions].reverse()) {
    const id = edition.outline.edition
    for (const hit of hitsIn(edition)) {
      const known = found.get(hit.category.id)
      if (known === undefined) {
        found.set(hit.category.id, { hit: hitOfCode(hit), edition: id, editions: [id] })
      } else known.editions.unshift(id)
    }
  }
  return [...found.values()]
}

interface WordHits {
  readonly hits: readonly EditionsHit[]
  readonly total: number
  readonly understanding: Understanding | undefined
}

const nothing: WordHits = { hits: [], total: 0, understanding: undefined }

/** Returns the categories of some editions that a query's words find. */
function wordHits(
  index: SearchIndex,
  query: Query,
  editions: readonly number[],
  scope: Scope,
  limit: number,
): WordHits {
  const text = [query.text, ...query.phrases].join(' ').trim()
  if (text === '') return nothing
  const words = index.words()
  const { scored, slots } = findIn(
    words,
    text,
    query.isFinished,
    editions,
    acceptItem(words, scope, query),
  )
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
    total: byId.size,
    understanding: first && understand(text, slots, first),
  }
}

function hitOf(
  index: SearchIndex,
  words: CategoryWords,
  explanation: Explanation,
  own: readonly Scored[],
  searched: readonly number[],
): EditionsHit[] {
  const item = own[0]?.item ?? -1
  const found = own.flatMap(
    ({ document }) => words.editionSets[words.index.documentEditions[document] ?? 0] ?? [],
  )
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

function findIn(
  words: CategoryWords,
  text: string,
  isFinished: boolean,
  editions: readonly number[],
  accepts: ((item: number) => boolean) | undefined,
): Found {
  const editionSets = words.editionSets.map((set) => set.some((one) => editions.includes(one)))
  const positions = words.positions[editions.at(-1) ?? -1]
  return findItems(words.index, text, isFinished, { editionSets, accepts, positions })
}

/** Returns whether an item lies in the scope and has the quoted phrases, or `undefined` where all do. */
function acceptItem(
  words: CategoryWords,
  scope: Scope,
  query: Query | undefined,
): ((item: number) => boolean) | undefined {
  const { items } = words.index
  const phrases = query?.phrases.map((phrase) => wordsOf(phrase).map(({ text }) => text)) ?? []
  if (scope === undefined && phrases.length === 0) return undefined
  const inScope = new Uint8Array(items.length)
  items.forEach(({ parent }, item) => {
    const isIn = scope === undefined || scope.has(words.ids[item] ?? '') || inScope[parent] === 1
    inScope[item] = isIn ? 1 : 0
  })
  const hasPhrase = (item: number, phrase: readonly string[], isOpen: boolean): boolean => {
    const { aliases = [] } = items[item] ?? {}
    if (aliases.some(({ term }) => containsPhrase(term, phrase, isOpen))) return true
    for (let at = item; at >= 0; at = items[at]?.parent ?? -1) {
      if (containsPhrase(items[at]?.name ?? '', phrase, isOpen)) return true
    }
    return false
  }
  return (item) =>
    inScope[item] === 1 &&
    phrases.every((phrase, at) =>
      hasPhrase(item, phrase, query?.unfinishedPhrase === true && at === phrases.length - 1),
    )
}

/** Whether the words of a phrase are side by side in a text, in their order. Of an open phrase the last word may be a beginning. */
function containsPhrase(text: string, phrase: readonly string[], isOpen: boolean): boolean {
  const words = wordsOf(text)
  return words.some((_word, start) =>
    phrase.every((word, at) => {
      const other = words[start + at]?.text ?? ''
      return isOpen && at === phrase.length - 1 ? other.startsWith(word) : other === word
    }),
  )
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
      ...neighboursOf(placement, code),
    })
  }
  for (const range of query.ranges) {
    if (hitsOfRange(placement, range).length === 0) notices.push({ kind: 'range-not-held', range })
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

/** Returns a notice that names the other editions in which a query finds something. */
function elsewhere(index: SearchIndex, query: Query, except: number): Notice[] {
  if (query.codes.length > 0) return []
  const others = index.editions.flatMap((_edition, number) => (number === except ? [] : [number]))
  const { scope } = readScopes(index, query, others)
  const found = new Set(
    wordHits(index, query, others, scope, Infinity).hits.flatMap(({ editions }) => editions),
  )
  const editions = index.editions
    .filter((own) => found.has(own.outline.edition) || prefixHits(own, query, scope).length > 0)
    .map(({ outline }) => outline.edition)
    .filter((edition) => edition !== index.editions[except]?.outline.edition)
  return editions.length > 0 ? [{ kind: 'in-other-editions', editions }] : []
}

import { type Category, ancestorsOf } from '../editions/outline.ts'
import { deepestCategory, neighboursOf } from '../editions/placement.ts'
import type { Answer, Hit, Match, Notice } from './answer.ts'
import {
  type CodeHit,
  boundsOfPrefix,
  hitsOfCodes,
  hitsOfPrefix,
  hitsOfRange,
  holdsAny,
} from './code-hits.ts'
import type { DocumentMatch } from './explain-match.ts'
import type { Scope } from './find-documents.ts'
import { matchOf } from './match-kind.ts'
import { containsPhrase } from './phrase.ts'
import { type Query, readQuery } from './query.ts'
import type { SearchIndex } from './search-index.ts'
import { searchText } from './search-text.ts'
import { spansIn } from './spans.ts'
import { wordsOf } from './words.ts'
import { lemmaIdOf } from './lexicon.ts'

/** How a search is done. */
export interface SearchOptions {
  /** How many hits are returned at most, 50 where not told; `total` counts all. */
  readonly limit?: number
  /** The other editions, oldest first, asked only where this one lacks something. */
  readonly otherEditions?: () => readonly SearchIndex[]
}

const usualLimit = 50

/** Returns the answer to a query in one edition: hits best first, and what is to be said beside them. Never throws. */
export function search(index: SearchIndex, query: string, options: SearchOptions = {}): Answer {
  const limit = Math.max(0, options.limit ?? usualLimit)
  const { modifiers } = index
  // Without a list of modifiers any two characters after a code may be one.
  const isModifier = (text: string) => modifiers.size === 0 || modifiers.has(text.toUpperCase())
  const read = readQuery(query, isModifier)
  const { hits, total } = findHits(index, read, limit)
  return {
    query,
    edition: index.edition,
    hits,
    total,
    notices: noticesOf(index, read, total, options.otherEditions ?? (() => [])),
  }
}

interface FoundHits {
  readonly hits: readonly Hit[]
  readonly total: number
}

function findHits(index: SearchIndex, query: Query, limit: number): FoundHits {
  const scope = scopeOf(index, query)
  const codeHits = collectCodeHits(index, query).filter(
    ({ category }) => category.position >= scope.first && category.position < scope.end,
  )
  const text = [query.text, ...query.phrases].join(' ').trim()
  const hasScope =
    query.scopes.length > 0 && scope.end - scope.first < index.outline.categories.length
  if (text === '') {
    if (codeHits.length > 0 || !hasScope || hasCodes(query)) return fromCodeHits(codeHits, limit)
    return wholeScope(index, scope, limit)
  }

  const asWords = query.prefixes.length > 0 ? digitsAsWords(index, query) : undefined
  if (asWords !== undefined) {
    const found = textHits(index, asWords, scope, limit)
    if (found.total > 0) return merge(found, fromCodeHits(codeHits, limit), limit)
  }
  if (codeHits.length === 0 || isCount(query)) {
    return textHits(index, text, withPhrases(index, query, scope), limit)
  }
  if (query.prefixes.length > 0 && query.codes.length + query.ranges.length === 0) {
    const bounds = query.prefixes.flatMap((prefix) => boundsOfPrefix(prefix))
    const accepts = (document: number) => {
      const category = index.outline.categories[document]
      return category !== undefined && holdsAny(category, bounds)
    }
    const found = textHits(index, text, withPhrases(index, query, { ...scope, accepts }), limit)
    return merge(found, fromCodeHits(codeHits, limit), limit)
  }
  const words = textHits(index, text, withPhrases(index, query, scope), limit)
  return merge(fromCodeHits(codeHits, limit), words, limit)
}

function hasCodes({ codes, ranges, prefixes }: Query): boolean {
  return codes.length + ranges.length + prefixes.length > 0
}

function collectCodeHits(index: SearchIndex, { codes, ranges, prefixes }: Query): CodeHit[] {
  const { placement } = index
  const all = [
    ...hitsOfCodes(placement, codes),
    ...ranges.flatMap((range) => hitsOfRange(placement, range)),
    ...prefixes.flatMap((prefix) => hitsOfPrefix(placement, prefix)),
  ]
  const seen = new Set<Category>()
  return all.filter(({ category }) => !seen.has(category) && seen.add(category))
}

/** `covid 19`, `tier 1`: numbers that names have are words, not beginnings of codes. */
function digitsAsWords(index: SearchIndex, query: Query): string | undefined {
  const { lexicon } = index.documents
  const allKnown = query.prefixes.every((prefix) => lemmaIdOf(lexicon, prefix) !== undefined)
  return allKnown ? `${query.text} ${query.prefixes.join(' ')}` : undefined
}

/** `bypass 3 vessels`, `visit level 4`: one digit beside words counts or grades something, it begins no code. */
function isCount({ codes, ranges, prefixes }: Query): boolean {
  return codes.length + ranges.length === 0 && prefixes.every(({ length }) => length === 1)
}

/** Returns the stretch of categories that the scopes leave; each is sought in what the one before left. */
function scopeOf(index: SearchIndex, { scopes }: Query): Scope {
  let scope: Scope = { first: 0, end: index.outline.categories.length, accepts: undefined }
  for (const text of scopes) {
    const category = scopeCategory(index, text, scope)
    if (category === undefined) continue
    scope = { first: category.position, end: category.end, accepts: undefined }
  }
  return scope
}

/** A scope is the shallowest category that its words name: `surgery:` is the section. */
function scopeCategory(index: SearchIndex, text: string, scope: Scope): Category | undefined {
  const { categories } = index.outline
  const depthIs = (most: number) => (document: number) => {
    const category = categories[document]
    return category !== undefined && category.depth <= most
  }
  for (const depth of [1, 2, Infinity]) {
    const { matches } = searchText(index.documents, text, { ...scope, accepts: depthIs(depth) }, 1)
    const best = matches[0]
    if (best !== undefined) return categories[best.document]
  }
  return undefined
}

function wholeScope(index: SearchIndex, { first, end }: Scope, limit: number): FoundHits {
  const hits = index.outline.categories.slice(first, Math.min(end, first + limit)).map((category) =>
    hitOf(
      category,
      { kind: 'words' },
      [],
      ancestorsOf(index.outline, category).map(() => []),
    ),
  )
  return { hits, total: end - first }
}

function withPhrases(index: SearchIndex, query: Query, scope: Scope): Scope {
  if (query.phrases.length === 0) return scope
  const phrases = query.phrases.map((phrase) => wordsOf(phrase).map(({ text }) => text))
  const { accepts } = scope
  return {
    ...scope,
    accepts: (document) =>
      (accepts?.(document) ?? true) &&
      phrases.every((phrase, at) =>
        containsPhrase(
          index.documents,
          document,
          phrase,
          query.unfinishedPhrase && at === phrases.length - 1,
        ),
      ),
  }
}

function textHits(index: SearchIndex, text: string, scope: Scope, limit: number): FoundHits {
  const { matches, total } = searchText(index.documents, text, scope, limit)
  return { hits: matches.map((match) => textHit(index, match)), total }
}

function textHit(index: SearchIndex, match: DocumentMatch): Hit {
  const category = index.outline.categories[match.document]
  if (category === undefined) throw new RangeError(`No category ${match.document}.`)
  return hitOf(
    category,
    matchOf(match),
    spansIn(index.documents, category.name, match.words),
    ancestorsOf(index.outline, category).map(({ name }) =>
      spansIn(index.documents, name, match.words),
    ),
  )
}

function fromCodeHits(codeHits: readonly CodeHit[], limit: number): FoundHits {
  return {
    hits: codeHits.slice(0, limit).map(({ category, match }) => hitOf(category, match, [], [])),
    total: codeHits.length,
  }
}

function hitOf(
  category: Category,
  match: Match,
  nameSpans: Hit['nameSpans'],
  pathSpans: Hit['pathSpans'],
): Hit {
  return { category, match, nameSpans, pathSpans }
}

/** Returns the first hits, then those of the second that are not among them. */
function merge(first: FoundHits, second: FoundHits, limit: number): FoundHits {
  const seen = new Set(first.hits.map(({ category }) => category))
  const more = second.hits.filter(({ category }) => !seen.has(category))
  const total = Math.max(first.total + more.length, second.total)
  return { hits: [...first.hits, ...more].slice(0, limit), total }
}

function noticesOf(
  index: SearchIndex,
  query: Query,
  total: number,
  otherEditions: () => readonly SearchIndex[],
): Notice[] {
  const notices: Notice[] = []
  for (const code of query.codes) {
    if (deepestCategory(index.placement, code) !== undefined) continue
    notices.push({
      kind: 'code-not-held',
      code,
      editions: otherEditions()
        .filter(({ placement }) => deepestCategory(placement, code) !== undefined)
        .map(({ edition }) => edition),
      ...neighboursOf(index.placement, code),
    })
  }
  for (const range of query.ranges) {
    if (hitsOfRange(index.placement, range).length > 0) continue
    notices.push({ kind: 'range-not-held', range })
  }
  for (const text of query.notCodes) notices.push({ kind: 'not-a-code', text })
  for (const modifier of query.modifiers) {
    const name = index.modifiers.get(modifier)
    if (name !== undefined) notices.push({ kind: 'modifier', modifier, name })
  }
  if (query.shortenedTo !== undefined) {
    notices.push({ kind: 'shortened', readCharacters: query.shortenedTo })
  }
  if (total === 0 && query.codes.length === 0) {
    const editions = otherEditions()
      .filter((other) => findHits(other, query, 1).total > 0)
      .map(({ edition }) => edition)
    if (editions.length > 0) notices.push({ kind: 'in-other-editions', editions })
  }
  return notices
}

import { type Category, type Outline, ancestorsOf } from '../editions/outline.ts'
import type { Notice } from './answer.ts'
import { explain } from './explain.ts'
import { findItems } from './find.ts'
import type { Query } from './query.ts'
import type { CategoryWords, SearchIndex } from './search-index.ts'
import type { WordIndex } from './word-index.ts'
import { wordsOf } from '../text/words.ts'

/** The id of the category within which is searched; `undefined` for everywhere. */
export type Scope = string | undefined

/** Returns the scope that a query's scopes leave, each sought in the one before, and a notice for each that names nothing. */
export function readScopes(
  index: SearchIndex,
  { scopes }: Query,
  editions: readonly number[],
): { readonly scope: Scope; readonly notices: readonly Notice[] } {
  let scope: Scope
  const notices: Notice[] = []
  for (const text of scopes) {
    const id = findScope(index.words(), text, editions, scope)
    if (id === undefined) notices.push({ kind: 'unknown-scope', scope: text })
    else scope = id
  }
  return { scope, notices }
}

/** How much of the best score a category needs to be meant by a scope, where it is less deep. */
const scopeShare = 0.8

/** Returns the shallowest category that all words of a scope name: `surgery:` is the section. */
function findScope(
  words: CategoryWords,
  text: string,
  editions: readonly number[],
  within: Scope,
): Scope {
  const { index, ids, editionSets } = words
  const { scored, slots } = findItems(index, text, true, {
    editionSets: editionSets.map((set) => set.some((one) => editions.includes(one))),
    accepts: acceptItem(words, within),
  })
  const least = scopeShare * (scored[0]?.score ?? 0)
  const [best] = scored
    .filter(({ score }) => score >= least)
    .filter((one) => explain(index, slots, one).missed.length === 0)
    .sort((a, b) => depthOf(index, a.item) - depthOf(index, b.item))
  return best && ids[best.item]
}

function depthOf({ parents }: WordIndex, item: number): number {
  let depth = 0
  for (let at = parents[item] ?? -1; at >= 0; at = parents[at] ?? -1) depth++
  return depth
}

/** Whether a category is the scope or below it. */
export function isInScope(outline: Outline, scope: Scope, category: Category): boolean {
  return (
    scope === undefined ||
    scope === category.id ||
    ancestorsOf(outline, category).some(({ id }) => id === scope)
  )
}

/**
 * Returns whether a document of an item counts: the item lies in the scope, and each quoted phrase is in the document or in
 * a name on the item's path. Returns `undefined` where all do.
 */
export function acceptItem(
  { index, ids }: CategoryWords,
  scope: Scope,
  { phrases, unfinishedPhrase }: Pick<Query, 'phrases' | 'unfinishedPhrase'> = noPhrases,
): ((item: number, document: number) => boolean) | undefined {
  if (scope === undefined && phrases.length === 0) return undefined
  const { parents, texts } = index
  const inScope = new Uint8Array(parents.length)
  parents.forEach((parent, item) => {
    inScope[item] = scope === undefined || ids[item] === scope ? 1 : (inScope[parent] ?? 0)
  })
  const wanted = phrases.map((phrase) => wordsOf(phrase).map(({ text }) => text))
  return (item, document) => {
    if (inScope[item] !== 1) return false
    const own = [texts[document] ?? '']
    for (let at = item; at >= 0; at = parents[at] ?? -1) own.push(texts[at] ?? '')
    return wanted.every((phrase, at) => {
      const isOpen = unfinishedPhrase && at === wanted.length - 1
      return own.some((text) => containsPhrase(text, phrase, isOpen))
    })
  }
}

const noPhrases = { phrases: [], unfinishedPhrase: false }

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

import { type Slot, expand } from './expand.ts'
import { release, retrieve } from './retrieve.ts'
import { type Scope, type Scored, scoreItems } from './score.ts'
import type { WordIndex } from './word-index.ts'

/** What was found for some words. */
export interface Found {
  /** The items above the cut-off, best first. */
  readonly scored: readonly Scored[]
  /** The words as they were read. */
  readonly slots: readonly Slot[]
}

/**
 * Returns the items that some words find: the words are analyzed, expanded, looked up and scored. `isFinished` tells that
 * the last word is not being typed any more.
 */
export function findItems(
  index: WordIndex,
  text: string,
  isFinished: boolean,
  scope: Scope,
): Found {
  const seen = new Set<string>()
  const tokens = index.analyzer
    .analyze(text)
    .filter(({ term }) => !seen.has(term) && seen.add(term))
    .map((token) => ({ ...token, typed: text.slice(token.start, token.end) }))
  const slots = expand(index, tokens, isFinished)
  const retrieved = retrieve(index, slots)
  const scored = scoreItems(index, slots, text.toLowerCase(), retrieved, scope)
  release(index, retrieved)
  return { scored, slots }
}

import type { Analyzer } from '../search/analyze.ts'
import { findItems } from '../search/find.ts'
import { type WordIndex, buildIndex, indexBuilder } from '../search/word-index.ts'
import type { CodeList } from './code-list.ts'

/** The words of a list of codes, ready to be searched by the engine that searches categories. */
export interface CodeWords {
  readonly list: CodeList
  readonly index: WordIndex
}

/** The list is one edition's own. A descriptor is long enough to have most of what is asked for: less is chance. */
const scope = { editionSets: [true], accepts: undefined, leastShare: 0.7 }

/** Returns the index of a list's descriptors: the one that is shown is a code's name, the others its aliases. */
export function indexCodes(list: CodeList, analyzer: Analyzer): CodeWords {
  const steps = indexCodesInSteps(list, analyzer)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** How many texts are read in a step: about a millisecond's work. */
const textsInStep = 64

/** Builds the index of {@link indexCodes} in short steps, since thousands of codes take longer than a frame. */
export function* indexCodesInSteps(
  list: CodeList,
  analyzer: Analyzer,
): Generator<undefined, CodeWords> {
  const builder = indexBuilder(analyzer)
  for (const [at, text] of list.texts.entries()) {
    if (at % textsInStep === 0) yield
    builder.addItem(text, -1, 0)
  }
  for (const [item, others] of list.others.entries()) {
    if (item % textsInStep === 0) yield
    for (const term of others.split('\n')) {
      if (term !== '') builder.addText(term, '', 0, [{ item, editions: 0 }])
    }
  }
  return { list, index: buildIndex(builder.texts, analyzer) }
}

/** Returns the indexes, in the list, of the codes that some words find, best first. */
export function findCodes({ index }: CodeWords, words: string): number[] {
  return findItems(index, words, false, scope).scored.map(({ item }) => item)
}

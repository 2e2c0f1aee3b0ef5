import type { Analyzer } from '../search/analyze.ts'
import { findItems } from '../search/find.ts'
import { type WordIndex, buildWordIndexInSteps } from '../search/word-index.ts'
import type { CodeList } from './code-list.ts'

/** The words of a list of codes, ready to be searched by the engine that searches categories. */
export interface CodeWords {
  readonly list: CodeList
  readonly index: WordIndex
}

/** The list is one edition's own. */
const scope = { editionSets: [true], accepts: undefined }

/**
 * Builds the index of a list's descriptors in short steps, since thousands take longer than a frame. The descriptor that
 * is shown is a code's name, the others its aliases.
 */
export function* indexCodes(list: CodeList, analyzer: Analyzer): Generator<undefined, CodeWords> {
  const items = list.codes.map((_, at) => {
    const others = list.others[at] ?? ''
    return {
      name: list.texts[at] ?? '',
      parent: -1,
      editions: 0,
      aliases:
        others === ''
          ? []
          : others.split('\n').map((term) => ({ term, means: '', order: 0, editions: 0 })),
    }
  })
  return { list, index: yield* buildWordIndexInSteps(items, analyzer) }
}

/** Returns the indexes, in the list, of the codes that some words find, best first. */
export function findCodes({ index }: CodeWords, words: string): number[] {
  return findItems(index, words, false, scope).scored.map(({ item }) => item)
}

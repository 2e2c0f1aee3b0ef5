import type { Outline } from '../editions/outline.ts'
import { buildPlacement } from '../editions/placement.ts'
import type { Vocabulary } from '../editions/reference-files.ts'
import { meaningResolver } from '../editions/vocabulary.ts'

/** A term with the ids of the categories of one edition that its meanings lead to. */
export interface ResolvedTerm {
  readonly term: string
  readonly meanings: readonly { readonly means: string; readonly categories: readonly string[] }[]
}

/** Returns the terms that lead to a category of an edition, with those categories. */
export function resolveVocabulary(
  vocabulary: Vocabulary,
  outline: Outline,
  outlines: readonly Outline[],
): ResolvedTerm[] {
  const resolve = meaningResolver(
    { outline, placement: buildPlacement(outline).placement },
    outlines,
  )
  return vocabulary.flatMap(({ term, meanings }) => {
    const held = meanings.flatMap((meaning) => {
      const categories = resolve(meaning).map(({ id }) => id)
      return categories.length > 0 ? [{ means: meaning.means, categories }] : []
    })
    return held.length > 0 ? [{ term, meanings: held }] : []
  })
}

import { editionRuns } from '#core/editions/edition-runs.ts'
import type { Outline } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import { resolveVocabulary } from '#core/search/resolve-vocabulary.ts'
import { searchAllEditions } from '#core/search/search-all-editions.ts'
import { type SearchIndex, buildSearchIndex } from '#core/search/search-index.ts'
import { search } from '#core/search/search.ts'
import type { Terminal } from '../command.ts'
import {
  openWithOwnEditions,
  readAllOutlines,
  readCurrentOutline,
  readOutline,
} from '../editions.ts'
import { type Answerer, allEditions } from './found.ts'

/** Returns what answers any query: in the edition with this id, in all, or, for `undefined`, in the current one. */
export async function openSearch(
  terminal: Terminal,
  edition: string | undefined,
  limit: number,
): Promise<Answerer> {
  const dataset = await openWithOwnEditions(terminal)
  const outline =
    edition === undefined || edition === allEditions
      ? await readCurrentOutline(dataset)
      : await readOutline(dataset, edition)
  const all = await readAllOutlines(dataset)
  const others = all.filter((one) => one.edition !== outline.edition)
  const { vocabulary, modifiers } = await dataset.references()
  const indexOf = (one: Outline) =>
    buildSearchIndex(one, buildPlacement(one).placement, {
      vocabulary: resolveVocabulary(vocabulary, one, [outline, ...others]),
      modifiers,
    })
  return edition === allEditions
    ? answerFromAll(all, indexOf, limit)
    : answerFrom(outline, others, indexOf, limit)
}

type IndexOf = (outline: Outline) => SearchIndex

function answerFrom(
  outline: Outline,
  others: readonly Outline[],
  indexOf: IndexOf,
  limit: number,
): Answerer {
  const index = indexOf(outline)
  let otherIndexes: SearchIndex[] | undefined
  return (query) => {
    const start = performance.now()
    const { hits, total, notices } = search(index, query, {
      limit,
      otherEditions: () => (otherIndexes ??= others.map(indexOf)),
    })
    const ms = performance.now() - start
    const { edition, title } = outline
    return {
      query,
      edition,
      title,
      hits: hits.map(({ category, match }) => ({ category, match, outline })),
      total,
      notices,
      ms,
    }
  }
}

function answerFromAll(outlines: readonly Outline[], indexOf: IndexOf, limit: number): Answerer {
  const indexes = outlines.map(indexOf)
  const byEdition = new Map(outlines.map((outline) => [outline.edition, outline]))
  return (query) => {
    const start = performance.now()
    const { hits, total, notices } = searchAllEditions(indexes, query, { limit })
    const ms = performance.now() - start
    const found = hits.flatMap(({ hit: { category, match }, edition, editions }) => {
      const outline = byEdition.get(edition)
      const runs = editionRuns(editions, [...byEdition.keys()])
      return outline === undefined ? [] : [{ category, match, outline, editions, runs }]
    })
    const title = 'any edition'
    return { query, edition: allEditions, title, hits: found, total, notices, ms }
  }
}

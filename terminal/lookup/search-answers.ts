import { editionRuns } from '#core/editions/edition-runs.ts'
import type { Outline } from '#core/editions/outline.ts'
import { type Placement, buildPlacement } from '#core/editions/placement.ts'
import { deletionsFor } from '#core/replacements/deletions.ts'
import {
  type SearchIndex,
  type SearchedEdition,
  openSearch as openIndex,
} from '#core/search/search-index.ts'
import { search, searchAllEditions } from '#core/search/search.ts'
import type { Terminal } from '../command.ts'
import {
  openWithOwnEditions,
  readAllOutlines,
  readCurrentOutline,
  readOutline,
} from '../editions.ts'
import { type Answerer, type Found, allEditions } from './found.ts'

/** Returns what answers any query: in the edition with this id, in all, or, for `undefined`, in the current one. */
export async function openSearch(
  terminal: Terminal,
  edition: string | undefined,
  limit: number,
): Promise<Answerer> {
  const dataset = await openWithOwnEditions(terminal)
  const outline =
    edition === undefined || edition === allEditions
      ? await readCurrentOutline(terminal, dataset)
      : await readOutline(dataset, edition)
  const outlines = await readAllOutlines(dataset)
  const references = await dataset.references()
  const index = openIndex(outlines.map(searchedEdition), references)
  const answer =
    edition === allEditions ? answerFromAll(index, limit) : answerFrom(index, outline, limit)
  const record = {
    edition: outline.edition,
    editionIds: outlines.map((one) => one.edition),
    replacements: references.replacements,
  }
  return (query) => {
    const found = answer(query)
    return { ...found, deletions: deletionsFor(found, record) }
  }
}

type Searched = Omit<Found, 'deletions'>

/** The placement of codes is computed only for editions that are asked for a code. */
function searchedEdition(outline: Outline): SearchedEdition {
  let placement: Placement | undefined
  return {
    outline,
    get placement() {
      return (placement ??= buildPlacement(outline).placement)
    },
  }
}

function answerFrom(
  index: SearchIndex,
  outline: Outline,
  limit: number,
): (query: string) => Searched {
  return (query) => {
    const start = performance.now()
    const { hits, total, notices } = search(index, outline.edition, query, { limit })
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

function answerFromAll(index: SearchIndex, limit: number): (query: string) => Searched {
  const byEdition = new Map(index.editions.map(({ outline }) => [outline.edition, outline]))
  const ids = [...byEdition.keys()]
  return (query) => {
    const start = performance.now()
    const { hits, total, notices } = searchAllEditions(index, query, { limit })
    const ms = performance.now() - start
    const found = hits.flatMap(({ hit: { category, match }, edition, editions }) => {
      const outline = byEdition.get(edition)
      const runs = editionRuns(editions, ids)
      return outline === undefined ? [] : [{ category, match, outline, editions, runs }]
    })
    const title = 'any edition'
    return { query, edition: allEditions, title, hits: found, total, notices, ms }
  }
}

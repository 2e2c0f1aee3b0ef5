import type { SearchReferences } from '#backend/dataset/sealed-dataset.ts'
import { localToday } from '#core/dates/local-today.ts'
import { editionsToTry } from '#core/editions/dated-editions.ts'
import { editionRuns } from '#core/editions/edition-runs.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { type Placement, buildPlacement } from '#core/editions/placement.ts'
import { deletionsFor } from '#core/replacements/deletions.ts'
import {
  type SearchIndex,
  type SearchedEdition,
  openSearch as openIndex,
} from '#core/search/search-index.ts'
import { search, searchAllEditions } from '#core/search/search.ts'
import type { Terminal } from '../command.ts'
import { type Answerer, type Found, allEditions } from './found.ts'
import { openShippedDataset } from './shipped-dataset.ts'

/** Returns what answers any query: in the edition with this id, in all, or, for `undefined`, in the current one. */
export async function openSearch(
  terminal: Terminal,
  edition: string | undefined,
  limit: number,
): Promise<Answerer> {
  const wanted = edition === allEditions ? undefined : edition
  const { outline, outlines, references } =
    (await readShipped(terminal, wanted)) ?? (await readChecked(terminal, wanted))
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

/** What is searched. `outline` is the edition that answers, or the current one if all do. */
interface Searched {
  readonly outline: Outline
  readonly outlines: readonly Outline[]
  readonly references: SearchReferences
}

/** Returns what ships with the app, if nothing else is to be searched and all of it is as it was sealed. */
async function readShipped(
  terminal: Terminal,
  edition: string | undefined,
): Promise<Searched | undefined> {
  const sealed = await openShippedDataset(terminal)
  const references = await sealed?.searchReferences()
  const files = await sealed?.allEditions()
  if (sealed === undefined || references === undefined || files === undefined) return undefined
  const outlines = files.map(buildOutline)
  const [current] = editionsToTry(sealed.editions, null, localToday())
  const outline = outlines.find((one) => one.edition === (edition ?? current))
  return outline && { outline, outlines, references }
}

/** Reads everything with all checks, own editions included. */
async function readChecked(terminal: Terminal, edition: string | undefined): Promise<Searched> {
  const { openWithOwnEditions, readAllOutlines, readCurrentOutline, readOutline } =
    await import('../editions.ts')
  const dataset = await openWithOwnEditions(terminal)
  const outline =
    edition === undefined
      ? await readCurrentOutline(terminal, dataset)
      : await readOutline(dataset, edition)
  return {
    outline,
    outlines: await readAllOutlines(dataset),
    references: await dataset.references(),
  }
}

type SearchAnswer = Omit<Found, 'deletions'>

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
): (query: string) => SearchAnswer {
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

function answerFromAll(index: SearchIndex, limit: number): (query: string) => SearchAnswer {
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

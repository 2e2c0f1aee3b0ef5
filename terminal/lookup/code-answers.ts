import { readdir } from 'node:fs/promises'
import { readSealedEdition } from '#backend/dataset/sealed-edition.ts'
import { parseCode } from '#core/codes/code.ts'
import { localToday } from '#core/dates/local-today.ts'
import { editionsToTry } from '#core/editions/editions-to-try.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import { hitsOfCodes } from '#core/search/code-hits.ts'
import type { Terminal } from '../command.ts'
import type { Found } from './found.ts'

/**
 * Returns what answers a code that the edition contains, without vocabulary, search index or any other edition; it returns
 * `undefined` for every other query. With own editions about, or a dataset that did not ship with the app, it answers none:
 * those are read with all checks.
 */
export async function openCodes(
  { dataset, isShipped, ownEditions }: Terminal,
  edition: string | undefined,
  limit: number,
): Promise<(query: string) => Found | undefined> {
  const outline =
    isShipped && !(await hasFiles(ownEditions)) ? await readOutline(dataset, edition) : undefined
  if (outline === undefined) return () => undefined
  const { placement } = buildPlacement(outline)
  return (query) => {
    const start = performance.now()
    const code = parseCode(query.trim())
    const hits = code === undefined ? [] : hitsOfCodes(placement, [code])
    if (hits.length === 0) return undefined
    return {
      query,
      edition: outline.edition,
      title: outline.title,
      hits: hits.slice(0, limit).map((hit) => ({ ...hit, outline })),
      total: hits.length,
      notices: [],
      ms: performance.now() - start,
    }
  }
}

async function readOutline(
  dataset: string,
  edition: string | undefined,
): Promise<Outline | undefined> {
  const file = await readSealedEdition(dataset, (editions) => {
    const [current] = editionsToTry(editions, null, localToday())
    return edition ?? current
  })
  return file === undefined ? undefined : buildOutline(file)
}

async function hasFiles(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [])
  return names.length > 0
}

import type { SealedDataset } from '#backend/dataset/sealed-dataset.ts'
import { parseCode } from '#core/codes/code.ts'
import { localToday } from '#core/dates/local-today.ts'
import { categoriesOfCodes } from '#core/editions/code-lookup.ts'
import { editionsToTry } from '#core/editions/dated-editions.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import { deletionOf } from '#core/replacements/deletions.ts'
import type { Terminal } from '../command.ts'
import type { Found } from './found.ts'
import { openShippedDataset } from './shipped-dataset.ts'

/**
 * Returns what answers a code that the edition contains, without vocabulary, search index or any other edition; it returns
 * `undefined` for every other query. With own editions about, or a dataset that did not ship with the app, it answers none:
 * those are read with all checks.
 */
export async function openCodes(
  terminal: Terminal,
  edition: string | undefined,
  limit: number,
): Promise<(query: string) => Found | undefined> {
  const sealed = await openShippedDataset(terminal)
  const outline = sealed && (await readOutline(sealed, edition))
  const replacements = await sealed?.replacements()
  if (outline === undefined || replacements === undefined) return () => undefined
  const { placement } = buildPlacement(outline)
  const editionIds = sealed?.editions.map(({ id }) => id) ?? []
  const record = { edition: outline.edition, editionIds, replacements }
  return (query) => {
    const start = performance.now()
    const code = parseCode(query.trim())
    if (code === undefined) return undefined
    const hits = categoriesOfCodes(placement, [code])
    if (hits.length === 0) return undefined
    const deletion = deletionOf(code, record)
    return {
      query,
      edition: outline.edition,
      title: outline.title,
      hits: hits.slice(0, limit).map(({ category, deepest }) => ({
        category,
        match: { kind: 'code', code, deepest },
        outline,
      })),
      total: hits.length,
      notices: [],
      deletions: deletion === undefined ? [] : [deletion],
      ms: performance.now() - start,
    }
  }
}

async function readOutline(
  sealed: SealedDataset,
  edition: string | undefined,
): Promise<Outline | undefined> {
  const [current] = editionsToTry(sealed.editions, null, localToday())
  const file = await sealed.edition(edition ?? current ?? '')
  return file && buildOutline(file)
}

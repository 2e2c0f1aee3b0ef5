import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type CategoryTexts, openSearch } from '#core/search/search-index.ts'
import { search, searchAllEditions } from '#core/search/search.ts'
import { readCategoryTexts } from '../../../scripts/category-texts.ts'
import { readDataset } from '../../bench/search/corpus.ts'

const data = join(import.meta.dirname, '..', '..', '..', 'data')
/** Returns them as a window gets them. */
async function shippedTexts(): Promise<CategoryTexts> {
  return JSON.parse((await readCategoryTexts(data)) ?? '') as CategoryTexts
}

let copy: string | undefined

afterEach(async () => {
  if (copy !== undefined) await rm(copy, { recursive: true })
  copy = undefined
})

describe('what search reads, kept as a file', () => {
  it('gives the same answers as the dataset itself', async () => {
    const dataset = readDataset()
    const texts = await shippedTexts()
    const unread = { ...dataset, vocabulary: [] }
    const [kept, read] = [
      openSearch(dataset.editions, unread, texts),
      openSearch(dataset.editions, dataset),
    ]
    const queries = [
      'knee arthroplsty',
      'mri brain w/o contrast',
      'EKG',
      'surgery: knee',
      'observation care',
      'zzzz',
    ]
    const terms = dataset.vocabulary.flatMap((meaning) => meaning.terms.slice(0, 1))
    for (const query of [...queries, ...terms.filter((_term, at) => at % 20 === 0)]) {
      expect(search(kept, '2026', query)).toEqual(search(read, '2026', query))
      expect(searchAllEditions(kept, query)).toEqual(searchAllEditions(read, query))
    }
  })

  it('serves a window that has read only some editions so far', async () => {
    const dataset = readDataset()
    const texts = await shippedTexts()
    const some = dataset.editions.filter(({ outline }) =>
      ['2021', '2026'].includes(outline.edition),
    )
    const kept = openSearch(some, { vocabulary: [], language: null, modifiers: [] }, texts)
    const ids = (query: string) =>
      searchAllEditions(kept, query).hits.map((one) => [one.hit.category.id, ...one.editions])
    expect(ids('knee arthroplsty')[0]).toEqual([expect.stringContaining('femur'), '2021', '2026'])
    expect(ids('office visit new patient')[0]?.slice(1)).toEqual(['2021', '2026'])
    const [whole, part] = [openSearch(dataset.editions, dataset), kept].map((index) =>
      search(index, '2026', 'mri brain w/o contrast'),
    )
    expect(part?.hits).toEqual(whole?.hits)
  })

  it('is made only of files that are as they were sealed', async () => {
    copy = await mkdtemp(join(tmpdir(), 'category-texts-'))
    await cp(data, copy, { recursive: true })
    await appendFile(join(copy, 'vocabulary', 'spine.json'), ' ')
    expect(await readCategoryTexts(copy)).toBeUndefined()
  })
})

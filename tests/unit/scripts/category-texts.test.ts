import { appendFile, cp } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CategoryTexts, openSearch } from '#core/search/search-index.ts'
import { search, searchAllEditions } from '#core/search/search.ts'
import { readCategoryTexts } from '../../../scripts/category-texts.ts'
import { readDataset } from '../../bench/search/corpus.ts'
import { shippedFolder } from '../support/shipped.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Returns the texts as a window receives them. */
async function shippedTexts(): Promise<CategoryTexts> {
  return JSON.parse((await readCategoryTexts(shippedFolder)) ?? '') as CategoryTexts
}

describe('the prebuilt search texts', () => {
  it('give the same answers as the dataset itself', async () => {
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

  it('serve a window that has read only some editions so far', async () => {
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

  it('are built only from files that match their checksums', async () => {
    const copy = temporaryFolder()
    await cp(shippedFolder, copy, { recursive: true })
    await appendFile(join(copy, 'vocabulary', 'spine.json'), ' ')
    expect(await readCategoryTexts(copy)).toBeUndefined()
  })
})

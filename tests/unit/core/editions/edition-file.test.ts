import { describe, expect, it } from 'vitest'
import { editionFileSchema } from '#core/editions/edition-file.ts'
import { madeUpEdition, smallCategories } from '../../support/made-up-edition.ts'

const edition = madeUpEdition(2026, smallCategories)
const isTaken = (change: object) => editionFileSchema.safeParse({ ...edition, ...change }).success
const withCategory = (change: object) => ({
  categories: edition.categories.map((category, index) =>
    index === 0 ? { ...category, ...change } : category,
  ),
})

describe('an edition file', () => {
  it('is parsed as it was written', () => {
    const file: unknown = JSON.parse(JSON.stringify(edition))
    expect(editionFileSchema.parse(file)).toEqual(edition)
  })

  it('can have a note, a resequenced category, and `continues`', () => {
    expect(isTaken(withCategory({ note: 'n', resequenced: true, continues: ['x'] }))).toBe(true)
    expect(isTaken({ $schema: '../schema/edition.schema.json' })).toBe(true)
  })

  it.each([
    ['another format', { formatVersion: 2 }],
    ['an id that is a path', { id: '../2026' }],
    ['a date that is none', { effectiveDate: '2026-02-30' }],
    ['no category', { categories: [] }],
    ['an unknown field', { price: 1 }],
    ['a blank name', withCategory({ name: ' ' })],
    ['a category id in capitals', withCategory({ id: 'Visits' })],
    ['an id with an empty part', withCategory({ id: 'a//b' })],
    ['no range', withCategory({ ranges: [] })],
    ['a range of one end', withCategory({ ranges: [['90000']] })],
    ['a code in small letters', withCategory({ ranges: [['0001t', '0002t']] })],
    ['a code of four digits', withCategory({ ranges: [['9000', '90001']] })],
    ['a range that runs backwards', withCategory({ ranges: [['90002', '90001']] })],
    ['a range over two letter classes', withCategory({ ranges: [['90001', '0001T']] })],
    ['an unknown basis', withCategory({ basis: 'hearsay' })],
    ['an unknown confidence', withCategory({ confidence: 'sure' })],
    ['resequenced: false', withCategory({ resequenced: false })],
    ['an empty continues', withCategory({ continues: [] })],
    ['a descriptor', withCategory({ descriptor: 'text' })],
  ])('is rejected with %s', (_what, change) => {
    expect(isTaken(change)).toBe(false)
  })

  it('names the codes of an invalid range', () => {
    const { error } = editionFileSchema.safeParse({
      ...edition,
      ...withCategory({ ranges: [['90002', '90001']] }),
    })
    expect(error?.issues[0]).toMatchObject({
      path: ['categories', 0, 'ranges', 0],
      message: '90002 comes after 90001',
    })
  })
})

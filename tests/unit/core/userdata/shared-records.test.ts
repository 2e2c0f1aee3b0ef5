import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf } from '#core/userdata/document-difference.ts'
import { withSharedRecords } from '#core/userdata/shared-records.ts'
import { anyDocument } from '../../../fixtures/user-data/arbitrary.ts'

describe('a document that is read again', () => {
  it('has the same content, whatever the previous document', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (document, known) => {
        expect(withSharedRecords(document, known)).toEqual(document)
      }),
    )
  })

  it('keeps the previous objects if nothing changed', () => {
    fc.assert(
      fc.property(anyDocument, (known) => {
        const shared = withSharedRecords(structuredClone(known), known)
        expect(differenceOf(known, shared)).toEqual({})
      }),
    )
  })

  it.each([
    ['a tag', { tags: ['new'] }],
    ['the folder', { folder: 'elsewhere' }],
  ])('has a new object if %s changed', (_what, change) => {
    fc.assert(
      fc.property(anyDocument, (known) => {
        const [first, ...rest] = known.bookmarks
        fc.pre(first !== undefined)
        const edited = { ...first, ...change }
        const read = structuredClone({ ...known, bookmarks: [edited, ...rest] })
        const { bookmarks } = withSharedRecords(read, known)
        expect(bookmarks).toEqual([edited, ...rest])
        rest.forEach((bookmark, index) => expect(bookmarks[index + 1]).toBe(bookmark))
      }),
    )
  })
})

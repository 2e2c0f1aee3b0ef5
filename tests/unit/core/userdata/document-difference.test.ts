import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import { differenceOf, withDifference } from '#core/userdata/document-difference.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { anyChange, anyDocument } from '../../../fixtures/user-data/arbitrary.ts'

const context = { now: '2026-11-23T10:00:00.000Z', newId: () => 'new' }
const crossed = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

describe('the difference between two documents', () => {
  it('turns the earlier document into the later one, whatever changed', () => {
    fc.assert(
      fc.property(anyDocument, fc.array(anyChange, { maxLength: 6 }), (before, changes) => {
        const { document } = applyChanges(before, changes, context)
        expect(withDifference(before, crossed(differenceOf(before, document)))).toEqual(document)
      }),
    )
  })

  it('turns any document into any other', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (before, now) => {
        expect(withDifference(before, crossed(differenceOf(before, now)))).toEqual(now)
      }),
    )
  })

  it('contains only what changed, and keeps the other objects', () => {
    fc.assert(
      fc.property(anyDocument, (before) => {
        const [first, second, third, ...rest] = before.bookmarks
        fc.pre(first !== undefined && second !== undefined && third !== undefined)
        const edited = { ...second, note: 'new' }
        const now: UserDocument = { ...before, bookmarks: [third, first, edited, ...rest] }
        const difference = differenceOf(before, now)
        expect(difference).toEqual({
          bookmarks: [
            { from: 2, to: 3 },
            { from: 0, to: 1 },
            { items: [edited] },
            ...(rest.length > 0 ? [{ from: 3, to: before.bookmarks.length }] : []),
          ],
        })
        const { bookmarks, notes } = withDifference(before, crossed(difference))
        expect(bookmarks[0]).toBe(third)
        expect(notes).toBe(before.notes)
      }),
    )
  })

  it('is empty between equal documents', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(differenceOf(document, { ...document })).toEqual({})
        expect(withDifference(document, {})).toBe(document)
      }),
    )
  })
})

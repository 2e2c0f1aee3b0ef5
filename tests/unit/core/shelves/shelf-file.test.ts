import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentToPublish, noContent } from '#core/shelves/shelf-content.ts'
import { readShelf, writeShelf } from '#core/shelves/shelf-file.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { exportJson } from '#core/userdata/exchange/json-exchange.ts'
import { anyDocument } from '../../../fixtures/user-data/arbitrary.ts'

const published = '2026-01-02T03:04:05.000Z'
const empty = writeShelf({ name: 'Knees', published, content: noContent })
const problemOf = (text: string): string => {
  const reading = readShelf(text)
  return reading.state === 'rejected' ? reading.problem : 'none'
}

describe('the file of a shelf', () => {
  it('is read back unchanged', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const shelf = { name: 'Knees', published, content: contentToPublish(document, null, true) }
        expect(readShelf(writeShelf(shelf))).toEqual({ state: 'read', shelf })
      }),
    )
  })

  it('contains no settings, searches or recent categories', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const content = contentToPublish(document, null, true)
        const file = JSON.parse(writeShelf({ name: 'Knees', published, content })) as {
          document: object
        }
        expect(Object.keys(file.document)).toEqual(['folders', 'bookmarks', 'notes'])
      }),
    )
  })

  it.each([
    ['nothing', '', 'It is not JSON, or it was cut off.'],
    ['a half of it', empty.slice(0, empty.length / 2), 'It is not JSON, or it was cut off.'],
    ['an export of bookmarks', exportJson(emptyDocument), 'It is JSON, but not a shelf.'],
    ['no name', empty.replace('"Knees"', '" "'), 'It is JSON, but not a shelf.'],
    ['a wrong bookmark', empty.replace('"bookmarks": []', '"bookmarks": [{}]'), 'Bookmark 1, id'],
    ['settings', empty.replace('"notes"', '"settings": {}, "notes"'), 'settings'],
    ['a newer version', empty.replace(/"version": \d+/, '"version": 99'), 'Update Category Atlas.'],
    ['a name that reaches a prototype', '{"__proto__": {}}', 'not allowed'],
    ['too many levels', '['.repeat(1_000_000), 'deep'],
    ['too much', ' '.repeat(untrustedLimits.shelfFile.bytes + 1), 'longer than 16,000,000'],
  ])('is rejected with the reason where it holds %s', (_, text, problem) => {
    expect(problemOf(text)).toContain(problem)
  })

  it('never throws, whatever bytes are missing', () => {
    fc.assert(
      fc.property(fc.nat(empty.length), fc.string({ maxLength: 3 }), (at, put) => {
        expect(['read', 'rejected']).toContain(
          readShelf(empty.slice(0, at) + put + empty.slice(at + 3)).state,
        )
      }),
    )
  })
})

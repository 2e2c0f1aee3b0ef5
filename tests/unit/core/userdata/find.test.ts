import { describe, expect, it } from 'vitest'
import type { Code } from '#core/codes/code.ts'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import type { Change } from '#core/userdata/change.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { findBookmarks, findNotes, notesWithoutBookmark } from '#core/userdata/find.ts'
import { prepareTexts } from '#core/userdata/item-texts.ts'
import { addBookmark, femur } from '../../../fixtures/user-data/changes.ts'

const changes: Change[] = [
  { kind: 'add-folder', id: 'f', name: 'Für Dr. Müller', parent: null },
  { kind: 'add-folder', id: 'g', name: 'Inner', parent: 'f' },
  addBookmark({ id: 'a', tags: ['Total knee'] }),
  addBookmark({ id: 'b', folder: 'g', category: 'surgery/integumentary' }),
  { kind: 'set-note', snapshot: femur, text: 'Ask about modifier 50\nbefore Friday' },
  { kind: 'set-note', snapshot: { ...femur, category: 'medicine' }, text: 'See the guide' },
]
const { document } = applyChanges(emptyDocument, changes, {
  now: '2026-11-23T10:00:00.000Z',
  newId: () => 'unused',
})
const find = (words: string): string[] => findBookmarks(document, words).map(({ id }) => id)

describe('bookmarks', () => {
  it.each([
    ['thigh', 'name', ['a', 'b']],
    ['musculo', 'path', ['a', 'b']],
    ['27301-27599', 'codes', ['a', 'b']],
    ['KNEE total', 'tags', ['a']],
    ['friday', 'note', ['a']],
    ['muller', 'folder', ['b']],
    ['inner', 'folder', ['b']],
  ])('are found by "%s" in %s', (words, _place, ids) => {
    expect(find(words)).toEqual(ids)
  })

  it('are found by the first digits of their code', () => {
    const change = addBookmark({ id: 'c', category: 'surgery/c' })
    const snapshot = { ...change.snapshot, code: '27447' as Code }
    const context = { now: '2026-11-23T10:00:00.000Z', newId: () => 'unused' }
    const more = applyChanges(document, [{ ...change, snapshot }], context).document
    const found = findBookmarks(more, '2744')
    expect(found.map(({ id }) => id)).toEqual(['c'])
  })

  it('are found by a code in their ranges', () => {
    expect(find('27447')).toEqual(['a', 'b'])
    expect(find('27600')).toEqual([])
  })

  it('match only if they contain every word, anywhere', () => {
    expect(find('knee friday 27447')).toEqual(['a'])
    expect(find('knee nowhere')).toEqual([])
  })

  it('are found by their current text, not by an earlier one', () => {
    const copy = structuredClone(document)
    expect(findBookmarks(copy, 'friday')).toHaveLength(1)
    const [first, ...rest] = copy.notes
    if (first === undefined) throw new Error('no note')
    const edited = { ...copy, notes: [{ ...first, text: 'on Monday' }, ...rest] }
    expect(findBookmarks(edited, 'friday')).toHaveLength(0)
    expect(findBookmarks(edited, 'monday')).toHaveLength(1)
  })

  it('can be indexed a few at a time', () => {
    const copy = structuredClone(document)
    expect([1, 1, 1, 1].map((most) => prepareTexts(copy, most))).toEqual([
      false,
      false,
      false,
      true,
    ])
    expect(findBookmarks(copy, 'friday')).toHaveLength(1)
  })

  it('are all found by an empty query', () => {
    expect(find('  ')).toEqual(['a', 'b'])
  })
})

describe('notes', () => {
  it('are found by their text and their category', () => {
    const found = findNotes(document.notes, 'guide femur')
    expect(found.map(({ text }) => text)).toEqual(['See the guide'])
    expect(findNotes(document.notes, 'nowhere')).toEqual([])
  })

  it('that a bookmark shows are not listed beside it', () => {
    expect(notesWithoutBookmark(document).map(({ text }) => text)).toEqual(['See the guide'])
  })
})

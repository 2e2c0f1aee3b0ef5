import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Code } from '#core/codes/code.ts'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import { type Change, changeSchema } from '#core/userdata/change.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { type UserDocument, userDocumentSchema } from '#core/userdata/document.ts'
import { limits } from '#core/userdata/limits.ts'
import { repairDocument } from '#core/userdata/repair-document.ts'
import { anyChange, anyDocument } from '../../../fixtures/user-data/arbitrary.ts'
import { addBookmark, femur } from '../../../fixtures/user-data/changes.ts'

const now = '2026-11-23T10:00:00.000Z'
let made = 0
const context = { now, newId: () => `new${++made}` }
const apply = (document: UserDocument, ...changes: Change[]) =>
  applyChanges(document, changes, context)
const after = (...changes: Change[]): UserDocument => apply(emptyDocument, ...changes).document
const order = (document: UserDocument): string => document.bookmarks.map(({ id }) => id).join('')

const category = (id: string) => `surgery/${id}`
const bookmarks = (...ids: string[]): Change[] =>
  ids.map((id) => addBookmark({ id, category: category(id) }))

describe('changes to a document', () => {
  it('leave a valid and consistent document, whatever the changes', () => {
    fc.assert(
      fc.property(anyDocument, fc.array(anyChange, { maxLength: 6 }), (document, changes) => {
        const next = apply(document, ...changes).document
        expect(userDocumentSchema.safeParse(next).error).toBeUndefined()
        expect(repairDocument(next)).toBe(next)
      }),
      { numRuns: 1000 },
    )
  })

  it('are exactly undone by their undo changes', () => {
    fc.assert(
      fc.property(anyDocument, fc.array(anyChange, { maxLength: 6 }), (document, changes) => {
        const { document: next, undo } = apply(document, ...changes)
        for (const change of undo) {
          expect(changeSchema.safeParse(change).error).toBeUndefined()
        }
        expect(apply(next, ...undo).document).toEqual(document)
      }),
      { numRuns: 2000 },
    )
  })

  it('give a reason if they do nothing', () => {
    fc.assert(
      fc.property(anyDocument, anyChange, (document, change) => {
        const { document: next, remarks } = apply(document, change)
        if (next === document) expect(remarks).toMatchObject([{ change: 0, effect: 'skipped' }])
        else expect(remarks.every(({ effect }) => effect === 'adjusted')).toBe(true)
      }),
    )
  })

  it('add or remove nothing when they are applied again', () => {
    const once = after(...bookmarks('a', 'b'))
    const { document, remarks } = apply(once, ...bookmarks('a'), {
      kind: 'remove',
      bookmarks: ['gone'],
    })
    expect(document).toBe(once)
    expect(remarks.map(({ effect }) => effect)).toEqual(['skipped', 'skipped'])
  })
})

describe('bookmarks', () => {
  it('are in the order they were added, or before the given one', () => {
    const document = after(
      ...bookmarks('a', 'b'),
      addBookmark({ id: 'c', category: category('c'), before: 'b' }),
    )
    expect(order(document)).toBe('acb')
    expect(document.bookmarks[0]).toEqual({
      id: 'a',
      folder: null,
      snapshot: { ...femur, category: category('a') },
      tags: [],
      created: now,
      changed: now,
    })
  })

  it('are separate for two codes of one category, and unique for one code', () => {
    const of = (id: string, code: string): Change => {
      const change = addBookmark({ id })
      return { ...change, snapshot: { ...change.snapshot, code: code as Code } }
    }
    const document = after(of('a', '27447'), of('b', '27446'), addBookmark({ id: 'c' }))
    expect(order(document)).toBe('abc')
    expect(apply(document, of('d', '27447')).remarks[0]?.reason).toBe(
      '“27447 · Femur (Thigh Region) and Knee Joint” is already bookmarked here.',
    )
  })

  it('move together in the given order, even if the target is one of them', () => {
    const document = after(...bookmarks('a', 'b', 'c', 'd'))
    const move = (ids: string[], before: string | null): Change => ({
      kind: 'move-bookmarks',
      ids,
      folder: null,
      before,
    })
    expect(order(apply(document, move(['d', 'b'], 'a')).document)).toBe('dbac')
    expect(order(apply(document, move(['a'], null)).document)).toBe('bcda')
    expect(order(apply(document, move(['b', 'c'], 'b')).document)).toBe('abcd')
  })

  it('are not added twice to one folder for one category and edition', () => {
    const { document, remarks } = apply(
      after(addBookmark({ id: 'a' }), { kind: 'add-folder', id: 'f', name: 'F', parent: null }),
      addBookmark({ id: 'b' }),
      addBookmark({ id: 'c', folder: 'f' }),
    )
    expect(order(document)).toBe('ac')
    expect(remarks).toHaveLength(1)
  })

  it('move to the top level with a message if their folder is gone', () => {
    const { document, remarks } = apply(emptyDocument, addBookmark({ id: 'a', folder: 'gone' }))
    expect(document.bookmarks[0]?.folder).toBeNull()
    expect(remarks).toMatchObject([{ effect: 'adjusted' }])
  })

  it('are tagged together, without duplicate tags in another case', () => {
    const document = after(...bookmarks('a', 'b'))
    const tag = (add: string[], remove: string[] = []): Change => ({
      kind: 'tag-bookmarks',
      ids: ['a', 'b'],
      add,
      remove,
    })
    const tagged = apply(document, tag(['Knee', 'urgent']), tag(['knee'], ['URGENT'])).document
    expect(tagged.bookmarks.map(({ tags }) => tags)).toEqual([['Knee'], ['Knee']])
  })

  it('are rejected with a clear reason if there is no more room', () => {
    const [first] = after(...bookmarks('a')).bookmarks
    if (first === undefined) throw new Error('no bookmark')
    const full: UserDocument = {
      ...emptyDocument,
      bookmarks: Array.from({ length: limits.bookmarks }, (_, index) => ({
        ...first,
        id: `x${index}`,
      })),
    }
    const { document, remarks } = apply(full, addBookmark({ id: 'more' }))
    expect(document).toBe(full)
    expect(remarks).toMatchObject([
      { effect: 'no-room', reason: 'There can be at most 20,000 bookmarks.' },
    ])
  })

  it('have a limit on their total text', () => {
    const long = 'x'.repeat(limits.noteText)
    const [first] = after({ kind: 'set-note', snapshot: femur, text: long }).notes
    if (first === undefined) throw new Error('no note')
    const full: UserDocument = {
      ...emptyDocument,
      notes: Array.from({ length: limits.totalText / limits.noteText }, (_, index) => ({
        ...first,
        snapshot: { ...femur, category: category(`c${index}`) },
      })),
    }
    const { document, remarks } = apply(full, addBookmark({ id: 'y', tags: ['one more'] }))
    expect(document).toBe(full)
    expect(remarks[0]).toMatchObject({
      effect: 'no-room',
      reason: 'Notes, tags and names together can have at most 20,000,000 characters.',
    })
  })
})

describe('folders', () => {
  const nested = after(
    { kind: 'add-folder', id: 'outer', name: 'Outer', parent: null },
    { kind: 'add-folder', id: 'inner', name: 'Inner', parent: 'outer' },
    addBookmark({ id: 'a', folder: 'inner' }),
    addBookmark({ id: 'b', folder: 'outer' }),
  )

  it('cannot be moved into themselves or their content', () => {
    const { document, remarks } = apply(nested, {
      kind: 'move-folders',
      ids: ['outer'],
      parent: 'inner',
    })
    expect(document).toBe(nested)
    expect(remarks).toHaveLength(1)
  })

  it('move their content up when they are deleted, and take it back on undo', () => {
    const { document, undo } = apply(nested, { kind: 'remove', folders: ['inner'] })
    expect(document.bookmarks.map(({ folder }) => folder)).toEqual(['outer', 'outer'])
    expect(apply(document, ...undo).document).toEqual(nested)
  })

  it('deleted with their content keep what another process has added since', () => {
    const withNewcomer = apply(
      nested,
      addBookmark({ id: 'new', folder: 'inner', category: 'medicine' }),
    ).document
    const { document } = apply(withNewcomer, {
      kind: 'remove',
      folders: nested.folders.map(({ id }) => id),
      bookmarks: nested.bookmarks.map(({ id }) => id),
    })
    expect(document.folders).toEqual([])
    expect(document.bookmarks).toMatchObject([{ id: 'new', folder: null }])
  })

  it('have a nesting limit', () => {
    const chain = Array.from({ length: limits.folderDepth }, (_, depth): Change => ({
      kind: 'add-folder',
      id: `d${depth}`,
      name: `Depth ${depth}`,
      parent: depth === 0 ? null : `d${depth - 1}`,
    }))
    const { remarks } = apply(after(...chain), {
      kind: 'add-folder',
      name: 'Too deep',
      parent: `d${limits.folderDepth - 1}`,
    })
    expect(remarks[0]?.reason).toContain(`${limits.folderDepth} levels deep`)
  })

  it('moved into each other by two processes form no cycle', () => {
    const two = after(
      { kind: 'add-folder', id: 'p', name: 'P', parent: null },
      { kind: 'add-folder', id: 'q', name: 'Q', parent: null },
    )
    const { document, remarks } = apply(
      two,
      { kind: 'move-folders', ids: ['p'], parent: 'q' },
      { kind: 'move-folders', ids: ['q'], parent: 'p' },
    )
    expect(document.folders.map(({ id, parent }) => [id, parent])).toEqual([
      ['q', null],
      ['p', 'q'],
    ])
    expect(remarks).toHaveLength(1)
  })
})

describe('notes', () => {
  it('keep the code that they were first written on', () => {
    const snapshot = { ...femur, code: '27447' as Code }
    const document = after(
      { kind: 'set-note', snapshot, text: 'one' },
      { kind: 'set-note', snapshot: femur, text: 'two' },
    )
    expect(document.notes).toMatchObject([{ snapshot, text: 'two' }])
  })

  const set = (text: string, was?: string): Change => ({
    kind: 'set-note',
    snapshot: femur,
    text,
    ...(was === undefined ? {} : { was }),
  })

  it('exist once per category, and disappear when their text is empty', () => {
    const document = after(set('one'), set('two'))
    expect(document.notes.map(({ text }) => text)).toEqual(['two'])
    expect(apply(document, set('')).document.notes).toEqual([])
  })

  it('written by two processes at the same time keep both texts', () => {
    const { document, remarks } = apply(
      after(set('seen')),
      set('left', 'seen'),
      set('right', 'seen'),
    )
    const [note] = document.notes
    expect(note?.text).toContain('left')
    expect(note?.text).toContain('right')
    expect(remarks).toMatchObject([{ change: 1, effect: 'adjusted' }])
  })

  it('that were merged stay the same when the same change is applied again', () => {
    const merged = apply(after(set('seen')), set('left', 'seen'), set('right', 'seen')).document
    expect(apply(merged, set('right', 'seen')).document).toBe(merged)
  })
})

describe('recents', () => {
  it('are newest first, unique by category, and limited in number', () => {
    const visits = Array.from({ length: limits.recents + 5 }, (_, index): Change => ({
      kind: 'add-recent',
      snapshot: { ...femur, category: category(`c${index}`) },
    }))
    const { recents } = after(...visits, {
      kind: 'add-recent',
      snapshot: { ...femur, category: category('c10') },
    })
    expect(recents).toHaveLength(limits.recents)
    expect(recents.slice(0, 2).map(({ snapshot }) => snapshot.category)).toEqual([
      category('c10'),
      category(`c${limits.recents + 4}`),
    ])
  })
})

describe('settings', () => {
  it('accept valid values and skip invalid ones, key by key', () => {
    const { document, remarks } = apply(emptyDocument, {
      kind: 'set-settings',
      values: { theme: 'purple', zoom: 2, 'of.a.later.version': { any: ['thing'] } },
    })
    expect(document.settings).toEqual({ zoom: 2, 'of.a.later.version': { any: ['thing'] } })
    expect(remarks[0]?.reason).toContain('theme')
  })
})

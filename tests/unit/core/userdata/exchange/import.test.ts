import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import type { Change } from '#core/userdata/change.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { changesToImport } from '#core/userdata/exchange/changes-to-import.ts'
import { exportJson, importJson } from '#core/userdata/exchange/json-exchange.ts'
import { previewImport } from '#core/userdata/exchange/preview-import.ts'
import { anyDocument } from '../../../../fixtures/user-data/arbitrary.ts'
import { addBookmark, femur, setTheme } from '../../../../fixtures/user-data/changes.ts'

const context = { now: '2026-11-23T10:00:00.000Z', newId: () => 'unused' }
const after = (document: UserDocument, changes: readonly Change[]): UserDocument =>
  applyChanges(document, changes, context).document
const of = (...changes: Change[]): UserDocument => after(emptyDocument, changes)

const mine = of(
  { kind: 'add-folder', id: 'f', name: 'Work', parent: null },
  addBookmark({ id: 'a', folder: 'f', tags: ['mine'] }),
  addBookmark({ id: 'b', category: 'surgery/b' }),
  { kind: 'set-note', snapshot: femur, text: 'mine' },
  setTheme('dark'),
)
const theirs = of(
  { kind: 'add-folder', id: 'other', name: 'Work', parent: null },
  addBookmark({ id: 'x', folder: 'other', tags: ['theirs'] }),
  addBookmark({ id: 'c', category: 'surgery/c' }),
  { kind: 'set-note', snapshot: femur, text: 'theirs' },
  setTheme('light'),
)

describe('the preview of an import', () => {
  it('counts what is new, the same, conflicting and missing', () => {
    const { counts, conflicts } = previewImport(mine, theirs)
    expect(counts).toEqual([
      { kind: 'folders', new: 0, same: 1, conflicting: 0, missing: 0 },
      { kind: 'bookmarks', new: 1, same: 0, conflicting: 1, missing: 1 },
      { kind: 'notes', new: 0, same: 0, conflicting: 1, missing: 0 },
      { kind: 'searches', new: 0, same: 0, conflicting: 0, missing: 0 },
      { kind: 'settings', new: 0, same: 0, conflicting: 1, missing: 0 },
    ])
    expect(conflicts).toEqual([
      { kind: 'bookmarks', title: femur.name, differs: ['tags'] },
      { kind: 'notes', title: femur.name, differs: ['text'] },
      { kind: 'settings', title: 'theme', differs: ['value'] },
    ])
  })

  it('of the user’s own export shows that everything is the same', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        for (const count of previewImport(document, document).counts) {
          expect(count).toMatchObject({ new: 0, conflicting: 0, missing: 0 })
        }
      }),
    )
  })
})

describe('a merge', () => {
  const merge = (prefer: 'mine' | 'theirs') =>
    after(mine, changesToImport(mine, theirs, 'merge', prefer))
  const tags = ({ bookmarks }: UserDocument) => bookmarks.map(({ id, tags: its }) => [id, ...its])

  it('adds what is new, and keeps the user’s own item in a conflict', () => {
    const merged = merge('mine')
    expect(tags(merged)).toEqual([['a', 'mine'], ['b'], ['c']])
    expect(merged.folders).toHaveLength(1)
    expect(merged.settings).toEqual({ theme: 'dark' })
  })

  it('takes the imported item in a conflict if that was chosen', () => {
    const merged = merge('theirs')
    expect(tags(merged)).toEqual([['a', 'theirs'], ['b'], ['c']])
    expect(merged.notes.map(({ text }) => text)).toEqual(['theirs'])
    expect(merged.settings).toEqual({ theme: 'light' })
  })

  it('matches one of two bookmarks on a category in a folder, and adds the other once', () => {
    const [own] = of(addBookmark({ id: 'own' })).bookmarks
    if (own === undefined) throw new Error('no bookmark')
    const imported = { ...emptyDocument, bookmarks: ['x', 'y'].map((id) => ({ ...own, id })) }
    let document: UserDocument = { ...emptyDocument, bookmarks: [own] }
    for (let time = 0; time < 2; time++) {
      document = after(document, changesToImport(document, imported, 'merge', 'mine'))
      expect(document.bookmarks.map(({ id }) => id)).toEqual(['own', 'y'])
    }
  })

  it('changes nothing when the same file is imported again', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (own, other) => {
        const once = after(own, changesToImport(own, other, 'merge', 'mine'))
        expect(after(once, changesToImport(once, other, 'merge', 'mine'))).toEqual(once)
      }),
    )
  })

  it('loses none of the user’s own items', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (own, other) => {
        const merged = after(own, changesToImport(own, other, 'merge', 'mine'))
        expect(merged.bookmarks).toEqual(expect.arrayContaining([...own.bookmarks]))
        expect(merged.folders).toEqual(expect.arrayContaining([...own.folders]))
        expect(merged.notes).toEqual(expect.arrayContaining([...own.notes]))
        expect(merged.searches).toEqual(expect.arrayContaining([...own.searches]))
        expect(merged.settings).toMatchObject(own.settings)
      }),
    )
  })
})

describe('a replacement', () => {
  it('makes the document equal to the export, except the session, and can be undone exactly', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (own, other) => {
        const reading = importJson(exportJson(other))
        if (reading.state === 'refused') throw new Error(reading.problem)
        const changes = changesToImport(own, reading.imported, 'replace', 'theirs')
        const { document, undo } = applyChanges(own, changes, context)
        expect(document).toEqual({ ...other, session: own.session })
        expect(after(document, undo)).toEqual(own)
      }),
    )
  })

  it('keeps the parts that the import does not have', () => {
    const changes = changesToImport(mine, { bookmarks: [] }, 'replace', 'theirs')
    expect(after(mine, changes)).toEqual({ ...mine, bookmarks: [] })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ShelfContent,
  type ShelfPart,
  changesToCopy,
  contentToPublish,
} from '#core/shelves/shelf-content.ts'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import type { Bookmark, CategoryNote, Folder, UserDocument } from '#core/userdata/document.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { anyDocument } from '../../../fixtures/user-data/arbitrary.ts'

const now = '2026-01-01T00:00:00.000Z'
const times = { created: now, changed: now }
const snapshot = (category: string) => ({
  edition: '2026',
  category,
  name: category,
  path: [],
  ranges: [['00100', '00222']] as unknown as Bookmark['snapshot']['ranges'],
})
const folder = (id: string, parent: string | null = null): Folder => ({
  id,
  parent,
  name: `Folder ${id}`,
  ...times,
})
const bookmark = (id: string, within: string | null): Bookmark => ({
  id,
  folder: within,
  snapshot: snapshot(`surgery/${id}`),
  tags: ['team'],
  ...times,
})
const note = (category: string, text = 'Team says'): CategoryNote => ({
  snapshot: snapshot(category),
  text,
  ...times,
})

const team: UserDocument = {
  ...emptyDocument,
  folders: [folder('p'), folder('q', 'p'), folder('r')],
  bookmarks: [bookmark('a', 'p'), bookmark('b', 'q'), bookmark('c', null)],
  notes: [note('surgery/b'), note('medicine')],
}

const apply = (document: UserDocument, content: ShelfContent, part: ShelfPart): UserDocument =>
  applyChanges(document, changesToCopy(document, content, part), { now, newId: () => 'new' })
    .document

describe('a published shelf', () => {
  it('contains everything that the user made', () => {
    expect(contentToPublish(team, null, true)).toEqual({
      folders: team.folders,
      bookmarks: team.bookmarks,
      notes: team.notes,
    })
  })

  it('leaves out notes on categories unless they are included', () => {
    expect(contentToPublish(team, null, false).notes).toEqual([])
  })

  it('contains a folder’s content, with the notes on its categories', () => {
    expect(contentToPublish(team, 'p', true)).toEqual({
      folders: [folder('q')],
      bookmarks: [bookmark('a', null), bookmark('b', 'q')],
      notes: [note('surgery/b')],
    })
  })

  it('is always consistent', () => {
    fc.assert(
      fc.property(anyDocument, fc.constantFrom('p', 'q', 'r', 's', null), (document, from) => {
        const { folders, bookmarks } = contentToPublish(document, from, true)
        const ids = new Set<string | null>([null, ...folders.map(({ id }) => id)])
        expect(folders.every(({ parent }) => ids.has(parent))).toBe(true)
        expect(bookmarks.every((each) => ids.has(each.folder))).toBe(true)
      }),
    )
  })
})

describe('a copy from a shelf', () => {
  it('puts one bookmark at the top level, with tags and note', () => {
    const copied = apply(emptyDocument, team, { kind: 'bookmark', id: 'b' })
    expect(copied.bookmarks).toEqual([bookmark('b', null)])
    expect(copied.notes).toEqual([note('surgery/b')])
    expect(copied.folders).toEqual([])
  })

  it('adds a folder’s folders and bookmarks, and the notes on their categories', () => {
    const copied = apply(emptyDocument, team, { kind: 'folder', id: 'q' })
    expect(copied.folders).toEqual([folder('q')])
    expect(copied.bookmarks).toEqual([bookmark('b', 'q')])
    expect(copied.notes).toEqual([note('surgery/b')])
  })

  it('puts a whole shelf into a folder of its name, and notes on their categories', () => {
    const part = { kind: 'all', shelf: 'ab', name: 'Knee team', now } as const
    const copied = apply(emptyDocument, team, part)
    expect(copied.folders.map(({ name, parent }) => [name, parent])).toEqual([
      ['Knee team', null],
      ['Folder p', 'shelf-ab'],
      ['Folder q', 'p'],
      ['Folder r', 'shelf-ab'],
    ])
    expect(copied.bookmarks.map((each) => each.folder)).toEqual(['p', 'q', 'shelf-ab'])
    expect(copied.notes).toEqual(team.notes)
  })

  it('adds a note to the user’s own', () => {
    const own = { ...emptyDocument, notes: [note('medicine', 'Mine')] }
    const part = { kind: 'note', category: 'medicine' } as const
    const [merged] = apply(own, team, part).notes
    expect(merged?.text).toContain('Mine')
    expect(merged?.text).toContain('Team says')
  })

  it('keeps what the user changed or moved', () => {
    const own = {
      ...emptyDocument,
      folders: [folder('mine')],
      bookmarks: [{ ...bookmark('b', 'mine'), tags: ['mine'] }],
      notes: [note('surgery/b', 'Mine')],
    }
    const copied = apply(own, team, { kind: 'all', shelf: 'ab', name: 'Team', now })
    expect(copied.bookmarks.find(({ id }) => id === 'b')).toEqual(own.bookmarks[0])
    expect(copied.notes.find((each) => each.snapshot.category === 'surgery/b')?.text).toBe('Mine')
  })

  it('adds nothing a second time, and can be undone', () => {
    const part = fc.constantFrom<ShelfPart>(
      { kind: 'all', shelf: 'ab', name: 'Team', now },
      { kind: 'folder', id: 'p' },
      { kind: 'bookmark', id: 'a' },
      { kind: 'note', category: 'medicine' },
    )
    fc.assert(
      fc.property(anyDocument, anyDocument, part, (own, shelf, what) => {
        const context = { now, newId: () => 'new' }
        const { document, undo } = applyChanges(own, changesToCopy(own, shelf, what), context)
        expect(changesToCopy(document, shelf, what)).toEqual([])
        expect(applyChanges(document, undo, context).document).toEqual(own)
      }),
    )
  })
})

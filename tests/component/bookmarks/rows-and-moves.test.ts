import { describe, expect, it } from 'vitest'
import { parseRange } from '#core/codes/code-range.ts'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import type { Change } from '#core/userdata/change.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import {
  bookmarkKey,
  bookmarkRows,
  folderKey,
  notesKey,
  splitKey,
} from '../../../renderer/stores/bookmark-rows.ts'
import { folderChoices } from '../../../renderer/features/bookmarks/folder-choices.ts'
import { createKeptFinder } from '../../../renderer/stores/kept-finder.ts'
import { keptMatches } from '../../../renderer/features/bookmarks/kept-matches.ts'
import {
  dropChanges,
  moveAmongSiblings,
  moveIntoFolderAbove,
  moveOutOfFolder,
} from '../../../renderer/features/bookmarks/moves.ts'

const at = '2026-01-01T00:00:00.000Z'
const times = { created: at, changed: at }
const folder = (id: string, parent: string | null) => ({ id, parent, name: id, ...times })
const snapshotOf = (name: string) => ({
  edition: '2026',
  category: `surgery/${name}`,
  name,
  path: ['Surgery'],
  ranges: [parseRange('10004-10021')].filter((range) => range !== undefined),
})
const bookmark = (id: string, inFolder: string | null) => ({
  id,
  folder: inFolder,
  snapshot: snapshotOf(id),
  tags: [],
  ...times,
})

/** outer [inner [c], a, b], other [], top1, top2, and a note. */
const document: UserDocument = {
  ...emptyDocument,
  folders: [folder('outer', null), folder('inner', 'outer'), folder('other', null)],
  bookmarks: [
    bookmark('a', 'outer'),
    bookmark('top1', null),
    bookmark('b', 'outer'),
    bookmark('c', 'inner'),
    bookmark('top2', null),
  ],
  notes: [{ snapshot: snapshotOf('noted'), text: 'mind this', ...times }],
}
const allOpen = new Set([folderKey('outer'), folderKey('inner'), notesKey])

const shown = (of: UserDocument, open: ReadonlySet<string> = allOpen) =>
  bookmarkRows(of, open).map(({ key, depth }) => `${'  '.repeat(depth - 1)}${splitKey(key).id}`)

function after(changes: readonly Change[]): string[] {
  let next = 0
  const context = { now: at, newId: () => `new-${next++}` }
  return shown(applyChanges(document, changes, context).document)
}

describe('the rows of the bookmark tree', () => {
  it('contain folders first, then bookmarks in the user’s order, then notes', () => {
    expect(shown(document)).toEqual([
      'outer',
      '  inner',
      '    c',
      '  a',
      '  b',
      'other',
      'top1',
      'top2',
      'notes',
      '  surgery/noted',
    ])
  })

  it('leave out the content of a collapsed folder, and count it', () => {
    const rows = bookmarkRows(document, new Set())
    expect(rows.map(({ key }) => splitKey(key).id)).toEqual([
      'outer',
      'other',
      'top1',
      'top2',
      'notes',
    ])
    expect(rows[0]?.item).toMatchObject({ kind: 'folder', holds: 3 })
    expect(rows.map(({ hasChildren }) => hasChildren)).toEqual([true, false, false, false, true])
  })

  it('give the position of each row among its siblings', () => {
    const rows = bookmarkRows(document, allOpen)
    const placeOf = (id: string) => {
      const row = rows.find(({ key }) => splitKey(key).id === id)
      return [row?.place, row?.siblings]
    }
    expect(placeOf('inner')).toEqual([1, 3])
    expect(placeOf('b')).toEqual([3, 3])
    expect(placeOf('top2')).toEqual([4, 5])
  })

  it('show matches with the folders above them, and nothing else', () => {
    const found = {
      bookmarks: document.bookmarks.filter(({ id }) => id === 'c'),
      notes: [],
      searches: [],
    }
    const rows = bookmarkRows(document, new Set(), found)
    expect(rows.map(({ key }) => splitKey(key).id)).toEqual(['outer', 'inner', 'c'])
  })
})

describe('moving by keyboard', () => {
  const move = (id: string, step: -1 | 1, ids = [id]) =>
    moveAmongSiblings(document, bookmarkKey(id), ids.map(bookmarkKey), step)

  it('passes one sibling in the same folder, whatever is in between in the file', () => {
    expect(after([move('b', -1)].flatMap((change) => change ?? []))).toEqual(
      expect.arrayContaining(['  b', '  a']),
    )
    expect(move('b', -1)).toEqual({
      kind: 'move-bookmarks',
      folder: 'outer',
      ids: ['b'],
      before: 'a',
    })
    expect(move('top1', 1)).toMatchObject({ ids: ['top1'], before: null })
  })

  it('stops at both ends of a folder', () => {
    expect(move('a', -1)).toBeUndefined()
    expect(move('top2', 1)).toBeUndefined()
    expect(move('top1', 1, ['top1', 'top2'])).toBeUndefined()
  })

  it('moves into the folder right above, and out again', () => {
    const into = moveIntoFolderAbove(document, bookmarkKey('top2'), [bookmarkKey('top2')])
    expect(into?.folder).toBe('other')
    expect(moveIntoFolderAbove(document, folderKey('other'), [])?.folder).toBe('outer')
    expect(moveIntoFolderAbove(document, folderKey('outer'), [])).toBeUndefined()
    expect(moveOutOfFolder(document, bookmarkKey('c'), [bookmarkKey('c')])).toMatchObject({
      folder: 'outer',
      before: 'a',
    })
    expect(moveOutOfFolder(document, bookmarkKey('top1'), [bookmarkKey('top1')])).toBeUndefined()
    expect(moveOutOfFolder(document, folderKey('inner'), [])).toMatchObject({
      parent: null,
      before: 'other',
    })
  })
})

describe('dropping', () => {
  it('on a folder moves the dragged items to its end', () => {
    const place = { key: folderKey('outer'), side: 'into' } as const
    const keys = [bookmarkKey('top1'), folderKey('other')]
    expect(after(dropChanges(document, keys, place))).toEqual([
      'outer',
      '  inner',
      '    c',
      '  other',
      '  a',
      '  b',
      '  top1',
      'top2',
      'notes',
      '  surgery/noted',
    ])
  })

  it('next to a bookmark moves the item there, even into another folder', () => {
    const after1 = after(
      dropChanges(document, [bookmarkKey('top2')], { key: bookmarkKey('a'), side: 'after' }),
    )
    expect(after1.slice(3, 6)).toEqual(['  a', '  top2', '  b'])
  })

  it('a folder on itself or its own content does nothing', () => {
    const drop = (id: string) =>
      dropChanges(document, [folderKey('outer')], { key: folderKey(id), side: 'into' })
    expect(drop('outer')).toEqual([])
    expect(drop('inner')).toEqual([])
  })

  it('below all rows moves the item to the top level', () => {
    const moved = after(dropChanges(document, [bookmarkKey('c')], { key: undefined, side: 'into' }))
    expect(moved).toContain('c')
  })
})

describe('the folder choices', () => {
  it('are in tree order, without the moved folder and its content', () => {
    const idsOf = (without?: string) => folderChoices(document, without).map(({ id }) => id)
    expect(idsOf()).toEqual(['outer', 'inner', 'other'])
    expect(idsOf('outer')).toEqual(['other'])
  })
})

describe('bookmarks and notes in the main search', () => {
  it('are limited to the first few, with the total number', () => {
    const matches = (query: string, of = document) => keptMatches(createKeptFinder(), of, query, 3)
    const found = matches('surgery')
    expect(found.matches.map(({ key }) => key)).toEqual(['a', 'top1', 'b'])
    expect(found.total).toBe(6)
    expect(matches('mind').matches).toMatchObject([{ what: 'Note' }])
    expect(matches(' ').total).toBe(0)
    const noted = [{ snapshot: snapshotOf('a'), text: 'mind that', ...times }]
    expect(matches('mind that', { ...document, notes: noted })).toMatchObject({
      matches: [{ what: 'Bookmark', note: 'mind that' }],
      total: 1,
    })
  })
})

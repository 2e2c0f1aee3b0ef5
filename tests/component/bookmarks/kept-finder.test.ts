import { held, startWith } from './fake-host.ts'
import { describe, expect, it } from 'vitest'
import { findBookmarks, findNotes, notesWithoutBookmark } from '#core/userdata/find.ts'
import { createKeptFinder } from '../../../renderer/stores/kept-finder.ts'
import { shippedOutlines } from '../compare/shipped.ts'
import { bookmarkOf, snapshot } from './mount.ts'

const ids = shippedOutlines.at(-1)?.categories.map(({ id }) => id) ?? []
startWith(
  ...ids
    .filter((id) => id !== 'surgery')
    .map((id) => bookmarkOf(id.replaceAll('/', '_').slice(-60), '2026', id)),
  {
    kind: 'set-note',
    snapshot: snapshot('2026', 'surgery'),
    text: 'Follow up on 99213',
  },
)
const document = held()

function typed(words: string): string[] {
  return Array.from(words, (_letter, at) => words.slice(0, at + 1))
}

describe('searching bookmarks and notes while typing', () => {
  const queries = ['knee repair', '27447', '27447 ', '2744a', 'follow up 99213', 'KNEE', 'zz']

  it('finds at each key press what a fresh search would find', () => {
    const find = createKeptFinder()
    for (const words of [...queries, ...queries.toReversed()].flatMap(typed)) {
      const { bookmarks, notes } = find(document, words)
      expect(bookmarks, words).toEqual(findBookmarks(document, words))
      expect(notes, words).toEqual(findNotes(notesWithoutBookmark(document), words))
    }
  })

  it('searches again as soon as something changes', () => {
    const find = createKeptFinder()
    const [first] = document.bookmarks
    if (first === undefined) throw new Error('no bookmark')
    find(document, 'nowhere to b')
    const changed = { ...document, bookmarks: [{ ...first, tags: ['nowhere to be found'] }] }
    expect(find(changed, 'nowhere to be').bookmarks).toEqual(changed.bookmarks)
  })
})

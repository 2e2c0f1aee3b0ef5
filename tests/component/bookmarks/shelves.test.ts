import { held, putShelves } from './fake-host.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListedShelf } from '#core/contract/shelf-calls.ts'
import type { ShelfContent } from '#core/shelves/shelf-content.ts'
import { levelTwoPlace } from '#core/userdata/snapshot.ts'
import BookmarksPanel from '../../../renderer/features/bookmarks/BookmarksPanel.vue'
import ShelfNotes from '../../../renderer/features/category/ShelfNotes.vue'
import { useBookmarkList } from '../../../renderer/stores/bookmark-list.ts'
import { useMessages } from '../../../renderer/stores/messages.ts'
import { useShelves } from '../../../renderer/stores/shelves.ts'
import { bookmarkOf, show, snapshot } from './mount.ts'

const times = { created: '2026-01-01T00:00:00.000Z', changed: '2026-01-01T00:00:00.000Z' }
const content: ShelfContent = {
  folders: [{ id: 'ask', parent: null, name: 'Ask first', ...times }],
  bookmarks: [
    {
      id: 't1',
      folder: 'ask',
      snapshot: snapshot('2026', 'medicine'),
      tags: ['audit'],
      ...times,
    },
  ],
  notes: [
    { snapshot: snapshot('2026', 'medicine'), text: 'See memo 12', ...times },
    { snapshot: snapshot('2026', 'radiology'), text: 'Lakefront only', ...times },
  ],
}
const listed: ListedShelf = {
  id: '0123456789ab',
  path: '/srv/team.atlasshelf',
  name: 'Team',
  origin: 'own',
  state: 'current',
  problem: '',
  reached: '2026-01-02T00:00:00.000Z',
  published: '2026-01-02T00:00:00.000Z',
  revision: 'one',
  folders: 1,
  bookmarks: 1,
  notes: 1,
}

const tree = () => screen.getByRole('tree', { name: 'Bookmarks' })
const rows = () => within(tree()).getAllByRole('treeitem')
const shown = () =>
  rows().map((row) => `${row.getAttribute('aria-level')} ${/[A-Za-z]+/.exec(row.textContent)?.[0]}`)
const user = userEvent.setup()
async function press(keys: string): Promise<void> {
  tree().focus()
  await user.keyboard(keys)
}
const details = () => screen.getByRole('form', { name: 'Shelf item: details' })
const said = () => useMessages().messages.map(({ text }) => text)

beforeEach(async () => {
  await show(BookmarksPanel, '2026', [bookmarkOf('a', '2026', 'surgery')])
  putShelves({ listed, content })
  await useShelves().read()
  useBookmarkList().detailsShown = true
  await waitFor(() => expect(shown()).toEqual(['1 Surgery', '1 Team']))
})
afterEach(() => {
  putShelves()
  cleanup()
})

/** Unfolds all of the shelf. */
async function unfold(): Promise<void> {
  await press('{End}{ArrowRight}{ArrowDown}{ArrowRight}{End}{ArrowRight}{Home}')
  expect(shown()).toEqual(['1 Surgery', '1 Team', '2 Ask', '3 Medicine', '2 Notes', '3 Radiology'])
}

describe('a shelf in the Bookmarks tab', () => {
  it('is a branch of the tree after the user’s own bookmarks', async () => {
    await unfold()
    expect(rows().map((row) => row.getAttribute('aria-posinset'))).toEqual([
      '1',
      '2',
      '1',
      '1',
      '2',
      '1',
    ])
    expect(rows()[1]?.getAttribute('aria-setsize')).toBe('2')
    expect(rows()[1]?.getAttribute('draggable')).toBe('false')
  })

  it('cannot be selected, moved, renamed or deleted', async () => {
    await unfold()
    const before = held()
    await press('{End}{Delete}{Alt>}{ArrowUp}{ArrowLeft}{/Alt} ')
    await press('{Home}{Control>}a{/Control}')
    expect(rows().filter((row) => row.getAttribute('aria-selected') === 'true')).toHaveLength(1)
    expect(held()).toBe(before)
  })

  it('is searched together with the user’s own bookmarks, by words and by tag', async () => {
    const find = screen.getByRole('searchbox')
    await user.type(find, 'memo')
    await waitFor(() => expect(shown()).toEqual(['1 Team', '2 Ask', '3 Medicine']))
    expect(screen.getByText('1 match')).toBeTruthy()
    await user.clear(find)
    await user.selectOptions(screen.getByRole('combobox', { name: 'Tag' }), '#audit')
    await waitFor(() => expect(shown()).toEqual(['1 Team', '2 Ask', '3 Medicine']))
  })

  it('shows a bookmark’s note, and accepts the user’s own note on it', async () => {
    await unfold()
    await press('{End}{ArrowUp}{ArrowUp}')
    expect(within(details()).getByText('See memo 12')).toBeTruthy()
    const field = within(details()).getByRole('textbox', { name: 'Your note' })
    await user.type(field, 'Mine')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(held().notes.map(({ text }) => text)).toEqual(['Mine']))
    expect(held().notes[0]?.snapshot.category).toBe('medicine')
    expect(within(details()).getByText('See memo 12')).toBeTruthy()
  })

  it('copies a bookmark, a folder or everything, and nothing twice', async () => {
    await unfold()
    const copy = () =>
      user.click(within(details()).getByRole('button', { name: 'Copy to my bookmarks' }))
    await press('{End}{ArrowUp}{ArrowUp}')
    await copy()
    await waitFor(() => expect(held().bookmarks.map(({ id }) => id)).toEqual(['a', 't1']))
    await copy()
    await waitFor(() => expect(said()).toContain('Already in your bookmarks and notes: Medicine'))
    await press('{End}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}')
    await copy()
    await waitFor(() => expect(held().folders.map(({ name }) => name)).toContain('Team'))
    expect(held().bookmarks).toHaveLength(2)
    expect(held().notes.map(({ text }) => text)).toEqual(['See memo 12', 'Lakefront only'])
  })

  it('says that its file is unreachable and how old its content is, and keeps the content', async () => {
    const away: ListedShelf = { ...listed, state: 'away', problem: 'There is no such file.' }
    putShelves({ listed: away, content })
    await waitFor(() => expect(rows()[1]?.textContent).toContain('Not reachable'))
    await press('{End}')
    expect(details().textContent).toMatch(
      /Not reachable since .+\. There is no such file\. Shown as of /,
    )
    await unfold()
    putShelves({ listed: { ...away, state: 'unreadable' }, content })
    await waitFor(() => expect(rows()[1]?.textContent).toContain('Cannot be read'))
    expect(rows()).toHaveLength(6)
  })

  it('updates as soon as it is published again', async () => {
    await unfold()
    const fewer = { ...content, notes: [] }
    putShelves({ listed: { ...listed, revision: 'two', notes: 0 }, content: fewer })
    await waitFor(() => expect(shown()).toEqual(['1 Surgery', '1 Team', '2 Ask', '3 Medicine']))
  })
})

describe('the notes of shelves on a page', () => {
  const code = 'J1885'
  const levelTwo = {
    system: 'hcpcs',
    edition: '2024',
    category: levelTwoPlace(code),
    name: 'Ketorolac',
    path: ['HCPCS Level II'],
    ranges: [],
    code,
  } as const
  const withNotes: ShelfContent = {
    folders: [],
    bookmarks: [],
    notes: [
      { snapshot: snapshot('2024', 'radiology'), text: 'Lakefront only', ...times },
      { snapshot: levelTwo, text: 'Two units for 30 mg', ...times },
    ],
  }
  const notesOn = async (place: string) => {
    cleanup()
    await show(ShelfNotes, '2026', [], { place })
    putShelves({ listed, content: withNotes })
    await useShelves().read()
    const section = await screen.findByRole('region', { name: 'Shelf Team' })
    return [...section.querySelectorAll('p')].map(({ textContent }) => textContent.trim())
  }

  it('are those on its category, with the edition that they were saved in', async () => {
    expect(await notesOn('radiology')).toEqual(['Lakefront only (saved in 2024)'])
  })

  it('are those on its HCPCS code, which is of no edition', async () => {
    expect(await notesOn(levelTwoPlace(code))).toEqual(['Two units for 30 mg'])
  })
})

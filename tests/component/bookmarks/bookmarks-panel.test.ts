import { changeElsewhere, held } from './fake-host.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import BookmarksPanel from '../../../renderer/features/bookmarks/BookmarksPanel.vue'
import { useMessages } from '../../../renderer/stores/messages.ts'
import { bookmarkOf, show, snapshot } from './mount.ts'

const surgery = 'surgery/musculoskeletal'
const start = [
  { kind: 'add-folder', id: 'outer', name: 'Outer', parent: null },
  { kind: 'add-folder', id: 'inner', name: 'Inner', parent: 'outer' },
  bookmarkOf('a', '2026', surgery, 'inner'),
  bookmarkOf('b', '2026', 'surgery/digestive'),
  bookmarkOf('c', '2026', 'medicine'),
  { kind: 'set-note', snapshot: snapshot('2026', 'surgery'), text: 'Ask on Friday' },
] as const

const tree = () => screen.getByRole('tree', { name: 'Bookmarks' })
const rows = () => within(tree()).getAllByRole('treeitem')
/** Each row as its level and the start of its text. */
const shown = () =>
  rows().map((row) => `${row.getAttribute('aria-level')} ${/[A-Za-z]+/.exec(row.textContent)?.[0]}`)
const order = () => held().bookmarks.map(({ id }) => id)
const user = userEvent.setup()

async function press(keys: string): Promise<void> {
  tree().focus()
  await user.keyboard(keys)
}

/** Clicks the last Undo that was offered. */
async function undo(): Promise<void> {
  const last = useMessages().messages.findLast(({ action }) => action?.title === 'Undo')
  last?.action?.run()
  await waitFor(() => expect(last).toBeDefined())
}

afterEach(cleanup)

describe('the Bookmarks tab', () => {
  beforeEach(() => show(BookmarksPanel, '2026', start))

  it('shows a tree of nested folders, which arrow keys expand and collapse', async () => {
    expect(shown()).toEqual(['1 Outer', '1 Digestive', '1 Medicine', '1 Notes'])
    expect(rows()[0]?.getAttribute('aria-expanded')).toBe('false')
    expect(rows()[2]?.getAttribute('aria-posinset')).toBe('3')
    expect(rows()[2]?.getAttribute('aria-setsize')).toBe('4')
    await press('{ArrowRight}{ArrowDown}{ArrowRight}{ArrowDown}')
    expect(shown()).toEqual([
      '1 Outer',
      '2 Inner',
      '3 Surgery',
      '1 Digestive',
      '1 Medicine',
      '1 Notes',
    ])
    expect(tree().getAttribute('aria-activedescendant')).toBe(rows()[2]?.id)
    await press('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}')
    expect(shown()).toHaveLength(4)
  })

  it('reorders by keyboard, into a folder and out of it, and can undo each step', async () => {
    await press('{End}{ArrowUp}{Alt>}{ArrowUp}{/Alt}')
    await waitFor(() => expect(order()).toEqual(['a', 'c', 'b']))
    expect(shown()).toEqual(['1 Outer', '1 Medicine', '1 Digestive', '1 Notes'])
    await press('{Alt>}{ArrowRight}{/Alt}')
    await waitFor(() => expect(shown()).toContain('2 Medicine'))
    expect(held().bookmarks.find(({ id }) => id === 'c')?.folder).toBe('outer')
    await undo()
    await waitFor(() => expect(order()).toEqual(['a', 'c', 'b']))
    expect(held().bookmarks.find(({ id }) => id === 'c')?.folder).toBeNull()
  })

  it('deletes a folder, moves its content up, and can undo it', async () => {
    await press('{Home}{Delete}')
    await waitFor(() => expect(shown()[0]).toBe('1 Inner'))
    expect(useMessages().messages.at(-1)?.text).toBe(
      'Deleted: Outer. Its contents moved up one level.',
    )
    await undo()
    await waitFor(() => expect(shown()[0]).toBe('1 Outer'))
    expect(held().folders.map(({ id, parent }) => [id, parent])).toEqual([
      ['outer', null],
      ['inner', 'outer'],
    ])
  })

  it('tags, moves and deletes the whole selection', async () => {
    await press('{ArrowDown}{Shift>}{ArrowDown}{/Shift}')
    const bar = within(screen.getByRole('group', { name: 'Selected items' }))
    expect(bar.getByRole('status').textContent).toBe('2 items selected')
    await user.type(bar.getByRole('textbox', { name: 'Tag selected items' }), 'knee, ask{Enter}')
    await waitFor(() =>
      expect(held().bookmarks.map(({ tags }) => tags)).toEqual([
        [],
        ['knee', 'ask'],
        ['knee', 'ask'],
      ]),
    )
    await user.selectOptions(bar.getByLabelText('Move to folder'), 'outer')
    await waitFor(() => expect(shown()).toContain('2 Medicine'))
    await user.click(bar.getByRole('button', { name: 'Delete' }))
    await waitFor(() => expect(order()).toEqual(['a']))
    await undo()
    await waitFor(() => expect(order()).toEqual(['a', 'b', 'c']))
    expect(held().bookmarks.map(({ folder }) => folder)).toEqual(['inner', 'outer', 'outer'])
  })

  it('adds several tags at once as they are typed, and removes one', async () => {
    await press('{ArrowDown}')
    const details = within(screen.getByRole('form', { name: 'Bookmark: details' }))
    await user.type(details.getByRole('combobox', { name: 'Add a tag' }), 'knee; ask{Enter}')
    await waitFor(() => expect(held().bookmarks[1]?.tags).toEqual(['knee', 'ask']))
    await user.click(details.getByRole('button', { name: 'Remove tag knee' }))
    await waitFor(() => expect(held().bookmarks[1]?.tags).toEqual(['ask']))
    expect(rows()[1]?.textContent).toContain('#ask')
  })

  it('keeps both notes if another window changes a note while the user types', async () => {
    await press('{ArrowDown}')
    const note = screen.getByRole('textbox', { name: 'Note' })
    const textOf = () =>
      held().notes.find(({ snapshot: on }) => on.category === 'surgery/digestive')?.text
    await user.type(note, 'Mine')
    changeElsewhere({
      kind: 'set-note',
      snapshot: snapshot('2026', 'surgery/digestive'),
      text: 'Theirs',
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await user.click(screen.getByRole('searchbox'))
    await waitFor(() => expect(textOf()).toMatch(/Theirs[^]*Mine|Mine[^]*Theirs/))
    await waitFor(() => expect((note as HTMLTextAreaElement).value).toBe(textOf()))
  })

  it('searches names, tags and notes, and shows the number of matches', async () => {
    await user.type(screen.getByRole('searchbox'), 'friday')
    expect(shown()).toEqual(['1 Notes', '2 Surgery'])
    expect(screen.getByText('1 match')).toBeDefined()
    changeElsewhere({
      kind: 'set-note',
      snapshot: snapshot('2026', surgery),
      text: 'Not on Friday',
    })
    await waitFor(() => expect(shown()).toContain('3 Surgery'))
    await user.type(screen.getByRole('searchbox'), 'x')
    expect(screen.getByText('No matches')).toBeDefined()
  })
})

describe('the status of a bookmarked category', () => {
  it.each([
    [
      'renamed',
      '2022',
      'evaluation-and-management/consultations/inpatient',
      '2023',
      /Renamed: “Inpatient Consultations” in 2022, “Inpatient or Observation Consultations” in 2023\./,
    ],
    [
      'merged',
      '2022',
      'evaluation-and-management/hospital-observation/initial-care',
      '2023',
      /Merged: in 2023 it is part of “Initial Hospital Inpatient or Observation Care”/,
    ],
    [
      'split',
      '2022',
      'radiology/radiation-oncology/treatment-delivery',
      '2026',
      /Split: in 2026 it is 2 categories: “Radiation Treatment Delivery” and “Surface Radiation Therapy”\./,
    ],
    [
      'removed',
      '2022',
      'evaluation-and-management/domiciliary-care-plan-oversight',
      '2023',
      /No longer in 2023: last in 2022, as “.*Home Care Plan Oversight”, 99339-99340\./,
    ],
  ])('says that it was %s', async (_what, from, category, to, words) => {
    await show(BookmarksPanel, to, [bookmarkOf('a', from, category)])
    expect(rows()[0]?.textContent).toMatch(words)
    expect(
      screen.getByRole('button', { name: `Review 1 bookmark that changed in CPT ${to}` }),
    ).toBeDefined()
    const details = within(screen.getByRole('form', { name: 'Bookmark: details' }))
    expect(details.getByText(words)).toBeDefined()
    expect(details.getByRole('button', { name: /^Open in 2022/ })).toBeDefined()
  })
})

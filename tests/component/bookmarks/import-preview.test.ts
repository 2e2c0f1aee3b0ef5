import { held } from './fake-host.ts'
import { cleanup, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import UserDataPage from '../../../renderer/features/exchange/UserDataPage.vue'
import { limits } from '#core/userdata/limits.ts'
import { useMessages } from '../../../renderer/stores/messages.ts'
import { bookmarkOf, show, snapshot } from './mount.ts'

const file = new File(
  [
    'Id,Name,Codes,Edition,Category,Note\n',
    'a,Surgery,10004-69990,2026,surgery,theirs\n',
    'n,Medicine,90281-99607,2026,medicine,\n',
    'x,,,2026,nothing,\n',
  ],
  'mine.csv',
)
const ids = () => held().bookmarks.map(({ id }) => id)
const notes = () => held().notes.map(({ text }) => text)
const user = userEvent.setup()

describe('the preview of a file', () => {
  beforeEach(async () => {
    const changes = [
      bookmarkOf('a', '2026', 'surgery'),
      bookmarkOf('b', '2026', 'surgery/digestive'),
      { kind: 'set-note', snapshot: snapshot('2026', 'surgery'), text: 'mine' } as const,
    ]
    await show(UserDataPage, '2026', changes)
    await user.upload(screen.getByLabelText('File to import'), file)
    await screen.findByRole('region', { name: 'Import preview' })
  })
  afterEach(cleanup)

  it('shows what is new, the same, in conflict and only here, and what was skipped', () => {
    expect(screen.getByRole('row', { name: 'bookmarks 1 1 0 1' })).toBeDefined()
    expect(screen.getByText('1 conflicting: yours and the file’s differ')).toBeDefined()
    expect(screen.getByText(/^Row 4 was skipped\. /)).toBeDefined()
    expect(ids()).toEqual(['a', 'b'])
    expect(notes()).toEqual(['mine'])
  })

  it('merges the file, and prefers its items if chosen', async () => {
    await user.click(screen.getByRole('radio', { name: 'Use the file’s' }))
    await user.click(screen.getByRole('button', { name: 'Import' }))
    await waitFor(() => expect(ids()).toEqual(['a', 'b', 'n']))
    expect(notes()).toEqual(['theirs'])
    expect(screen.queryByRole('region', { name: 'Import preview' })).toBeNull()
  })

  it('replaces everything, and can undo it', async () => {
    await user.click(
      screen.getByRole('radio', { name: /^Replace my bookmarks and notes \(deletes 1 that/ }),
    )
    await user.click(screen.getByRole('button', { name: 'Replace' }))
    await waitFor(() => expect(ids()).toEqual(['a', 'n']))
    useMessages().messages.at(-1)?.action?.run()
    await waitFor(() => expect(ids()).toEqual(['a', 'b']))
  })

  it('changes nothing if it is canceled', async () => {
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('region', { name: 'Import preview' })).toBeNull()
    expect(ids()).toHaveLength(2)
  })
})

describe('the preview of a file that does not fit', () => {
  afterEach(cleanup)

  it('says that there is no room, and offers no import', { timeout: 30_000 }, async () => {
    const changes = [bookmarkOf('a', '2026', 'surgery')]
    await show(UserDataPage, '2026', changes)
    const rows = Array.from({ length: limits.bookmarks }, () => 'Surgery,10004-69990,2026,medicine')
    const text = ['Name,Codes,Edition,Category', ...rows].join('\n')
    await user.upload(screen.getByLabelText('File to import'), new File([text], 'large.csv'))
    await screen.findByText(/There would be 20,001 bookmarks; the limit is 20,000\./, undefined, {
      timeout: 20_000,
    })
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import' }).disabled).toBe(true)
    await user.click(screen.getByRole('radio', { name: /^Replace my bookmarks and notes/ }))
    expect(screen.queryByText(/This file does not fit/)).toBeNull()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Replace' }).disabled).toBe(false)
  })
})

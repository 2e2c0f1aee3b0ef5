import { held } from './fake-host.ts'
import { cleanup, screen, waitFor } from '@testing-library/vue'
import type { Code } from '#core/codes/code.ts'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import ReviewPage from '../../../renderer/features/bookmarks/ReviewPage.vue'
import { useMessages } from '../../../renderer/stores/messages.ts'
import { bookmarkOf, show, snapshot } from './mount.ts'

const observation = 'evaluation-and-management/hospital-observation/initial-care'
const inpatient = 'evaluation-and-management/hospital-inpatient/initial-care'
const user = userEvent.setup()

const places = () => ({
  bookmarks: held().bookmarks.map(({ snapshot: { edition, code } }) => [edition, code]),
  notes: held().notes.map(({ snapshot: { edition }, text }) => [edition, text]),
})

describe('what is accepted as the edition on screen has it', () => {
  beforeEach(() => {
    const kept = { ...snapshot('2022', observation), code: '99218' as Code }
    return show(ReviewPage, '2023', [
      { kind: 'add-bookmark', id: 'a', folder: null, snapshot: kept },
      { kind: 'set-note', snapshot: kept, text: 'First day' },
      { kind: 'set-note', snapshot: snapshot('2022', inpatient), text: 'Ward' },
      bookmarkOf('b', '2023', 'surgery'),
    ])
  })
  afterEach(cleanup)

  it('keeps the code, and takes the note along', async () => {
    await user.click(screen.getAllByRole('button', { name: /^Update to 2023/ })[0] as Element)
    await waitFor(() => expect(places().bookmarks[0]).toEqual(['2023', '99218']))
    const texts = held().notes.map(({ text }) => text)
    expect(texts.join('\n')).toContain('First day')
    expect(texts.join('\n')).toContain('Ward')
    const [first] = held().notes.filter(({ text }) => text.includes('First day'))
    expect(first?.snapshot.category).toBe(held().bookmarks[0]?.snapshot.category)
  })

  it('can all be undone at once', async () => {
    const before = places()
    await user.click(screen.getByRole('button', { name: /^Update all/ }))
    await waitFor(() => expect(places().notes.every(([edition]) => edition === '2023')).toBe(true))
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      'No bookmarks changed in CPT 2023',
    )
    useMessages().messages.at(-1)?.action?.run()
    await waitFor(() => expect(places()).toEqual(before))
  })
})

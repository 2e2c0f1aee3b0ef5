import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import type { Change } from '#core/userdata/change.ts'
import { emptyDocument } from '#core/userdata/empty-document.ts'
import { addBookmark, femur, setTheme } from '../../fixtures/user-data/changes.ts'
import { putBridge } from '../put-bridge.ts'

const now = '2026-11-23T10:00:00.000Z'
let document = emptyDocument
let revision = 1
/** Calls that the host has not answered, in their order. */
let unanswered: ((isTaken: boolean) => void)[] = []

const state = () => ({ revision, content: { document }, notices: [], saved: true, readOnly: false })

function change(changes: readonly Change[]) {
  const outcome = applyChanges(document, changes, { now, newId: () => 'from-the-host' })
  document = outcome.document
  revision++
  const { undo, remarks } = outcome
  return { undo, remarks }
}

const tellPage = putBridge({
  'userdata.read': state,
  'userdata.apply': ({ changes }: { changes: Change[] }) =>
    new Promise((resolve) => {
      unanswered.push((isTaken) => {
        const outcome = isTaken ? change(changes) : undefined
        resolve(outcome && { ...outcome, ...state() })
      })
    }),
})
const { useUserData } = await import('../../../renderer/stores/user-data.ts')
const { useMessages } = await import('../../../renderer/stores/messages.ts')

const answer = (isTaken = true) => {
  const [next] = unanswered.splice(0, 1)
  next?.(isTaken)
}

describe('a change', () => {
  beforeEach(async () => {
    setActivePinia(createPinia())
    document = emptyDocument
    revision = 1
    unanswered = []
    await useUserData().read()
  })

  it('shows in the frame of the click, and stays as the host answers it', async () => {
    const userData = useUserData()
    const done = userData.apply([addBookmark({})])
    const [shown] = userData.bookmarks
    expect(shown?.snapshot).toEqual(femur)
    answer()
    expect(await done).toHaveLength(1)
    expect(userData.bookmarks).toEqual([{ ...shown, created: now, changed: now }])
  })

  it('goes away again, with a message, where the host refuses it', async () => {
    const userData = useUserData()
    const done = userData.apply([setTheme('dark')])
    expect(userData.settings.theme).toBe('dark')
    answer(false)
    expect(await done).toBeUndefined()
    expect(userData.settings.theme).toBe('system')
    expect(useMessages().messages).toHaveLength(1)
  })

  it('stays while the host answers one before it, whatever comes of that', async () => {
    const userData = useUserData()
    const first = userData.apply([setTheme('dark')])
    const second = userData.apply([addBookmark({})])
    answer(false)
    await first
    expect([userData.settings.theme, userData.bookmarks.length]).toEqual(['system', 1])
    answer()
    await second
    expect(userData.bookmarks).toHaveLength(1)
  })

  it('comes on top of what another window changed meanwhile', async () => {
    const userData = useUserData()
    const done = userData.apply([addBookmark({})])
    change([setTheme('light')])
    tellPage({ name: 'userdata-changed', detail: { revision } })
    await userData.read()
    expect([userData.settings.theme, userData.bookmarks.length]).toEqual(['light', 1])
    answer()
    await done
    expect([userData.settings.theme, userData.bookmarks.length]).toEqual(['light', 1])
  })

  it('of a text is left to the field that it is typed into, which keeps it where it is refused', async () => {
    const userData = useUserData()
    const done = userData.setNote(femur, 'typed', '')
    expect(userData.notes).toEqual([])
    answer()
    await done
    expect(userData.notes.map(({ text }) => text)).toEqual(['typed'])
  })
})

import { held, startWith, tell, toldNotices } from './fake-host.ts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useMessages } from '../../../renderer/stores/messages.ts'
import { useUserData } from '../../../renderer/stores/user-data.ts'
import { snapshot } from './mount.ts'

const full = 'The disk is full.'
const notice = (at: number) => ({
  id: 'not-saved',
  kind: 'not-saved' as const,
  message: full,
  at: new Date(at).toISOString(),
})
const said = () => useMessages().messages.map(({ text }) => text)
const addRecent = { kind: 'add-recent', snapshot: snapshot('2026', 'surgery') } as const

describe('a notice of the host', () => {
  beforeEach(async () => {
    setActivePinia(createPinia())
    startWith()
    await useUserData().read()
  })

  it('appears once, disappears when it no longer applies, and appears again if it recurs', async () => {
    tell({ saved: false, notices: [notice(1)] })
    await useUserData().apply([addRecent])
    await vi.waitFor(() => expect(said()).toEqual([full]))
    tell({ saved: false, notices: [notice(1)] })
    await useUserData().read()
    expect(said()).toEqual([full])
    tell()
    await vi.waitFor(() => expect(said()).toEqual([]))
    expect(useUserData().saved).toBe(true)
    tell({ saved: false, notices: [notice(2)] })
    await useUserData().read()
    expect(said()).toEqual([full])
  })

  it('is closed in every window when it is closed in one', async () => {
    tell({ saved: false, notices: [notice(1)] })
    await useUserData().read()
    const [message] = useMessages().messages
    if (message !== undefined) useMessages().dismiss(message)
    await vi.waitFor(() => expect(toldNotices()).toEqual([]))
    await useUserData().read()
    expect(said()).toEqual([])
  })

  it('does not block what the app saves by itself if user data is read-only', async () => {
    tell({ readOnly: true })
    await useUserData().read()
    await useUserData().apply([addRecent])
    expect(held().recents).toEqual([])
    expect(said()).toEqual([])
  })
})

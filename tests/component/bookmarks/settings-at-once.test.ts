import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Change } from '#core/userdata/change.ts'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { setTheme } from '../../fixtures/user-data/changes.ts'
import { putBridge } from '../put-bridge.ts'

const context = { now: '2026-11-23T10:00:00.000Z', newId: () => 'id' }
let document = emptyDocument
let revision = 1
let readOnly = false
/** The calls that the host has not answered yet, in order. */
let unanswered: ((accepts: boolean) => void)[] = []

const state = () => ({ revision, content: { document }, notices: [], saved: true, readOnly })

putBridge({
  'userdata.read': state,
  'userdata.apply': ({ changes }: { changes: Change[] }) =>
    new Promise((resolve, reject) => {
      unanswered.push((accepts) => {
        if (!accepts) {
          reject(new Error('The host is gone.'))
          return
        }
        const { document: next, undo, remarks } = applyChanges(document, changes, context)
        document = next
        revision++
        resolve({ ...state(), undo, remarks })
      })
    }),
})
const { useUserData } = await import('../../../renderer/stores/user-data.ts')
const { useZoom } = await import('../../../renderer/stores/zoom.ts')

const answer = (accepts = true) => unanswered.shift()?.(accepts)

describe('a setting', () => {
  beforeEach(async () => {
    setActivePinia(createPinia())
    document = emptyDocument
    revision = 1
    readOnly = false
    unanswered = []
    await useUserData().read()
  })

  it('applies before the host answers, and stays', async () => {
    const userData = useUserData()
    const done = userData.apply([setTheme('dark')])
    expect(userData.settings.theme).toBe('dark')
    answer()
    await done
    expect(userData.settings.theme).toBe('dark')
  })

  it('returns to its old value if the host rejects it', async () => {
    const userData = useUserData()
    const done = userData.apply([setTheme('dark')])
    answer(false)
    await done
    expect(userData.settings.theme).toBe('system')
  })

  it('stays in this window if nothing can be saved', async () => {
    const userData = useUserData()
    readOnly = true
    await userData.read()
    const done = userData.apply([setTheme('dark')])
    answer(false)
    await done
    expect(userData.settings.theme).toBe('dark')
  })

  it('builds on the previous one, whichever the host has answered', async () => {
    const zoom = useZoom()
    zoom.step(1)
    zoom.step(1)
    expect(useUserData().settings.zoom).toBe(1.25)
    answer()
    await expect.poll(() => revision).toBe(2)
    expect(useUserData().settings.zoom).toBe(1.25)
    zoom.step(-1)
    expect(useUserData().settings.zoom).toBe(1.1)
  })
})

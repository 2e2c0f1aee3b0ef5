import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Change } from '#core/userdata/change.ts'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { addBookmark, femur, setTheme } from '../../fixtures/user-data/changes.ts'
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

beforeEach(async () => {
  setActivePinia(createPinia())
  document = emptyDocument
  revision = 1
  readOnly = false
  unanswered = []
  await useUserData().read()
})

describe('a setting', () => {
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

describe('a bookmark', () => {
  const ids = () => useUserData().bookmarks.map(({ id }) => id)

  it('is there before the host answers, and stays the same one', async () => {
    const userData = useUserData()
    const done = userData.apply([{ kind: 'add-bookmark', folder: null, snapshot: femur }])
    const [shown] = ids()
    expect(shown).toBeDefined()
    answer()
    await done
    expect(ids()).toEqual([shown])
    expect(document.bookmarks.map(({ id }) => id)).toEqual([shown])
  })

  it('is gone again if the host rejects it', async () => {
    const done = useUserData().apply([addBookmark({ id: 'a' })])
    answer(false)
    await done
    expect(ids()).toEqual([])
  })

  it('is gone again if nothing can be saved', async () => {
    readOnly = true
    await useUserData().read()
    const done = useUserData().apply([addBookmark({ id: 'a' })])
    answer(false)
    await done
    expect(ids()).toEqual([])
  })

  it('is there once if the answer to an earlier change already has it', async () => {
    const userData = useUserData()
    const later = addBookmark({ id: 'later', category: 'surgery' })
    const first = userData.apply([addBookmark({ id: 'earlier' })])
    const second = userData.apply([later])
    expect(ids()).toEqual(['earlier', 'later'])
    document = applyChanges(document, [later], context).document
    answer()
    await first
    expect(ids().toSorted()).toEqual(['earlier', 'later'])
    answer()
    await second
    expect(ids().toSorted()).toEqual(['earlier', 'later'])
  })
})

describe('a note', () => {
  it('waits for the host, so that its field keeps what was typed if the host rejects it', async () => {
    const userData = useUserData()
    const done = userData.setNote(femur, 'Mind the side', '')
    expect(userData.notes).toEqual([])
    answer()
    await done
    expect(userData.notes.map(({ text }) => text)).toEqual(['Mind the side'])
  })
})

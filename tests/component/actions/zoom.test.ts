import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { expect, it } from 'vitest'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { putBridge } from '../put-bridge.ts'

const factors: number[] = []
putBridge({
  'host.zoom': ({ factor }: { factor: number }) => {
    factors.push(factor)
    return null
  },
  'userdata.read': () => ({
    revision: 1,
    content: { document: { ...emptyDocument, settings: { zoom: 1.5 } } },
    notices: [],
    saved: true,
    readOnly: false,
  }),
})
// Modules that call the host find its bridge when they are loaded.
const { useZoom } = await import('../../../renderer/stores/zoom.ts')
const { useUserData } = await import('../../../renderer/stores/user-data.ts')

it('starts with the last zoom, without showing another one first', async () => {
  setActivePinia(createPinia())
  useZoom()
  await nextTick()
  expect(factors).toEqual([])
  await useUserData().read()
  await nextTick()
  expect(factors).toEqual([1.5])
})

it('zooms with the first key press after start-up, even before the host has answered', async () => {
  setActivePinia(createPinia())
  factors.length = 0
  useZoom().step(1)
  await nextTick()
  expect(factors).toEqual([1.1])
})

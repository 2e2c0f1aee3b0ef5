import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { nextZoom } from '#core/userdata/settings.ts'
import { hostKind } from '../host/host-kind.ts'
import { callHost } from '../host/host.ts'
import { useMessages } from './messages.ts'
import { useUserData } from './user-data.ts'

/** The zoom, saved with the settings. In a browser, the browser zooms. */
export const useZoom = defineStore('zoom', () => {
  const messages = useMessages()
  const userData = useUserData()

  /** The zoom, once the user data are loaded or one is chosen. */
  const chosen = computed(() => {
    const { zoom } = userData.settings
    return zoom === 1 && userData.document === emptyDocument ? undefined : zoom
  })

  watch(
    chosen,
    (factor) => {
      if (hostKind !== 'desktop' || factor === undefined) return
      callHost('host.zoom', { factor }).catch((error: unknown) => messages.report(error))
    },
    { immediate: true },
  )

  function choose(zoom: number): void {
    messages.say(`Zoom: ${Math.round(zoom * 100)} %`)
    void userData.apply([{ kind: 'set-settings', values: { zoom } }])
  }

  /** Zooms in (1) or out (-1) by a step, if possible. */
  function step(by: -1 | 1): void {
    choose(nextZoom(userData.settings.zoom, by))
  }

  return { choose, step }
})

import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
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

  /** Chosen here, before the host has kept it. */
  const justChosen = ref<number>()
  const shown = computed(() => justChosen.value ?? userData.settings.zoom)
  /** The chosen zoom, once the user data are loaded. */
  const chosen = computed(() =>
    justChosen.value === undefined && userData.document === emptyDocument ? undefined : shown.value,
  )

  watch(
    chosen,
    (factor) => {
      if (hostKind !== 'desktop' || factor === undefined) return
      callHost('host.zoom', { factor }).catch((error: unknown) => messages.report(error))
    },
    { immediate: true },
  )

  function choose(zoom: number): void {
    justChosen.value = zoom
    messages.say(`Zoom: ${Math.round(zoom * 100)} %`)
    void userData.apply([{ kind: 'set-settings', values: { zoom } }]).then((undo) => {
      // Where it could not be kept, it holds for this window as long as it is open.
      if (undo !== undefined && justChosen.value === zoom) justChosen.value = undefined
    })
  }

  /** Zooms in (1) or out (-1) by a step, if possible. */
  function step(by: -1 | 1): void {
    choose(nextZoom(shown.value, by))
  }

  return { choose, step }
})

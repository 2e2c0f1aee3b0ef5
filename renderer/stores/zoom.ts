import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { nextZoom } from '#core/userdata/zoom.ts'
import { callHost } from '../host/host.ts'
import { useAbout } from './about.ts'
import { useMessages } from './messages.ts'
import { useUserData } from './user-data.ts'

/** The size of everything, kept with the settings. A browser zooms by itself. */
export const useZoom = defineStore('zoom', () => {
  const about = useAbout()
  const messages = useMessages()
  const userData = useUserData()

  /** Chosen here, before the host has kept it. */
  const justChosen = ref<number>()
  const shown = computed(() => justChosen.value ?? userData.settings.zoom)

  watch(
    [shown, () => about.about?.host],
    ([factor, host]) => {
      if (host !== 'desktop') return
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

  /** Goes to the next larger (1) or smaller (-1) size, and stays at the ends. */
  function step(by: -1 | 1): void {
    choose(nextZoom(shown.value, by))
  }

  return { choose, step }
})

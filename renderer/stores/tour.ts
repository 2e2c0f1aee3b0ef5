import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { tourSteps } from './tour-steps.ts'
import { useSearch } from './search.ts'
import { useSession } from './session.ts'
import { useUserData } from './user-data.ts'

/** The tour: its current step, and whether it is still offered. */
export const useTour = defineStore('tour', () => {
  const search = useSearch()
  const session = useSession()
  const userData = useUserData()

  const at = ref<number>()
  const step = computed(() => (at.value === undefined ? undefined : tourSteps[at.value]))
  const isOffered = computed(() => !userData.session.tourOver)

  function start(): void {
    // The steps point at what is shown without a query.
    search.clear()
    session.tab = 'outline'
    at.value = 0
  }

  function move(by: -1 | 1): void {
    const next = (at.value ?? 0) + by
    if (next >= tourSteps.length) leave()
    else at.value = Math.max(0, next)
  }

  /** Ends or declines the tour. It is not offered again. */
  function leave(): void {
    at.value = undefined
    if (isOffered.value) {
      void userData.apply([{ kind: 'set-session', values: { tourOver: true } }])
    }
  }

  return { at, step, isOffered, start, move, leave }
})

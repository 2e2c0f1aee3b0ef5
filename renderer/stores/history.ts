import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import { type EditionSteps, compareSteps } from '#core/comparison/edition-steps.ts'
import { useDataset } from './dataset.ts'
import { workWhenIdle } from './idle.ts'

/** All editions, each compared with the next. All histories are built from this. */
export const useHistory = defineStore('history', () => {
  const dataset = useDataset()

  /** `undefined` until every usable edition has been read. */
  const steps = computed(() =>
    dataset.checked && dataset.outlines.length > 0 ? compareSteps(dataset.outlines) : undefined,
  )

  // The first category on screen then has its history at once.
  watch(steps, (now) => {
    if (now !== undefined) void workWhenIdle(compareAll(now), () => now === steps.value)
  })

  return { steps }
})

/** Makes the comparisons one at a time. */
function* compareAll({ outlines, stepTo }: EditionSteps): Generator<undefined, true> {
  for (const { edition } of outlines) {
    stepTo(edition)
    yield
  }
  return true
}

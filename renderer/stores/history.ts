import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import { type EditionSteps, compareSteps } from '#core/comparison/edition-steps.ts'
import { useDataset } from './dataset.ts'
import { stepWhenIdle } from './idle.ts'

/** All editions, each compared with the next. All histories are built from this. */
export const useHistory = defineStore('history', () => {
  const dataset = useDataset()

  /** `undefined` until every usable edition has been read. */
  const steps = computed(() =>
    dataset.checked && dataset.outlines.length > 0 ? compareSteps(dataset.outlines) : undefined,
  )

  // The first category on screen then has its history at once.
  watch(steps, async (now) => {
    if (now === undefined) return
    const work = compareAll(now)
    while (now === steps.value && !(await stepWhenIdle(work))) continue
  })

  return { steps }
})

function* compareAll({ outlines, stepTo }: EditionSteps): Generator<undefined, true> {
  for (const { edition } of outlines) {
    stepTo(edition)
    yield
  }
  return true
}

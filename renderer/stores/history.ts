import { defineStore } from 'pinia'
import { computed } from 'vue'
import { compareSteps } from '#core/comparison/edition-steps.ts'
import { useDataset } from './dataset.ts'

/** All editions, each compared with the next. All histories are built from this. */
export const useHistory = defineStore('history', () => {
  const dataset = useDataset()

  /** `undefined` until every usable edition has been read. */
  const steps = computed(() =>
    dataset.checked && dataset.outlines.length > 0 ? compareSteps(dataset.outlines) : undefined,
  )

  return { steps }
})

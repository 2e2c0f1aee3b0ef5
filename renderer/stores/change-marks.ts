import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { changesOf } from '#core/comparison/comparison.ts'
import { type ChangeMark, changeMarks } from '#core/comparison/change-marks.ts'
import { useHistory } from './history.ts'
import { useNavigation } from './navigation.ts'

const none: ReadonlyMap<string, ChangeMark> = new Map()

/** What is new or changed in the edition on screen since the previous one. */
export const useChangeMarks = defineStore('change-marks', () => {
  const history = useHistory()
  const navigation = useNavigation()

  /** Whether the outline shows only what is new or changed. */
  const only = ref(false)

  const step = computed(() => history.steps?.stepTo(navigation.editionId))
  const marks = computed(() => (step.value === undefined ? none : changeMarks(step.value)))

  /** The number of changes: rows of the comparison. A split or merge counts as one. */
  const changes = computed(() => (step.value === undefined ? 0 : changesOf(step.value).length))

  function markOf(id: string): ChangeMark | undefined {
    return marks.value.get(id)
  }

  return { only, step, marks, changes, markOf }
})

import { useEventListener, watchDebounced } from '@vueuse/core'
import { type Ref, onBeforeUnmount, ref, watch } from 'vue'

const typingPause = 700

/**
 * Returns a text to type into, saved in the pauses of typing and whenever it is left, and the function
 * that saves it at once. What is stored is taken over as long as nothing else was typed.
 */
export function useSavedText(
  stored: () => string,
  save: (text: string, was: string) => void,
): { text: Ref<string>; saveNow: () => void } {
  const text = ref(stored())
  /** What was stored when it was last taken over: only then is another text the user's own typing. */
  let taken = stored()

  watch(stored, (now) => {
    if (text.value === taken) text.value = now
    taken = now
  })

  function saveNow(): void {
    if (text.value === taken) return
    const was = taken
    taken = text.value
    save(text.value, was)
  }

  watchDebounced(text, saveNow, { debounce: typingPause })
  useEventListener(window, 'pagehide', saveNow)
  onBeforeUnmount(saveNow)
  return { text, saveNow }
}

import { useEventListener, watchDebounced } from '@vueuse/core'
import { type Ref, onBeforeUnmount, ref, watch } from 'vue'

const typingPause = 700

/**
 * Returns a text to type into, saved in the pauses of typing and whenever it is left, and the function
 * that saves it at once. What is stored is taken over as long as nothing else was typed; `save` gets
 * the stored text that the person typed over, which may be another by then.
 */
export function useSavedText(
  stored: () => string,
  save: (text: string, was: string) => void,
): { text: Ref<string>; saveNow: () => void } {
  const text = ref(stored())
  /** What was stored when it was last taken over: only then is another text the user's own typing. */
  let taken = stored()
  /** What was saved and has not come back yet: by then more may be typed, and saved. */
  const sent: string[] = []

  watch(stored, (now) => {
    const place = sent.indexOf(now)
    if (place !== -1) sent.splice(0, place + 1)
    else if (text.value === taken) {
      text.value = now
      taken = now
    }
  })

  function saveNow(): void {
    if (text.value === taken) return
    const was = taken
    taken = text.value
    sent.push(text.value)
    save(text.value, was)
  }

  watchDebounced(text, saveNow, { debounce: typingPause })
  useEventListener(window, 'pagehide', saveNow)
  onBeforeUnmount(saveNow)
  return { text, saveNow }
}

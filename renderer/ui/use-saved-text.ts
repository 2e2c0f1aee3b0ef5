import { useEventListener, watchDebounced } from '@vueuse/core'
import { type Ref, onBeforeUnmount, ref, watch } from 'vue'

const typingPause = 700

/**
 * Returns an editable text, saved when typing pauses and when its field loses the focus, and a function that
 * saves it at once. Changes to the stored text are adopted as long as nothing else was typed. `save` gets the
 * stored text that the user's edit started from, which may have changed since.
 */
export function useSavedText(
  stored: () => string,
  save: (text: string, was: string) => void,
): { text: Ref<string>; saveNow: () => void } {
  const text = ref(stored())
  /** The stored text when it was last adopted. Any difference from it is the user's own typing. */
  let taken = stored()
  /** Saved texts that the store has not confirmed yet. More may be typed and saved in the meantime. */
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

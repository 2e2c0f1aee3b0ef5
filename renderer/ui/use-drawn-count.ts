import { useEventListener } from '@vueuse/core'
import { type Ref, computed, onScopeDispose, ref } from 'vue'

interface Options {
  /** How many there are to draw. */
  readonly total: () => number
  /** The least height of one, in CSS pixels. */
  readonly height: number
  /** How long the first ones have for themselves before the others follow, in ms. */
  readonly pause: number
  /** How many follow in each further frame. */
  readonly perFrame: number
}

interface DrawnCount {
  readonly drawn: Readonly<Ref<number>>
  /** About the room that those not drawn yet will take, in CSS pixels. */
  readonly undrawnHeight: Readonly<Ref<number>>
  /** Draws what fits into the window at once, and the rest soon after. */
  readonly drawFromTop: () => void
  /** Draws all at once: something further down is to be shown. */
  readonly drawAll: () => void
}

/** How many items of a long list are drawn: first those in sight, so that they are painted at once. */
export function useDrawnCount({ total, height, pause, perFrame }: Options): DrawnCount {
  const drawn = ref(0)
  const undrawnHeight = computed(() => Math.max(0, total() - drawn.value) * height)
  let next: ReturnType<typeof setTimeout> | undefined

  function goOn(): void {
    drawn.value += perFrame
    if (drawn.value < total()) next = setTimeout(() => requestAnimationFrame(goOn))
  }

  function drawFromTop(): void {
    clearTimeout(next)
    drawn.value = Math.ceil(window.innerHeight / height)
    if (drawn.value < total()) next = setTimeout(goOn, pause)
  }

  function drawAll(): void {
    clearTimeout(next)
    drawn.value = Infinity
  }

  // Paper has room for all.
  useEventListener(window, 'beforeprint', drawAll)
  onScopeDispose(() => clearTimeout(next))
  return { drawn, undrawnHeight, drawFromTop, drawAll }
}

import { useEventListener } from '@vueuse/core'
import { type Ref, computed, onScopeDispose, ref } from 'vue'

interface Options {
  /** The number of items. */
  readonly total: () => number
  /** The minimum height of an item, in CSS pixels. */
  readonly height: number
  /** The delay between the first items and the others, in ms. */
  readonly pause: number
  /** The number of items added per frame after that. */
  readonly perFrame: number
}

interface DrawnCount {
  readonly drawn: Readonly<Ref<number>>
  /** The approximate height of the items not rendered yet, in CSS pixels. */
  readonly undrawnHeight: Readonly<Ref<number>>
  /** Renders what fits in the window at once, and the rest soon after. */
  readonly drawFromTop: () => void
  /** Renders everything at once, to show something further down. */
  readonly drawAll: () => void
}

/** The number of rendered items of a long list: the visible ones first, so that they are painted at once. */
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

  // Paper has room for everything.
  useEventListener(window, 'beforeprint', drawAll)
  onScopeDispose(() => clearTimeout(next))
  return { drawn, undrawnHeight, drawFromTop, drawAll }
}

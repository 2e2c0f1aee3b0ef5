import { tryOnScopeDispose, useEventListener } from '@vueuse/core'
import { type ShallowRef, shallowRef } from 'vue'

/** How long the pointer rests before a tooltip shows, and how long it stays after the pointer leaves, in milliseconds. */
const showAfter = 450
const leaveAfter = 150
/** For this long after a tooltip, the next ones show sooner. */
const warmFor = 500
/** Scrolling this soon after focus only brings the target into view. */
const settleFor = 150

const heldAlone = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'])
const dismissing = new Set(['Escape', 'Enter', ' '])

export interface TipTarget {
  /** The element with `data-tip` whose tooltip shows. */
  readonly target: Readonly<ShallowRef<HTMLElement | undefined>>
  /** Increases whenever the target may have moved under its tooltip. */
  readonly moves: Readonly<ShallowRef<number>>
}

/**
 * Returns the element whose tooltip shows, from one set of listeners for the whole window: the element under the
 * pointer, or the one with keyboard focus. A tooltip stays while the pointer is on it (`isTip`), and a key or a
 * press dismisses it (WCAG 2.2, 1.4.13).
 */
export function useTipTarget(isTip: (element: Element) => boolean): TipTarget {
  const target = shallowRef<HTMLElement>()
  const moves = shallowRef(0)
  let focused: HTMLElement | undefined
  let dismissed: HTMLElement | undefined
  let wanted: HTMLElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let shownAt = -Infinity
  let hiddenAt = -Infinity
  let keysRule = false

  function show(next: HTMLElement | undefined): void {
    clearTimeout(timer)
    wanted = next
    if (next === target.value) return
    if (next === undefined) hiddenAt = performance.now()
    else shownAt = performance.now()
    target.value = next
  }

  function showLater(next: HTMLElement | undefined): void {
    if (next === wanted) return
    clearTimeout(timer)
    wanted = next
    if (next === target.value) return
    const isWarm = target.value !== undefined || performance.now() - hiddenAt < warmFor
    timer = setTimeout(
      () => show(next?.isConnected ? next : undefined),
      isWarm ? leaveAfter : showAfter,
    )
  }

  function onPointer({ target: at, pointerType, buttons }: PointerEvent): void {
    // A finger covers its target, and a drag passes over many.
    if (keysRule || buttons !== 0 || pointerType === 'touch' || !(at instanceof Element)) return
    if (isTip(at)) {
      showLater(target.value)
      return
    }
    const over = at.closest<HTMLElement>('[data-tip]') ?? undefined
    if (over !== undefined && over === dismissed) return
    dismissed = undefined
    showLater(over ?? focused)
  }

  function hide(): void {
    focused = undefined
    show(undefined)
  }

  /** Hides it until another element is hovered or focused. */
  function dismiss(): void {
    dismissed = wanted ?? dismissed
    hide()
  }

  /** An element that moves under a resting pointer is not hovered. */
  function onKey({ key }: KeyboardEvent): void {
    if (heldAlone.has(key)) return
    if (dismissing.has(key)) dismiss()
    else hide()
    if (keysRule) return
    keysRule = true
    document.addEventListener(
      'pointermove',
      (event) => {
        keysRule = false
        onPointer(event)
      },
      { once: true, passive: true },
    )
  }

  function onFocus({ target: at }: FocusEvent): void {
    const isMeant = at instanceof HTMLElement && at.matches('[data-tip]:focus-visible')
    // Something that a key opened from here has closed and returned the focus.
    if (isMeant && at !== dismissed) {
      dismissed = undefined
      focused = at
    } else focused = undefined
    show(focused)
  }

  function onScroll({ target: scrolled }: Event): void {
    if (target.value === undefined) return
    if (scrolled instanceof Node && !scrolled.contains(target.value)) return
    if (target.value === focused && performance.now() - shownAt < settleFor) moves.value++
    else hide()
  }

  /** The focus stays where it is when the window changes its size. The pointer may be on something else then. */
  function onResize(): void {
    if (target.value !== undefined && target.value === focused) moves.value++
    else hide()
  }

  const early = { capture: true, passive: true }
  useEventListener(document, 'pointerover', onPointer, { passive: true })
  useEventListener(document.documentElement, 'pointerleave', () => showLater(focused))
  useEventListener(document, 'pointerdown', dismiss, early)
  useEventListener(document, 'keydown', onKey, early)
  useEventListener(document, 'focusin', onFocus)
  useEventListener(document, 'focusout', () => {
    if (focused !== undefined) hide()
  })
  useEventListener(window, 'scroll', onScroll, early)
  useEventListener(window, 'resize', onResize)
  useEventListener(window, 'blur', hide)
  tryOnScopeDispose(() => clearTimeout(timer))

  return { target, moves }
}

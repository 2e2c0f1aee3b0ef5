/** A rectangle in the window, in CSS pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

type Size = Pick<Box, 'width' | 'height'>

const gap = 6
const margin = 8

/**
 * Returns the position of a tooltip in CSS pixels: centered below its target, above it if there is no
 * room below, and never outside the window.
 */
export function placeTip(target: Box, tip: Size, inside: Size): { left: number; top: number } {
  const below = target.top + target.height + gap
  const above = target.top - gap - tip.height
  const fitsBelow = below + tip.height + margin <= inside.height
  const middle = target.left + (target.width - tip.width) / 2
  const within = (at: number, most: number) => Math.round(Math.max(margin, Math.min(at, most)))
  return {
    left: within(middle, inside.width - tip.width - margin),
    top: within(fitsBelow || above < margin ? below : above, inside.height - tip.height - margin),
  }
}

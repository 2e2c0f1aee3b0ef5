/** A rectangle in screen coordinates. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The size at a zoom of 1. */
const designed = { width: 560, height: 360 }
/** The share of the vertical space above the window: slightly higher than centered. */
const shareAbove = 0.3

/**
 * Returns the bounds of the quick lookup: its last position if it fits entirely on one of the displays, else on
 * the current display. It grows with the zoom, but not beyond the display.
 */
export function placeQuickLookup(
  last: { readonly x: number; readonly y: number } | undefined,
  zoom: number,
  displays: readonly Area[],
  inUse: Area,
): Area {
  const sizeOn = (display: Area) => ({
    width: Math.min(Math.round(designed.width * zoom), display.width),
    height: Math.min(Math.round(designed.height * zoom), display.height),
  })
  if (last !== undefined) {
    const kept = displays
      .map((display) => ({ display, area: { ...last, ...sizeOn(display) } }))
      .find(({ display, area }) => lies(area, display))
    if (kept !== undefined) return { ...kept.area }
  }
  const { width, height } = sizeOn(inUse)
  return {
    x: Math.round(inUse.x + (inUse.width - width) / 2),
    y: Math.round(inUse.y + (inUse.height - height) * shareAbove),
    width,
    height,
  }
}

function lies(inner: Area, outer: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

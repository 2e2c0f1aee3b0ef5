/** The sizes that zooming goes through: 1 is the size as designed. The ends are those of the setting. */
export const zoomSteps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const

/** Returns the next size in a direction; at an end, that end. A size between two steps goes to the nearer one in the direction. */
export function nextZoom(zoom: number, by: -1 | 1): number {
  const next =
    by > 0 ? zoomSteps.find((step) => step > zoom) : zoomSteps.findLast((step) => step < zoom)
  return next ?? (by > 0 ? (zoomSteps[zoomSteps.length - 1] ?? 1) : zoomSteps[0])
}

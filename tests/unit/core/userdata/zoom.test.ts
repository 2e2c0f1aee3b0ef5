import { describe, expect, it } from 'vitest'
import { nextZoom, settingAllows, zoomSteps } from '#core/userdata/settings.ts'

describe('zooming', () => {
  it('goes through every step and stops at both ends', () => {
    let zoom = 0.5
    const seen = [zoom]
    while (nextZoom(zoom, 1) !== zoom) seen.push((zoom = nextZoom(zoom, 1)))
    expect(seen).toEqual([...zoomSteps])
    expect(nextZoom(0.5, -1)).toBe(0.5)
    for (const step of zoomSteps) expect(settingAllows('zoom', step)).toBe(true)
  })

  it('goes from between two steps to the next one in its direction', () => {
    expect(nextZoom(1.05, 1)).toBe(1.1)
    expect(nextZoom(1.05, -1)).toBe(1)
  })
})

import { describe, expect, it } from 'vitest'
import { placeTip } from '../../../renderer/ui/place-tip.ts'

const tip = { width: 120, height: 24 }
const small = { width: 480, height: 360 }

describe('the position of a tooltip', () => {
  it('is centered below its target', () => {
    const target = { left: 200, top: 40, width: 80, height: 28 }
    expect(placeTip(target, tip, small)).toEqual({ left: 180, top: 74 })
  })

  it('is above its target at the bottom of the window', () => {
    const target = { left: 200, top: 330, width: 80, height: 24 }
    expect(placeTip(target, tip, small)).toEqual({ left: 180, top: 300 })
  })

  it('is never outside the window', () => {
    for (const left of [0, 460]) {
      for (const top of [0, 340]) {
        const place = placeTip({ left, top, width: 20, height: 20 }, tip, small)
        expect(place.left).toBeGreaterThanOrEqual(0)
        expect(place.left + tip.width).toBeLessThanOrEqual(small.width)
        expect(place.top).toBeGreaterThanOrEqual(0)
        expect(place.top + tip.height).toBeLessThanOrEqual(small.height)
      }
    }
  })

  it('never covers its target if there is room above or below', () => {
    for (let top = 0; top <= 320; top += 10) {
      const target = { left: 100, top, width: 90, height: 28 }
      const place = placeTip(target, tip, small)
      const isApart = place.top >= top + target.height || place.top + tip.height <= top
      expect(isApart, `target at ${top}`).toBe(true)
    }
  })
})

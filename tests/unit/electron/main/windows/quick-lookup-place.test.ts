import { describe, expect, test } from 'vitest'
import { placeQuickLookup } from '../../../../../electron/main/windows/quick-lookup-place.ts'

const screen = { x: 0, y: 0, width: 1600, height: 1000 }
const right = { x: 1600, y: 0, width: 1000, height: 800 }

describe('the quick lookup', () => {
  test('opens slightly above the center of the current display at first', () => {
    expect(placeQuickLookup(undefined, 1, [screen, right], right)).toEqual({
      x: 1820,
      y: 132,
      width: 560,
      height: 360,
    })
  })

  test('opens at its last position, on any display', () => {
    expect(placeQuickLookup({ x: 1700, y: 50 }, 1, [screen, right], screen)).toMatchObject({
      x: 1700,
      y: 50,
    })
  })

  test.each([
    ['a display that is gone', { x: 1700, y: 50 }],
    ['beyond an edge', { x: 1100, y: 50 }],
    ['above the top', { x: 100, y: -5 }],
  ])('does not open at %s', (_what, last) => {
    expect(placeQuickLookup(last, 1, [screen], screen)).toMatchObject({ x: 520, y: 192 })
  })

  test('grows with the zoom, but not beyond the display', () => {
    expect(placeQuickLookup(undefined, 2, [screen], screen)).toMatchObject({
      width: 1120,
      height: 720,
    })
    expect(placeQuickLookup(undefined, 3, [screen], screen)).toEqual({
      x: 0,
      y: 0,
      width: 1600,
      height: 1000,
    })
  })
})

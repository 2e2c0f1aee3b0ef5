import { describe, expect, it } from 'vitest'
import {
  type Area,
  type DisplayLayout,
  type KeptStates,
  type WindowState,
  arrangementOf,
  noKeptStates,
  readKeptStates,
  stateFor,
  withState,
} from '../../../../../electron/main/windows/window-placement.ts'

const display = (x: number, y: number, width: number, height: number): DisplayLayout => ({
  bounds: { x, y, width, height },
  workArea: { x, y, width, height: height - 40 },
  scaleFactor: 1,
})
const laptop = display(0, 0, 1440, 900)
const left = display(-1920, -100, 1920, 1080)
const right = display(1440, 0, 2560, 1440)

const at = (x: number, y: number, width = 1000, height = 700): WindowState => ({
  bounds: { x, y, width, height },
  maximized: false,
  fullScreen: false,
})

/** The saved placements after a window closed with each of these displays and states, in turn. */
function after(...steps: [displays: DisplayLayout[], state: WindowState][]): KeptStates {
  return steps.reduce((kept, [displays, state]) => withState(kept, displays, state), noKeptStates)
}

describe('the place of a window', () => {
  it('is undefined at the first start', () => {
    expect(stateFor(noKeptStates, [laptop])).toBeUndefined()
  })

  it('is restored exactly, also maximized and full screen', () => {
    for (const state of [
      at(100, 80),
      { ...at(100, 80), maximized: true },
      { ...at(100, 80), fullScreen: true },
    ]) {
      expect(stateFor(after([[laptop], state]), [laptop])).toEqual(state)
    }
  })

  it('is saved for each arrangement of displays', () => {
    const kept = after([[laptop, right], at(1600, 50)], [[laptop], at(20, 20)])
    expect(stateFor(kept, [laptop, right])).toEqual(at(1600, 50))
    expect(stateFor(kept, [right, laptop])).toEqual(at(1600, 50))
    expect(stateFor(kept, [laptop])).toEqual(at(20, 20))
  })

  it('is the last one on new displays if it is visible there', () => {
    const kept = after([[laptop], at(20, 20)], [[laptop, right], at(1600, 50)])
    expect(stateFor(kept, [laptop, left])).toBeUndefined()
    expect(stateFor(kept, [laptop, right, left])).toEqual(at(1600, 50))
  })

  it('is dropped if its display is gone', () => {
    const kept = after([[laptop, left], at(-1800, 0)])
    expect(stateFor(kept, [laptop, left])).toEqual(at(-1800, 0))
    expect(stateFor(kept, [laptop])).toBeUndefined()
    expect(stateFor(kept, [])).toBeUndefined()
  })

  it.each<[string, Area, boolean]>([
    ['hanging out to the right, its title in reach', { ...at(1300, 100).bounds }, true],
    ['hanging out too far to the right', { ...at(1400, 100).bounds }, false],
    ['hanging out to the left, its title in reach', { ...at(-850, 100).bounds }, true],
    ['hanging out too far to the left', { ...at(-950, 100).bounds }, false],
    ['with its title below the task bar', { ...at(100, 850).bounds }, false],
    ['with its title above the display', { ...at(100, -60).bounds }, false],
  ])('is restored only if its title bar is reachable: %s', (_case, bounds, comesBack) => {
    const state = { bounds, maximized: false, fullScreen: false }
    const found = stateFor(after([[laptop], state]), [laptop])
    expect(found).toEqual(comesBack ? state : undefined)
  })

  it('shrinks to fit a smaller display', () => {
    const kept = after([[right], at(1440, 0, 2560, 1400)])
    const smaller = display(1440, 0, 1280, 720)
    expect(stateFor(kept, [smaller])?.bounds).toEqual(smaller.workArea)
  })

  it('is restored if it spans two displays', () => {
    const spanning = at(1300, 50, 600, 700)
    expect(stateFor(after([[laptop, right], spanning]), [laptop, right])).toEqual(spanning)
  })
})

describe('the saved placements', () => {
  it('are the latest ten arrangements, and can be read back', () => {
    const steps = Array.from({ length: 15 }, (_, index): [DisplayLayout[], WindowState] => [
      [display(0, 0, 1000 + index, 800)],
      at(index, 0),
    ])
    const kept = after(...steps)
    expect(kept.arrangements.map(({ state }) => state.bounds.x)).toEqual([
      14, 13, 12, 11, 10, 9, 8, 7, 6, 5,
    ])
    expect(readKeptStates(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
  })

  it.each<[string, (state: WindowState) => unknown]>([
    ['nothing', () => null],
    ['a list', () => []],
    ['another version', (state) => ({ version: 1, arrangements: [{ displays: 'x', state }] })],
    [
      'a width of nothing',
      (state) => ({
        version: 2,
        arrangements: [
          { displays: 'x', state: { ...state, bounds: { ...state.bounds, width: 0 } } },
        ],
      }),
    ],
    [
      'something more',
      (state) => ({ version: 2, arrangements: [{ displays: 'x', state, more: 1 }] }),
    ],
    ['a state that is missing', () => ({ version: 2, arrangements: [{ displays: 'x' }] })],
  ])('are ignored if the file has %s', (_what, stored) => {
    expect(readKeptStates(stored(at(1, 2)))).toEqual(noKeptStates)
  })

  it('distinguish displays with another scale', () => {
    expect(arrangementOf([laptop])).not.toBe(arrangementOf([{ ...laptop, scaleFactor: 2 }]))
  })
})

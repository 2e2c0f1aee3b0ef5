import { flag, listOf, objectOf, text, wholeNumber } from '#core/userdata/fields.ts'

/** In device-independent pixels, as in Electron. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The parts of a display that determine where a window can be. */
export interface DisplayLayout {
  readonly bounds: Area
  /** Without taskbar, dock and menu bar. */
  readonly workArea: Area
  readonly scaleFactor: number
}

export interface WindowState {
  /** The bounds when it is neither maximized nor full screen. */
  readonly bounds: Area
  readonly maximized: boolean
  readonly fullScreen: boolean
}

/** The window's placement for each arrangement of displays, the latest first. */
export interface KeptStates {
  readonly version: typeof version
  readonly arrangements: readonly { readonly displays: string; readonly state: WindowState }[]
}

const version = 2
const mostArrangements = 10
const furthest = 100_000
const place = wholeNumber(-furthest, furthest)
const length = wholeNumber(1, furthest)

const keptStatesRule = objectOf<KeptStates>({
  version: { allows: (value) => value === version },
  arrangements: listOf(
    objectOf({
      displays: text(2000, ''),
      state: objectOf<WindowState>({
        bounds: objectOf<Area>({ x: place, y: place, width: length, height: length }),
        maximized: flag(false),
        fullScreen: flag(false),
      }),
    }),
    mostArrangements,
  ),
})

export const noKeptStates: KeptStates = { version, arrangements: [] }

/** Returns what was kept; nothing if `stored` is of another form. */
export function readKeptStates(stored: unknown): KeptStates {
  return keptStatesRule.allows(stored) ? stored : noKeptStates
}

/** The part of the title bar that must be visible to drag the window. */
const leastTitle = { width: 120, height: 24 }
const titleHeight = 32

/** Returns a key that is the same for the same displays in the same places, in any order. */
export function arrangementOf(displays: readonly DisplayLayout[]): string {
  return displays
    .map(({ bounds: { x, y, width, height }, scaleFactor }) =>
      [width, height, x, y, scaleFactor].join(' '),
    )
    .sort()
    .join(', ')
}

/**
 * Returns where to put a window: its placement with these displays, else its last one, if its title bar is
 * reachable on a connected display, and no larger than that display. Otherwise returns `undefined`.
 */
export function stateFor(
  { arrangements }: KeptStates,
  displays: readonly DisplayLayout[],
): WindowState | undefined {
  const now = arrangementOf(displays)
  const same = arrangements.filter((one) => one.displays === now)
  for (const { state } of [...same, ...arrangements.slice(0, 1)]) {
    const display = displays.find(({ workArea }) => isReachable(state.bounds, workArea))
    if (display !== undefined) return { ...state, bounds: fitted(state.bounds, display.workArea) }
  }
  return undefined
}

/** Returns the placements with a window's current state as the latest. */
export function withState(
  { arrangements }: KeptStates,
  displays: readonly DisplayLayout[],
  state: WindowState,
): KeptStates {
  const now = arrangementOf(displays)
  const others = arrangements.filter((one) => one.displays !== now)
  return {
    version,
    arrangements: [{ displays: now, state }, ...others].slice(0, mostArrangements),
  }
}

function isReachable(bounds: Area, workArea: Area): boolean {
  const title = { ...bounds, height: Math.min(titleHeight, bounds.height) }
  return (
    shared(title.x, title.width, workArea.x, workArea.width) >=
      Math.min(leastTitle.width, bounds.width) &&
    shared(title.y, title.height, workArea.y, workArea.height) >=
      Math.min(leastTitle.height, title.height)
  )
}

/** Returns the length of the overlap of two stretches. */
function shared(startA: number, lengthA: number, startB: number, lengthB: number): number {
  return Math.min(startA + lengthA, startB + lengthB) - Math.max(startA, startB)
}

/** Returns bounds no larger than the work area; bounds that fit stay unchanged. */
function fitted(bounds: Area, workArea: Area): Area {
  const width = Math.min(bounds.width, workArea.width)
  const height = Math.min(bounds.height, workArea.height)
  return {
    x: width === bounds.width ? bounds.x : workArea.x,
    y: height === bounds.height ? Math.max(bounds.y, workArea.y) : workArea.y,
    width,
    height,
  }
}

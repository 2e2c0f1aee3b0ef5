import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserWindow, type Rectangle, screen } from 'electron'

/** Where a window was, kept beside the user data; losing it loses nothing but a position. */
export interface WindowState {
  readonly bounds: Rectangle
  readonly maximized: boolean
}

const fileName = 'window-state.json'
const smallestVisible = 80

/** Returns the window's last state where it would still be visible on a display, else `undefined`. */
export function readWindowState(folder: string): WindowState | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(join(folder, fileName), 'utf8'))
    return isWindowState(state) && isVisible(state.bounds) ? state : undefined
  } catch {
    // The first start, or a file that cannot be read: the default position serves.
    return undefined
  }
}

/** Keeps the state of a window each time it closes. */
export function keepWindowState(window: BrowserWindow, folder: string): void {
  window.on('close', () => {
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
    }
    try {
      writeFileSync(join(folder, fileName), JSON.stringify(state))
    } catch {
      // A folder without rights: the app says so for the user data, and the position is no loss.
    }
  })
}

function isWindowState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null) return false
  if (!('maximized' in value) || typeof value.maximized !== 'boolean') return false
  if (!('bounds' in value) || typeof value.bounds !== 'object' || value.bounds === null)
    return false
  const bounds = value.bounds as Partial<Rectangle>
  return [bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isInteger)
}

function isVisible(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const width =
      Math.min(bounds.x + bounds.width, workArea.x + workArea.width) -
      Math.max(bounds.x, workArea.x)
    const height =
      Math.min(bounds.y + bounds.height, workArea.y + workArea.height) -
      Math.max(bounds.y, workArea.y)
    return width >= smallestVisible && height >= smallestVisible
  })
}

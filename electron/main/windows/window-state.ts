import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserWindow, screen } from 'electron'
import {
  type KeptStates,
  type WindowState,
  noKeptStates,
  readKeptStates,
  stateFor,
  withState,
} from './window-placement.ts'

/** Kept beside the user data; losing it loses nothing but a position. */
const fileName = 'window-state.json'
const savePause = 500

/** Returns the window's last state that fits the displays that are there. */
export function readWindowState(folder: string): WindowState | undefined {
  return stateFor(readKept(folder), screen.getAllDisplays())
}

/** Keeps the state of a window, soon after it changes and when it closes. */
export function keepWindowState(window: BrowserWindow, folder: string): void {
  let waiting: NodeJS.Timeout | undefined

  function save(): void {
    clearTimeout(waiting)
    if (window.isDestroyed()) return
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    }
    const kept = withState(readKept(folder), screen.getAllDisplays(), state)
    try {
      writeFileSync(join(folder, fileName), JSON.stringify(kept))
    } catch {
      // A folder without rights: the app says so for the user data, and the position is no loss.
    }
  }

  function saveSoon(): void {
    clearTimeout(waiting)
    waiting = setTimeout(save, savePause)
  }

  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('close', save)
  window.on('closed', () => clearTimeout(waiting))
}

function readKept(folder: string): KeptStates {
  try {
    return readKeptStates(JSON.parse(readFileSync(join(folder, fileName), 'utf8')))
  } catch {
    // The first start, or a file that cannot be read: the default position serves.
    return noKeptStates
  }
}

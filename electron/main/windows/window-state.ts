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

/** Stored next to the user data. Losing it costs only a position. */
const fileName = 'window-state.json'
const savePause = 500

/** Returns the window's last state that fits the connected displays. */
export function readWindowState(folder: string): WindowState | undefined {
  return stateFor(readKept(folder), screen.getAllDisplays())
}

/** Saves the state of a window soon after it changes and when it closes. */
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
      // The folder is not writable. The app reports that for the user data; a lost position does not matter.
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
    // The first start, or an unreadable file: use the default position.
    return noKeptStates
  }
}

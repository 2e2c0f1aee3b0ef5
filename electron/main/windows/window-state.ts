import { join } from 'node:path'
import { type BrowserWindow, screen } from 'electron'
import { readPositions, writePositions } from './position-file.ts'
import {
  type KeptStates,
  type WindowState,
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
    writePositions(join(folder, fileName), kept)
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
  return readKeptStates(readPositions(join(folder, fileName)))
}

import type { BrowserWindow } from 'electron'
import type { Folders } from '../data/folders.ts'
import { keepWindowState, readWindowState } from './window-state.ts'
import { openPageWindow } from './page-window.ts'

/** Opens the app's main window at its last position. */
export function openMainWindow(folders: Folders): BrowserWindow {
  const state = readWindowState(folders.userData)
  const window = openPageWindow('main', folders, {
    width: 1280,
    height: 820,
    ...state?.bounds,
    minWidth: 480,
    minHeight: 360,
  })
  if (state?.maximized) window.maximize()
  if (state?.fullScreen) window.setFullScreen(true)
  keepWindowState(window, folders.userData)
  return window
}

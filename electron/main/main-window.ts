import { BrowserWindow, nativeTheme } from 'electron'
import type { Folders } from './folders.ts'
import { pageOrigin } from './page-origin.ts'
import { keepWindowState, readWindowState } from './window-state.ts'

/** What a page may do: nothing beyond its own files and the bridge. Set outright, defaults or not. */
export const webPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  spellcheck: false,
} as const

/** Opens the app's window; it shows itself when its first picture is ready, so that nothing flashes. */
export function openMainWindow(folders: Folders): BrowserWindow {
  const state = readWindowState(folders.userData)
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    ...state?.bounds,
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Category Atlas',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171b' : '#fbfbfa',
    webPreferences: { ...webPreferences, preload: folders.preload },
  })
  if (state?.maximized) window.maximize()
  if (state?.fullScreen) window.setFullScreen(true)
  keepWindowState(window, folders.userData)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${pageOrigin()}/index.html`)
  return window
}

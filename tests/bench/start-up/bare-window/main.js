// A bare Electron window with a text field: what the app's start is measured against.
import { BrowserWindow, app } from 'electron'

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 820, webPreferences: { sandbox: true } })
  return window.loadURL('data:text/html,<!doctype html><input id="search" aria-label="Search">')
})

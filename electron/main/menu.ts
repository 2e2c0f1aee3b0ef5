import { BrowserWindow, Menu, app } from 'electron'
import { menuTemplate } from './menu-template.ts'
import { tellWindow } from './tell-window.ts'

/** Puts the native menu up. An item chosen while no window is there goes to the one that `openWindow` returns. */
export function buildMenu(openWindow: () => BrowserWindow): void {
  const windowFor = (focused: Electron.BaseWindow | undefined) =>
    focused instanceof BrowserWindow ? focused : openWindow()
  const template = menuTemplate(process.platform, app.name, (action, focused) =>
    tellWindow(windowFor(focused), { name: 'action-chosen', detail: { action } }),
  )
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

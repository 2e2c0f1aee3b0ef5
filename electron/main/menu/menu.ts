import { BrowserWindow, Menu, app } from 'electron'
import type { Bindings } from '#core/actions/bindings.ts'
import { menuTemplate } from './menu-template.ts'
import { tellWindow } from '../windows/tell-window.ts'

/** Sets the native menu. If an item is chosen while no window is open, it goes to the one that `openWindow` returns. */
export function buildMenu(bindings: Bindings, openWindow: () => BrowserWindow): void {
  const windowFor = (focused: Electron.BaseWindow | undefined) =>
    focused instanceof BrowserWindow ? focused : openWindow()
  const template = menuTemplate(process.platform, app.name, bindings, (action, focused) =>
    tellWindow(windowFor(focused), { name: 'action-chosen', detail: { action } }),
  )
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

import { BrowserWindow, Menu, app } from 'electron'
import type { Bindings } from '#core/actions/bindings.ts'
import { menuTemplate } from './menu-template.ts'
import { tellWindow } from '../windows/tell-window.ts'

/** Puts the native menu up. An item chosen while no window is there goes to the one that `openWindow` returns. */
export function buildMenu(bindings: Bindings, openWindow: () => BrowserWindow): void {
  const windowFor = (focused: Electron.BaseWindow | undefined) =>
    focused instanceof BrowserWindow ? focused : openWindow()
  const template = menuTemplate(process.platform, app.name, bindings, (action, focused) =>
    tellWindow(windowFor(focused), { name: 'action-chosen', detail: { action } }),
  )
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

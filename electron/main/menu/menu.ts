import { BrowserWindow, Menu, app } from 'electron'
import type { Bindings } from '#core/actions/bindings.ts'
import { menuTemplate } from './menu-template.ts'
import { tellWindow } from '../windows/tell-window.ts'

/** Sets the native menu. If an item is chosen while no window is open, it goes to the one that `openWindow` returns. */
export function buildMenu(bindings: Bindings, openWindow: () => BrowserWindow): void {
  const windowFor = (focused: Electron.BaseWindow | undefined) =>
    focused instanceof BrowserWindow ? focused : openWindow()
  const template = menuTemplate(process.platform, app.name, bindings, (action, focused) => {
    const window = windowFor(focused)
    allowFileDialog(window)
    tellWindow(window, { name: 'action-chosen', detail: { action } })
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/**
 * Makes a click in the menu count as one in the page, which may open a file dialog only right after a click or key:
 * the page gets a key that no keyboard has.
 */
function allowFileDialog({ webContents }: BrowserWindow): void {
  webContents.focus()
  webContents.sendInputEvent({ type: 'keyDown', keyCode: 'F24' })
  webContents.sendInputEvent({ type: 'keyUp', keyCode: 'F24' })
}

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
    const choose = () => tellWindow(window, { name: 'action-chosen', detail: { action } })
    if (action === 'add-table') void allowFileDialog(window).then(choose, () => undefined)
    else choose()
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/**
 * Lets the page open a file dialog, which it may do only right after a click or a key in it: an empty script that
 * counts as one. Other imports open their dialog in this process; a code table can be too large to hand over from here.
 * Rejects if the window closes meanwhile.
 */
async function allowFileDialog({ webContents }: BrowserWindow): Promise<void> {
  await webContents.executeJavaScript('', true)
}

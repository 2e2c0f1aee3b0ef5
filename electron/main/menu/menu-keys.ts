import type { BrowserWindow } from 'electron'
import { readBindings } from '#core/actions/bindings.ts'
import type { Settings } from '#core/userdata/settings.ts'
import { buildMenu } from './menu.ts'

/**
 * Returns a function that rebuilds the native menu if its shortcuts differ from the settings. Only then,
 * because rebuilding closes an open menu.
 */
export function keepMenuKeys(openWindow: () => BrowserWindow): (settings: Settings) => void {
  let shown: string | undefined
  return ({ keyBindings }) => {
    const text = JSON.stringify(keyBindings)
    if (text === shown) return
    shown = text
    buildMenu(readBindings(keyBindings, process.platform === 'darwin').bindings, openWindow)
  }
}

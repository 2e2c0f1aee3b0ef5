import type { BrowserWindow } from 'electron'
import { readBindings } from '#core/actions/bindings.ts'
import type { Settings } from '#core/userdata/settings.ts'
import { buildMenu } from './menu.ts'

/**
 * Returns a function that builds the native menu anew where the keys in the settings are others than
 * those it shows. A menu that somebody has open closes when it is built anew, so only then.
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

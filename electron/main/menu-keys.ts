import type { BrowserWindow } from 'electron'
import { readBindings } from '#core/actions/bindings.ts'
import type { JsonRecord } from '#core/userdata/json-value.ts'
import { buildMenu } from './menu.ts'

/**
 * Returns a function that builds the native menu anew where the keys in the settings are others than
 * those it shows. A menu that somebody has open closes when it is built anew, so only then.
 */
export function keepMenuKeys(
  settings: () => JsonRecord,
  openWindow: () => BrowserWindow,
): () => void {
  let shown: string | undefined
  return () => {
    const stored = settings()['keyBindings']
    const text = JSON.stringify(stored ?? {})
    if (text === shown) return
    shown = text
    buildMenu(readBindings(stored).bindings, openWindow)
  }
}

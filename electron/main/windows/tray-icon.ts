import { Menu, Tray, nativeImage } from 'electron'
import type { NativeState } from '#core/contract/window-calls.ts'
import icon from '../../../build/icons/32x32.png?inline'
import { hasTrayPlace } from './tray-place.ts'

export interface TrayActions {
  open(): void
  quickLookup(): void
  quit(): void
}

/** The app's icon in the tray. */
export interface TrayIcon {
  /** Puts it there or takes it away, and tells what became of it. */
  set(wanted: boolean): NativeState['tray']
}

/** Returns the icon, at first not there. */
export function createTrayIcon(actions: TrayActions): TrayIcon {
  let tray: Tray | undefined
  const there = hasTrayPlace(process.platform, process.env['XDG_CURRENT_DESKTOP'])

  function put(): void {
    const image = nativeImage.createFromDataURL(icon)
    // The file has twice the size at which a tray shows it.
    tray = new Tray(image.resize({ width: 16, height: 16 }))
    tray.setToolTip('Category Atlas')
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: 'Open Category Atlas', click: () => actions.open() },
        { label: 'Quick lookup', click: () => actions.quickLookup() },
        { type: 'separator' },
        { label: 'Quit', click: () => actions.quit() },
      ]),
    )
    // On macOS a click opens the menu.
    if (process.platform !== 'darwin') tray.on('click', () => actions.open())
  }

  return {
    set(wanted) {
      if (wanted) {
        if (there && tray === undefined) put()
        return there ? 'on' : 'missing'
      }
      tray?.destroy()
      tray = undefined
      return 'off'
    },
  }
}

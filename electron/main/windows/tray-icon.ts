import { Menu, Tray, nativeImage } from 'electron'
import type { NativeState } from '#core/contract/window-calls.ts'
import icon from '../../../build/icons/32x32.png?inline'
import { hasTrayHost } from './tray-host.ts'

export interface TrayActions {
  open(): void
  quickLookup(): void
  quit(): void
}

/** The app's icon in the tray. */
export interface TrayIcon {
  /** Puts it there or takes it away. Calls `onState` of {@link createTrayIcon} once it is known what became of it. */
  set(wanted: boolean): void
}

/** Returns the icon, at first not there. */
export function createTrayIcon(
  actions: TrayActions,
  onState: (state: NativeState['tray']) => void,
): TrayIcon {
  let tray: Tray | undefined
  let isWanted = false

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
      isWanted = wanted
      if (!wanted) {
        tray?.destroy()
        tray = undefined
        onState('off')
        return
      }
      void hasTrayHost().then((there) => {
        if (!isWanted) return
        if (there && tray === undefined) put()
        onState(there ? 'on' : 'missing')
      })
    },
  }
}

import { Menu, Tray, nativeImage } from 'electron'
import type { NativeState } from '#core/contract/window-calls.ts'
import icon from '../../../build/icons/32x32.png?inline'
import { templateBitmap } from './template-bitmap.ts'
import { hasTrayPlace } from './tray-place.ts'

export interface TrayActions {
  open(): void
  quickLookup(): void
  quit(): void
}

/** The app's icon in the tray. */
export interface TrayIcon {
  /** Shows or removes it, and returns the resulting state. */
  set(wanted: boolean): NativeState['tray']
}

/** Returns the icon as a macOS template image, drawn in the color of the menu bar. The file has twice the displayed size. */
function templateOf(image: Electron.NativeImage): Electron.NativeImage {
  const size = image.getSize()
  const shape = templateBitmap(image.toBitmap())
  const template = nativeImage.createFromBitmap(shape, { ...size, scaleFactor: 2 })
  template.setTemplateImage(true)
  return template
}

/** Returns the icon, initially hidden. */
export function createTrayIcon(actions: TrayActions): TrayIcon {
  let tray: Tray | undefined
  const there = hasTrayPlace(process.platform, process.env['XDG_CURRENT_DESKTOP'])

  function put(): void {
    const image = nativeImage.createFromDataURL(icon)
    tray = new Tray(
      process.platform === 'darwin' ? templateOf(image) : image.resize({ width: 16, height: 16 }),
    )
    tray.setToolTip('Category Atlas')
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: 'Open Category Atlas', click: () => actions.open() },
        { label: 'Quick lookup', click: () => actions.quickLookup() },
        { type: 'separator' },
        { label: 'Quit', click: () => actions.quit() },
      ]),
    )
    // On macOS, a click opens the menu.
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

import { BrowserWindow, app, screen } from 'electron'
import type { EventMessage } from '#core/contract/events.ts'
import { eventChannel } from '../../channels.ts'
import type { Folders } from '../data/folders.ts'
import { openPageWindow } from './page-window.ts'
import { placeQuickLookup } from './quick-lookup-place.ts'
import { keepPosition, readPosition } from './quick-lookup-position.ts'

/** In ms: on X11 a window loses the focus to the shortcut itself, just before the shortcut fires. */
const grabMs = 150

/** The small window that a shortcut opens. It is created once, then only shown and hidden. */
export interface QuickLookupWindow {
  /** Creates it ahead of time, so that it opens at once. */
  prepare(): void
  /** Destroys it. */
  discard(): void
  /** Shows it with the focus in its search box; with `null` it keeps its query. */
  show(query: string | null): void
  isInFront(): boolean
  /** Hides it; if `giveBack` is true, the program that was in front before gets the focus. */
  hide(giveBack: boolean): void
}

export function createQuickLookupWindow(
  folders: Folders,
  isQuitting: () => boolean,
): QuickLookupWindow {
  let window: BrowserWindow | undefined
  let loaded = false
  /** What to show as soon as the page is ready. */
  let waiting: { readonly query: string | null } | undefined
  /** When it last lost the focus, in ms since the epoch. */
  let leftAt = 0
  let position = readPosition(folders.userData)

  function open(): BrowserWindow {
    if (window !== undefined) return window
    loaded = false
    const opened = openPageWindow('quick-lookup', folders, {
      width: 560,
      height: 360,
      title: 'Quick lookup',
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      // On macOS a panel gets key presses without bringing the whole app to the front.
      ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
    })
    opened.webContents.setBackgroundThrottling(false)
    opened.webContents.once('did-finish-load', () => {
      loaded = true
      if (waiting !== undefined) showNow(opened, waiting.query)
      waiting = undefined
    })
    opened.webContents.on('render-process-gone', () => opened.destroy())
    opened.on('close', (event) => {
      if (isQuitting()) return
      event.preventDefault()
      hide(true)
    })
    opened.on('blur', () => (leftAt = Date.now()))
    opened.on('closed', () => (window = undefined))
    window = opened
    return opened
  }

  function showNow(target: BrowserWindow, query: string | null): void {
    const message: EventMessage = { name: 'quick-lookup-shown', detail: { query } }
    target.webContents.send(eventChannel, message)
    const inUse = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    const displays = screen.getAllDisplays().map(({ workArea }) => workArea)
    const zoom = target.webContents.getZoomFactor()
    target.setBounds(placeQuickLookup(position, zoom, displays, inUse.workArea))
    target.show()
    target.focus()
  }

  function hide(giveBack: boolean): void {
    waiting = undefined
    if (!window?.isVisible()) return
    const { x, y } = window.getBounds()
    if (x !== position?.x || y !== position.y) {
      position = { x, y }
      keepPosition(folders.userData, position)
    }
    if (process.platform !== 'darwin' && giveBack) window.blur()
    window.hide()
    const isAlone = !BrowserWindow.getAllWindows().some((other) => other.isVisible())
    if (process.platform === 'darwin' && giveBack && isAlone) app.hide()
  }

  return {
    prepare: () => void open(),
    discard: () => window?.destroy(),
    show(query) {
      const target = open()
      if (loaded) showNow(target, query)
      else waiting = { query }
    },
    isInFront: () =>
      window?.isVisible() === true && (window.isFocused() || Date.now() - leftAt < grabMs),
    hide,
  }
}

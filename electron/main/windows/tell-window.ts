import type { EventMessage } from '#core/contract/events.ts'
import { eventChannel } from '../../channels.ts'

/** Sends an event to a window as soon as its page can receive it. */
export function tellWindow(window: Electron.BrowserWindow, message: EventMessage): void {
  const { webContents } = window
  const send = () => webContents.send(eventChannel, message)
  // The page adds its listeners before its load event.
  const isHearing =
    webContents.getURL() !== '' && !webContents.isLoadingMainFrame() && !webContents.isCrashed()
  if (isHearing) send()
  else webContents.once('did-finish-load', send)
}

import type { EventMessage } from '#core/contract/events.ts'
import { eventChannel } from '../../channels.ts'

/** Sends an event to one window, as soon as its page can hear it. */
export function tellWindow(window: Electron.BrowserWindow, message: EventMessage): void {
  const { webContents } = window
  const send = () => webContents.send(eventChannel, message)
  // Its listeners are there before the page's load event.
  const isHearing =
    webContents.getURL() !== '' && !webContents.isLoadingMainFrame() && !webContents.isCrashed()
  if (isHearing) send()
  else webContents.once('did-finish-load', send)
}

import { type Session, type WebContents, app } from 'electron'
import { appOrigin, appScheme } from './app-protocol.ts'
import { pageOrigin } from './page-origin.ts'

const allowedSchemes = new Set([`${appScheme}:`, 'devtools:', 'data:'])

/** Closes a session to the network and to every permission: the app works from its own files alone. */
export function restrictSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAllowed(details.url) })
  })
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerDictionaryDownloadURL(`${appScheme}://app/`)
}

/** Keeps every page on the app's own: no navigation away, no new window, no webview. */
export function restrictContents(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

function isAllowed(url: string): boolean {
  try {
    const { protocol, host } = new URL(url)
    if (allowedSchemes.has(protocol)) return true
    // While the app is developed, its pages come from a server on this machine.
    return pageOrigin() !== appOrigin && host === new URL(pageOrigin()).host
  } catch {
    return false
  }
}

import { type Session, type WebContents, app } from 'electron'
import { appScheme } from './app-protocol.ts'

const allowedSchemes = new Set([`${appScheme}:`, 'devtools:', 'data:'])

/** Closes a session to the network and to every permission: the app works from its own files alone. */
export function restrictSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !allowedSchemes.has(schemeOf(details.url)) })
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

function schemeOf(url: string): string {
  try {
    return new URL(url).protocol
  } catch {
    return ''
  }
}

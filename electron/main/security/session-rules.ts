import { type Session, type WebContents, app } from 'electron'
import { pageOrigin } from './page-origin.ts'
import { appScheme, hostResolverRules, isAllowedRequest } from './request-rules.ts'

/** Takes the network from Chromium as a whole. Must run before the app is ready. */
export function forbidNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', hostResolverRules(pageOrigin()))
  // Looking for a proxy is traffic too: on Windows it asks the network for one.
  app.commandLine.appendSwitch('no-proxy-server')
}

/** Closes every session, now and later, to the network and to every permission: the app works from its own files alone. */
export function restrictSessions(): void {
  app.on('session-created', restrictSession)
}

function restrictSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAllowedRequest(details.url, pageOrigin()) })
  })
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerDictionaryDownloadURL(`${appScheme}://app/`)
}

/** Keeps every page on the app's own: no navigation away, no new window, no webview, no peer connection. */
export function restrictContents(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // WebRTC goes past session rules and the content security policy; this leaves it no UDP.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}

import { type Session, type WebContents, app } from 'electron'
import { pageOrigin } from './page-origin.ts'
import { appScheme, hostResolverRules, isAllowedRequest } from './request-rules.ts'

/** Blocks the network for all of Chromium. Must run before the app is ready. */
export function forbidNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', hostResolverRules(pageOrigin()))
  // Proxy detection is traffic too: on Windows it queries the network.
  app.commandLine.appendSwitch('no-proxy-server')
}

/** Blocks the network and denies every permission in every session, now and later: the app uses only its own files. */
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

/** Keeps every page on the app's own pages: no navigation away, no new window, no webview, no peer connection. */
export function restrictContents(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // WebRTC bypasses session rules and the content security policy. This leaves it no UDP.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}

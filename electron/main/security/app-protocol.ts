import { type Session, protocol } from 'electron'
import { readAsset } from '#backend/assets.ts'
import { appScheme } from './request-rules.ts'

/** Registers the app's own scheme. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/**
 * Serves the built UI in `root` under the app's own scheme, and nothing else. `whenServed` is called with
 * the path of each answer.
 */
export function serveApp(session: Session, root: string, whenServed: (path: string) => void): void {
  session.protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response('Method not allowed', { status: 405 })
    }
    if (url.host !== 'app') {
      return new Response('Not found', { status: 404 })
    }
    const { status, headers, body } = await readAsset(root, url.pathname)
    whenServed(url.pathname)
    return new Response(body, { status, headers })
  })
}

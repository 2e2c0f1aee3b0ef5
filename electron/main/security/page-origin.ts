import { app } from 'electron'
import { appOrigin } from './request-rules.ts'

/**
 * Returns the origin of the app's own pages: its own scheme, or during development the development server
 * on 127.0.0.1. A packaged app ignores the environment.
 */
export function pageOrigin(): string {
  const server = process.env['ELECTRON_RENDERER_URL']
  return server === undefined || app.isPackaged ? appOrigin : new URL(server).origin
}

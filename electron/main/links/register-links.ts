import { app } from 'electron'
import { linkScheme } from '#core/links/atlas-link.ts'

/**
 * Has the system open links with this app. On Linux the desktop entry of the package says so, and a
 * portable Windows program leaves the registry alone.
 */
export function registerLinks(): void {
  const isPortable = process.env['PORTABLE_EXECUTABLE_FILE'] !== undefined
  if (!app.isPackaged || process.platform === 'linux' || isPortable) return
  // After "--" nothing of a link can pass for an option.
  if (process.platform === 'win32') {
    app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--'])
  } else app.setAsDefaultProtocolClient(linkScheme)
}

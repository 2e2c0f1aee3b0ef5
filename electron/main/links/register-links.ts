import { app } from 'electron'
import { linkScheme } from '#core/links/atlas-link.ts'

/**
 * Registers the app for links. On Linux the package's desktop entry does that, and a portable Windows
 * program does not touch the registry.
 */
export function registerLinks(): void {
  const isPortable = process.env['PORTABLE_EXECUTABLE_FILE'] !== undefined
  if (!app.isPackaged || process.platform === 'linux' || isPortable) return
  // After "--", no part of a link can be an option.
  if (process.platform === 'win32') {
    app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--'])
  } else app.setAsDefaultProtocolClient(linkScheme)
}

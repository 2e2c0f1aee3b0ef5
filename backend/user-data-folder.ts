import { homedir } from 'node:os'
import { join } from 'node:path'

export const productName = 'Category Atlas'

/**
 * Returns the platform's folder for this app's user data, the same for every host:
 * `%APPDATA%` on Windows, `~/Library/Application Support` on macOS, `$XDG_CONFIG_HOME` or `~/.config` elsewhere.
 */
export function platformUserDataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  if (platform === 'win32') {
    const roaming = environment['APPDATA']
    // An empty one would lead into whatever folder the app was started from.
    if (roaming !== undefined && roaming !== '') return join(roaming, productName)
    return join(homedir(), 'AppData', 'Roaming', productName)
  }
  if (platform === 'darwin') {
    return join(homedir(), 'Library', 'Application Support', productName)
  }
  const configured = environment['XDG_CONFIG_HOME']
  return join(configured?.startsWith('/') ? configured : join(homedir(), '.config'), productName)
}

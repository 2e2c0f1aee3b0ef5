import { createHash } from 'node:crypto'
import { homedir, hostname } from 'node:os'
import { join, resolve } from 'node:path'

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

/** Names a folder for user data, for whoever starts the app with an environment rather than options. */
export const userDataVariable = 'CATEGORY_ATLAS_USER_DATA'

/**
 * Returns the user-data folder where no option names one: that of the environment, else that of the
 * policy, else the platform's. An empty variable counts as none.
 */
export function chosenUserDataFolder(
  policyFolder: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const named = environment[userDataVariable]
  if (named !== undefined && named !== '') return resolve(named)
  return policyFolder ?? platformUserDataFolder(process.platform, environment)
}

/**
 * Returns the folder for what Chromium keeps on this machine while it shows the user data of a folder:
 * below `%LOCALAPPDATA%`, `~/Library/Caches`, or `$XDG_CACHE_HOME` or `~/.cache`. It never roams, and two
 * machines that share a home folder have one each.
 */
export function machineFolder(
  userData: string,
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  host: string = hostname(),
): string {
  const name = createHash('sha256').update(`${host}\0${userData}`).digest('hex').slice(0, 16)
  return join(cacheFolder(platform, environment), productName, name)
}

function cacheFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA']
    if (local !== undefined && local !== '') return local
    return join(homedir(), 'AppData', 'Local')
  }
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  const configured = environment['XDG_CACHE_HOME']
  return configured?.startsWith('/') ? configured : join(homedir(), '.cache')
}

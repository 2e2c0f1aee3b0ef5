import { execFile } from 'node:child_process'

const timeoutMs = 2000

/**
 * Tells whether the desktop shows tray icons. On Linux that depends on a program that need not run, and Electron
 * does not tell: the session bus is asked for it. Where it cannot be asked the answer is no, so that no window
 * is ever hidden behind an icon that nobody sees.
 */
export function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(true)
  const question = [
    'call',
    '--session',
    '--dest=org.freedesktop.DBus',
    '--object-path=/org/freedesktop/DBus',
    '--method=org.freedesktop.DBus.NameHasOwner',
    'org.kde.StatusNotifierWatcher',
  ]
  return new Promise((resolve) => {
    execFile('gdbus', question, { timeout: timeoutMs }, (error, answer) =>
      resolve(error === null && answer.includes('true')),
    )
  })
}

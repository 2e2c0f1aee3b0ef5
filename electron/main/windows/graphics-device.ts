import { existsSync } from 'node:fs'

/** The graphics devices of Linux: a card, NVIDIA's own driver, or the Windows device in WSL. */
const devices = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg']

/**
 * Whether there may be a graphics device. Without one, as on many virtual desktops, Chromium would try at
 * every start, fail, and only then render in software.
 */
export function mayHaveGraphicsDevice(
  platform: NodeJS.Platform,
  exists: (path: string) => boolean = existsSync,
): boolean {
  return platform !== 'linux' || devices.some(exists)
}

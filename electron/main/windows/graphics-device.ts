import { existsSync } from 'node:fs'

/** Where Linux has a device that draws: a card, NVIDIA's own driver, or Windows' below WSL. */
const devices = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg']

/**
 * Tells whether there may be a device that draws. Without one, as on many a virtual desktop, Chromium would
 * try it at each start, fail, and only then draw in software.
 */
export function mayHaveGraphicsDevice(
  platform: NodeJS.Platform,
  exists: (path: string) => boolean = existsSync,
): boolean {
  return platform !== 'linux' || devices.some(exists)
}

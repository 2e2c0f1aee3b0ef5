import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * Returns the path of a Chromium for this machine: the one in `ATLAS_CHROMIUM`, Playwright's own, the
 * system's, or on Linux x64 the one in the npm package @sparticuz/chromium.
 * Throws if there is none.
 */
export async function findChromium(): Promise<string> {
  const candidates = [process.env['ATLAS_CHROMIUM'], chromium.executablePath(), ...installed]
  for (const path of candidates) {
    if (path !== undefined && existsSync(path) && runs(path)) return path
  }
  const carried = await carriedChromium()
  if (carried !== undefined) return carried
  throw new Error('no Chromium runs here')
}

/**
 * Returns the path of the Chromium in the npm package @sparticuz/chromium, if it runs here (Linux x64).
 * Its version is fixed, so its screenshots can be compared pixel by pixel.
 */
export async function carriedChromium(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const { default: carried } = await import('@sparticuz/chromium')
  const path = await carried.executablePath()
  return runs(path) ? path : undefined
}

function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}

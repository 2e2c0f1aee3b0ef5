import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { launchElectron } from './targets.ts'

/** The desktop app with access to its main process, for what users do not see, such as its rules and its network. */
export interface Desktop {
  readonly electron: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** Quits the app and removes its user data, unless a test needs it. */
  stop(keep?: 'keep user data'): Promise<void>
}

interface Opening {
  /** Switches for Chromium. */
  readonly switches?: readonly string[]
  /** An existing user data folder instead of a new one. */
  readonly userData?: string
  /** Runs in the main process as early as possible. */
  readonly first?: (electron: ElectronApplication) => Promise<void>
}

/** Starts the desktop app and waits until it is usable. */
export async function openDesktop({
  switches = [],
  userData: given,
  first,
}: Opening = {}): Promise<Desktop> {
  const userData = given ?? (await mkdtemp(join(tmpdir(), 'category-atlas-test-')))
  const electron = await launchElectron({ userData }, switches)
  await first?.(electron)
  const page = await electron.firstWindow()
  await page.waitForSelector('html[data-ready="true"]')
  return {
    electron,
    page,
    userData,
    async stop(keep) {
      await electron.close()
      if (keep === undefined) await rm(userData, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { launchElectron } from './targets.ts'

/** The desktop app with its main process at hand: for what no person sees, such as its rules and its network. */
export interface Desktop {
  readonly electron: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** Ends the app, and removes its user data unless they are to be looked at. */
  stop(keep?: 'keep user data'): Promise<void>
}

interface Opening {
  /** For Chromium. */
  readonly switches?: readonly string[]
  /** A user-data folder that is there, instead of a new one. */
  readonly userData?: string
  /** What is done in the main process as early as can be. */
  readonly first?: (electron: ElectronApplication) => Promise<void>
}

/** Starts the desktop app, and waits until it can be used. */
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

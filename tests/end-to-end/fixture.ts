import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, type Page, test as base, expect } from '@playwright/test'
import { type RunningApp, type StartOptions, startBrowser, startDesktop } from './targets.ts'

export { expect } from '@playwright/test'

export interface TargetOptions {
  readonly target: 'desktop' | 'browser'
}

/** The app under test, with a user-data folder of its own. */
export interface AppUnderTest {
  readonly userData: string
  /** Starts the app (again), and waits until it can be used. */
  start(options?: Partial<StartOptions>): Promise<Page>
  stop(): Promise<void>
  /** Returns the desktop app that runs. Throws in the browser. */
  electron(): ElectronApplication
}

/**
 * Hands a test the app. After the test it fails on a console error, an uncaught exception, a violation
 * of the content security policy, or a request to anywhere but the app itself.
 */
export const test = base.extend<TargetOptions & { app: AppUnderTest; page: Page }>({
  target: ['browser', { option: true }],

  app: async ({ target }, use) => {
    const userData = await mkdtemp(join(tmpdir(), 'category-atlas-test-'))
    const faults: string[] = []
    let running: RunningApp | undefined

    const stop = async () => {
      faults.push(...(running?.foreignRequests ?? []).map((url) => `request to ${url}`))
      await running?.close()
      running = undefined
    }
    await use({
      userData,
      stop,
      electron() {
        if (running?.electron === undefined) throw new Error('No desktop app runs.')
        return running.electron
      },
      async start(options = {}) {
        await stop()
        running = await (target === 'desktop' ? startDesktop : startBrowser)({
          userData,
          ...options,
        })
        const { page } = running
        const listen = (each: Page) => {
          each.on('pageerror', (error) => faults.push(`exception: ${error.message}`))
          each.on('console', (message) => {
            if (message.type() === 'error') faults.push(`console: ${message.text()}`)
          })
        }
        listen(page)
        page.context().on('page', listen)
        await page.exposeFunction('reportViolation', (text: string) => faults.push(text))
        await page.addInitScript(watchPolicy)
        await page.evaluate(watchPolicy)
        await page.waitForSelector('html[data-ready="true"]')
        return page
      },
    })
    await stop()
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
    expect(faults, 'console errors, policy violations and network requests').toEqual([])
  },

  page: async ({ app }, use) => {
    await use(await app.start())
  },
})

/** Runs in the page: reports each violation of the content security policy. */
function watchPolicy(): void {
  const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation
  document.addEventListener('securitypolicyviolation', (event) => {
    report(`policy: ${event.violatedDirective} ${event.blockedURI}`)
  })
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type ElectronApplication,
  type Page,
  test as base,
  expect,
} from '@playwright/test'
import { openUserDataStore } from '#backend/user-data/user-data-store.ts'
import {
  type OpenChromium,
  type RunningApp,
  type StartOptions,
  launchChromium,
  startBrowser,
  startDesktop,
} from './targets.ts'
import { femur } from '../fixtures/user-data/changes.ts'
import { backToStart } from './steps.ts'

export { expect } from '@playwright/test'

export interface TargetOptions {
  readonly target: 'desktop' | 'browser'
}

/** The app under test, with its own user data folder. */
export interface AppUnderTest {
  readonly userData: string
  /** Starts or restarts the app and waits until it is usable. */
  start(options?: Partial<StartOptions>): Promise<Page>
  stop(): Promise<void>
  /** See {@link RunningApp.catchPrinting}. */
  catchPrinting(): Promise<() => Promise<number>>
  /** See {@link RunningApp.menuKeys}. */
  menuKeys(title: string): Promise<string | undefined>
  /** Returns the running desktop app. Throws in the browser. */
  electron(): ElectronApplication
}

export interface PreparedApp {
  readonly app: AppUnderTest
  /**
   * Fails on a console error, an uncaught exception, a violation of the content security policy, or a request to
   * anything but the app itself, since the last call.
   */
  readonly expectNoFaults: () => void
  readonly end: () => Promise<void>
}

/** A running app that tests use one after another, as a coder does all day. */
interface SharedApp extends PreparedApp {
  readonly page: Page
}

/**
 * Gives the app to a test, and closes it afterwards as {@link prepareApp} says. Tests that only look something up
 * use `sharedPage`: starting an app of its own is most of what such a test costs.
 */
export const test = base.extend<
  { app: AppUnderTest; page: Page; sharedPage: Page },
  TargetOptions & { openChromium: OpenChromium; sharedApp: SharedApp }
>({
  target: ['browser', { option: true, scope: 'worker' }],

  // One Chromium for all tests of a worker. A fresh profile for each test isolates them.
  openChromium: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads fixture names from the pattern.
    async ({}, use) => {
      const browsers = new Map<string | undefined, Promise<Browser>>()
      await use((path) => {
        const browser = browsers.get(path) ?? launchChromium(path)
        browsers.set(path, browser)
        return browser
      })
      for (const browser of browsers.values()) await (await browser).close()
    },
    { scope: 'worker' },
  ],

  app: async ({ target, openChromium }, use) => {
    const { app, end } = await prepareApp(target, openChromium)
    await use(app)
    await end()
  },

  page: async ({ app }, use) => {
    await use(await app.start())
  },

  sharedApp: [
    async ({ target, openChromium }, use) => {
      const prepared = await prepareApp(target, openChromium)
      // Without a recent category, the start page would be different for the first test.
      const store = await openUserDataStore({ folder: prepared.app.userData })
      await store.apply([{ kind: 'add-recent', snapshot: femur }])
      await store.close()
      await use({ ...prepared, page: await prepared.app.start() })
      await prepared.end()
    },
    { scope: 'worker' },
  ],

  sharedPage: async ({ sharedApp: { page, expectNoFaults } }, use, { errors }) => {
    await use(page)
    // A failed test ends its worker, and with it the app.
    if (errors.length > 0) return
    expectNoFaults()
    await backToStart(page)
  },
})

/** Prepares the app with a new user data folder. `end` stops it, removes the folder, and then expects no faults. */
export async function prepareApp(
  target: TargetOptions['target'],
  openChromium: OpenChromium,
): Promise<PreparedApp> {
  const userData = await mkdtemp(join(tmpdir(), 'category-atlas-test-'))
  const faults: string[] = []
  let running: RunningApp | undefined

  const noteRequests = () => {
    const urls = running?.foreignRequests.splice(0) ?? []
    faults.push(...urls.map((url) => `request to ${url}`))
  }
  const stop = async () => {
    noteRequests()
    await running?.close()
    running = undefined
  }
  const started = () => {
    if (running === undefined) throw new Error('The app does not run.')
    return running
  }
  const app: AppUnderTest = {
    userData,
    stop,
    catchPrinting: () => started().catchPrinting(),
    menuKeys: (title) => started().menuKeys(title),
    electron() {
      if (running?.electron === undefined) throw new Error('No desktop app runs.')
      return running.electron
    },
    async start(options = {}) {
      await stop()
      const all = { userData, ...options }
      running =
        target === 'desktop' ? await startDesktop(all) : await startBrowser(all, openChromium)
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
  }
  const expectNoFaults = () => {
    noteRequests()
    const found = faults.splice(0)
    expect(found, 'console errors, policy violations and network requests').toEqual([])
  }
  const end = async () => {
    await stop()
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
    expectNoFaults()
  }
  return { app, expectNoFaults, end }
}

/** Runs in the page: reports each violation of the content security policy. */
function watchPolicy(): void {
  const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation
  document.addEventListener('securitypolicyviolation', (event) => {
    report(`policy: ${event.violatedDirective} ${event.blockedURI}`)
  })
}

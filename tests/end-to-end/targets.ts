import { type ChildProcess, fork, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import {
  type Browser,
  type ElectronApplication,
  type Page,
  _electron,
  chromium,
} from '@playwright/test'
import { evaluateOnce } from './evaluate-once.ts'
import type { HostAnswer, HostRequest } from './host-process.ts'

const lastWordsMs = 200

/** Switches that give a page the same pixels on every machine. */
export const drawnInSoftware = [
  '--disable-gpu',
  '--disable-lcd-text',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

export const checkout = join(import.meta.dirname, '..', '..')

/** A running app. */
export interface RunningApp {
  readonly page: Page
  /** The desktop app itself. */
  readonly electron?: ElectronApplication
  /** Addresses of requests that left the app's own origin. */
  readonly foreignRequests: string[]
  /** Replaces the system's print dialog with a counter and returns how to read it. */
  catchPrinting(): Promise<() => Promise<number>>
  /** Returns the shortcut of an item in the native menu; `undefined` if there is none, or no menu. */
  menuKeys(title: string): Promise<string | undefined>
  close(): Promise<void>
}

export interface StartOptions {
  readonly userData: string
  readonly data?: string
  /** A policy file to try out. */
  readonly policy?: string
  /** Links and files to open; only for the desktop app. */
  readonly open?: readonly string[]
  /** The path of the Chromium to use instead of the one in `ATLAS_CHROMIUM`. */
  readonly chromium?: string
  /** Device pixels per CSS pixel; only in Chromium. */
  readonly scale?: number
  /** The time zone instead of the machine's, such as `America/New_York`. */
  readonly timeZone?: string
}

function hostArguments({ userData, data, policy, open = [] }: StartOptions): string[] {
  return [
    ...['--user-data', userData],
    ...(data === undefined ? [] : ['--data', data]),
    ...(policy === undefined ? [] : ['--policy', policy]),
    ...open,
  ]
}

function environmentIn(timeZone: string | undefined): Record<string, string> {
  const known = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return { ...Object.fromEntries(known), ...(timeZone === undefined ? {} : { TZ: timeZone }) }
}

/**
 * Launches the desktop app in the Electron of `ATLAS_ELECTRON`, or the packaged app of `ATLAS_PACKAGED`;
 * `switches` go to Chromium.
 */
export async function launchElectron(
  options: StartOptions,
  switches: readonly string[] = [],
): Promise<ElectronApplication> {
  const packaged = process.env['ATLAS_PACKAGED']
  const executablePath = packaged ?? process.env['ATLAS_ELECTRON']
  if (executablePath === undefined) throw new Error('Start these tests with: npm run e2e')
  const electron = await _electron.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...switches,
      ...(packaged === undefined ? [checkout] : []),
      ...hostArguments(options),
    ],
    env: environmentIn(options.timeZone),
  })
  evaluateOnce(electron)
  return electron
}

/** Starts the desktop app. */
export async function startDesktop(options: StartOptions): Promise<RunningApp> {
  const app = await launchElectron(options)
  const foreignRequests: string[] = []
  app.context().on('request', (request) => {
    if (!/^(category-atlas|data|devtools):/.test(request.url())) foreignRequests.push(request.url())
  })
  const page = await app.firstWindow()
  return {
    page,
    electron: app,
    foreignRequests,
    close: () => app.close(),
    menuKeys: (title) =>
      app.evaluate(({ Menu }, label) => {
        const items = Menu.getApplicationMenu()?.items.flatMap(
          ({ submenu }) => submenu?.items ?? [],
        )
        const keys: unknown = items?.find((item) => item.label === label)?.accelerator
        return typeof keys === 'string' ? keys : undefined
      }, title),
    async catchPrinting() {
      await app.evaluate(({ BrowserWindow }) => {
        for (const { webContents } of BrowserWindow.getAllWindows()) {
          const counted = globalThis as typeof globalThis & { printed?: number }
          webContents.print = () => {
            counted.printed = (counted.printed ?? 0) + 1
          }
        }
      })
      return () =>
        app.evaluate(() => (globalThis as typeof globalThis & { printed?: number }).printed ?? 0)
    },
  }
}

/** Returns a running Chromium by the path of its executable; `undefined` for Playwright's own. */
export type OpenChromium = (executablePath: string | undefined) => Promise<Browser>

/** Launches a Chromium that renders the same pixels on every machine. */
export function launchChromium(executablePath: string | undefined): Promise<Browser> {
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', ...drawnInSoftware],
  })
}

/** The browser host, and the address that it prints. */
export interface BrowserHost {
  readonly address: string
  readonly end: () => Promise<void>
}

let hostProcess: ChildProcess | undefined
let hostsStarted = 0

/** Starts a browser host in the process that serves all hosts of a worker. */
async function startSharedHost(options: StartOptions): Promise<BrowserHost> {
  const running = (hostProcess ??= fork(join(import.meta.dirname, 'host-process.ts')))
  // The worker does not wait for it, and it ends with the worker.
  running.unref()
  running.channel?.unref()
  const id = ++hostsStarted
  const ask = async (request: HostRequest): Promise<string | undefined> => {
    const answered = new Promise<HostAnswer>((resolve) => {
      const listen = (answer: HostAnswer) => {
        if (answer.id !== id) return
        running.off('message', listen)
        resolve(answer)
      }
      running.on('message', listen)
    })
    running.send(request)
    const { address, error } = await answered
    if (error !== undefined) throw new Error(error)
    return address
  }
  const address = await ask({ id, start: hostArguments(options) })
  if (address === undefined) throw new Error('The browser host has no address.')
  return {
    address,
    async end() {
      await ask({ id })
    },
  }
}

/** Starts the browser host in a process of its own; `more` are additional options for it. */
export async function startHost(
  options: StartOptions,
  more: readonly string[] = [],
): Promise<BrowserHost> {
  const host = spawn(
    process.execPath,
    [join(checkout, 'web', 'main.ts'), ...hostArguments(options), ...more],
    { stdio: ['ignore', 'pipe', 'inherit'], env: environmentIn(options.timeZone) },
  )
  const ended = new Promise((resolve) => host.once('close', resolve))
  return {
    address: await printedAddress(host),
    async end() {
      // Ctrl+C would wait for changes that cannot be saved.
      host.kill('SIGTERM')
      await ended
    },
  }
}

/** Starts the browser host and opens its address in a fresh Chromium profile. */
export async function startBrowser(
  options: StartOptions,
  openChromium: OpenChromium,
): Promise<RunningApp> {
  // A process has one time zone.
  const start = options.timeZone === undefined ? startSharedHost : startHost
  const { address, end } = await start(options)
  const browser = await openChromium(options.chromium ?? process.env['ATLAS_CHROMIUM'])
  const context = await browser.newContext({
    viewport: { width: 1280, height: 820 },
    deviceScaleFactor: options.scale ?? 1,
    ...(options.timeZone === undefined ? {} : { timezoneId: options.timeZone }),
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const foreignRequests: string[] = []
  const { origin } = new URL(address)
  context.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) foreignRequests.push(request.url())
  })
  const page = await context.newPage()
  await page.goto(address)
  return {
    page,
    foreignRequests,
    menuKeys: () => Promise.resolve(undefined),
    async catchPrinting() {
      await page.evaluate(() => {
        const counted = window as typeof window & { printed?: number }
        counted.print = () => {
          counted.printed = (counted.printed ?? 0) + 1
        }
      })
      return () =>
        page.evaluate(() => (window as typeof window & { printed?: number }).printed ?? 0)
    },
    async close() {
      // Like a user who closes a tab: the page is notified and sends its last changes.
      const closed = page.waitForEvent('close')
      await page.close({ runBeforeUnload: true })
      await closed
      await new Promise((resolve) => setTimeout(resolve, lastWordsMs))
      await context.close()
      await end()
    },
  }
}

async function printedAddress(host: ChildProcess): Promise<string> {
  if (host.stdout === null) throw new Error('The browser host has no output.')
  for await (const line of createInterface({ input: host.stdout })) {
    const address = /http:\S+/.exec(line)?.[0]
    if (address !== undefined) return address
  }
  throw new Error('The browser host ended without printing its address.')
}

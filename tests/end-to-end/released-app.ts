import { type ChildProcess, spawn } from 'node:child_process'
import { type Page, chromium, expect } from '@playwright/test'

export interface StartedApp {
  readonly child: ChildProcess
  /** The port of Chromium's remote debugging, once the app has started. */
  readonly address: Promise<string>
  readonly heard: { said: string }
}

export interface Starting {
  readonly env?: NodeJS.ProcessEnv
  /** The user and group id to start it with, instead of the tests' own. */
  readonly user?: number
}

/** Starts a released app, which rejects a debugger, with Chromium's remote debugging. */
export function startReleased(
  executable: string,
  args: readonly string[],
  { env = {}, user }: Starting = {},
): StartedApp {
  const isRoot = (user ?? process.getuid?.()) === 0
  const own = isRoot ? ['--no-sandbox'] : []
  const child = spawn(executable, [...args, ...own, '--remote-debugging-port=0'], {
    env: { ...process.env, ...env },
    ...(user === undefined ? {} : { uid: user, gid: user, cwd: '/' }),
  })
  const heard = { said: '' }
  const address = new Promise<string>((resolve, reject) => {
    const listen = (data: unknown) => {
      heard.said += String(data)
      const found = /DevTools listening on (ws:\S+)/.exec(heard.said)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('close', () => reject(new Error(`It ended: ${heard.said}`)))
  })
  return { child, address, heard }
}

/** Calls a function with the page of a released app once it is usable, and quits the app afterwards. */
export async function usePage(
  { child, address }: StartedApp,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve))
  try {
    await expect(async () => expect(await shownPages(await address)).toHaveLength(1)).toPass()
    const browser = await chromium.connectOverCDP(await address)
    try {
      const page = browser.contexts()[0]?.pages()[0]
      if (page === undefined) throw new Error('There is no window.')
      await page.waitForSelector('html[data-ready="true"]')
      await use(page)
    } finally {
      await browser.close()
    }
  } finally {
    child.kill()
    await ended
  }
}

/** Returns the titles of an app's pages from its remote debugging. */
async function shownPages(control: string): Promise<string[]> {
  const answer = await fetch(`http://${new URL(control).host}/json/list`)
  const targets = (await answer.json()) as { type: string; title: string }[]
  return targets
    .filter(({ type, title }) => type === 'page' && title.includes('Category Atlas'))
    .map(({ title }) => title)
}

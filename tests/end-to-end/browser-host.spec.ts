import { mkdtemp, rm } from 'node:fs/promises'
import { type IncomingHttpHeaders, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, test as base } from './fixture.ts'
import { ask, pageHeading, results } from './steps.ts'
import { type BrowserHost, type StartOptions, startHost } from './targets.ts'

interface Machine {
  readonly context: BrowserContext
  /** Starts the browser host on a port, or on any. */
  readonly startHost: (port?: string) => Promise<BrowserHost>
}

/** A fresh profile of the Chromium that all tests of a worker share, and browser hosts on one user data folder. */
const test = base.extend<{ machine: Machine }>({
  machine: async ({ openChromium }, use) => {
    const options: StartOptions = {
      userData: await mkdtemp(join(tmpdir(), 'category-atlas-test-')),
    }
    const browser = await openChromium(process.env['ATLAS_CHROMIUM'])
    const context = await browser.newContext()
    const hosts: BrowserHost[] = []
    await use({
      context,
      async startHost(port = '0') {
        const host = await startHost(options, ['--port', port])
        hosts.push(host)
        return host
      },
    })
    await context.close()
    await Promise.all(hosts.map((host) => host.end()))
    await rm(options.userData, { recursive: true, force: true, maxRetries: 5 })
  },
})

const ready = (page: Page) => page.waitForSelector('html[data-ready="true"]')
async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await ready(page)
  return page
}
/** Opens a category by its code, which does not work without the host. */
async function lookUp(page: Page, code: string): Promise<void> {
  await ask(page, code)
  await expect(results(page).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toBeVisible()
}
const noteBox = (page: Page) => page.getByRole('textbox', { name: /note/i })
const bare = (address: string) => new URL('/', address).href

/** Another program's server on this machine, with a page that tries to read the notes. */
async function startOther(): Promise<{
  readonly address: string
  readonly heard: { readonly url: string; readonly headers: IncomingHttpHeaders }[]
  close(): void
}> {
  const heard: { url: string; headers: IncomingHttpHeaders }[] = []
  const server = createServer((request, response) => {
    heard.push({ url: request.url ?? '', headers: request.headers })
    response.setHeader('Content-Type', 'text/html')
    response.end('<p>Another program</p>')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}/`, heard, close: () => server.close() }
}

/** Opens a page with prebuilt search texts that `change` has changed, or without any, and waits until it has read everything. */
async function openWithTexts(
  context: BrowserContext,
  address: string,
  change: ((texts: string) => string) | undefined,
): Promise<Page> {
  const page = await context.newPage()
  await page.route(/category-texts/, async (route) => {
    if (change === undefined) await route.abort()
    else await route.fulfill({ body: change(await (await route.fetch()).text()) })
  })
  const asked = page.waitForRequest(/category-texts/)
  await page.goto(address)
  await asked
  await expect(page.getByText('All 8 editions checked')).toBeVisible()
  return page
}

test('search uses the prebuilt texts, and works without them @browser-only', async ({
  machine: { context, startHost },
}) => {
  const { address } = await startHost()
  const marked = await openWithTexts(context, address, (texts) =>
    texts.replace('"EKG"', '"EKG, as built"'),
  )
  await ask(marked, 'EKG')
  await expect(results(marked).first()).toContainText('EKG, as built')

  const without = await openWithTexts(context, address, undefined)
  await ask(without, 'EKG')
  await expect(results(without).first()).toContainText('EKG')
  await expect(results(without).first()).not.toContainText('as built')
})

test('another server on this machine gets neither the token nor the notes @browser-only', async ({
  machine: { context, startHost },
}) => {
  const host = await startHost()
  const page = await open(context, host.address)
  await lookUp(page, '27447')
  await noteBox(page).fill('A secret note')
  await page.keyboard.press('Tab')

  const other = await startOther()
  const hostile = await context.newPage()
  await hostile.goto(other.address)
  const got = await hostile.evaluate(async (address) => {
    const body = JSON.stringify({ name: 'userdata.read', input: {} })
    const attempt = async (options: RequestInit) => {
      try {
        const answer = await fetch(`${address}call`, { method: 'POST', body, ...options })
        return `${answer.type} ${answer.status} ${await answer.text()}`
      } catch (error) {
        return String(error)
      }
    }
    const tabs = new BroadcastChannel('category-atlas')
    const overheard: unknown[] = []
    tabs.onmessage = ({ data }) => overheard.push(data)
    tabs.postMessage({ kind: 'token-wanted' })
    const answers = [
      await attempt({ credentials: 'include', headers: { 'Content-Type': 'application/json' } }),
      await attempt({ credentials: 'include', mode: 'no-cors' }),
    ]
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    return {
      answers,
      overheard,
      stored: sessionStorage.length + localStorage.length,
      cookie: document.cookie,
    }
  }, bare(host.address))

  const token = new URL(host.address).hash.replace('#token=', '')
  expect(token).toHaveLength(32)
  expect(JSON.stringify([got, other.heard])).not.toContain(token)
  expect(got).toMatchObject({ overheard: [], stored: 0, cookie: '' })
  for (const answer of got.answers) expect(answer).not.toMatch(/secret|document|200/)
  for (const { headers } of other.heard) expect(headers.cookie).toBeUndefined()

  // The page that it opens is an ordinary page that it cannot access.
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    hostile.evaluate((address) => {
      Object.assign(window, { opened: window.open(address) })
    }, bare(host.address)),
  ])
  await ready(opened)
  expect(
    await hostile.evaluate(() => {
      const { opened } = window as unknown as { opened: Window }
      try {
        return `${opened.closed} ${opened.document.title}`
      } catch (error) {
        return String(error)
      }
    }),
  ).not.toContain('Atlas')
  other.close()
})

test('cookies set by another server lock nobody out @browser-only', async ({
  machine: { context, startHost },
}) => {
  const host = await startHost()
  const other = await startOther()
  const hostile = await context.newPage()
  await hostile.goto(other.address)
  const planted = await hostile.evaluate(() => {
    for (let at = 0; at < 170; at++) document.cookie = `planted-${at}=${'x'.repeat(3_900)}; path=/`
    return document.cookie.length
  })
  expect(planted).toBeGreaterThan(300_000)
  const page = await open(context, host.address)
  await lookUp(page, '27447')
  await page.reload()
  await ready(page)
  await lookUp(page, '99213')
  other.close()
})

test('the token disappears from the address at once; a reload and a new tab work without it @browser-only', async ({
  machine: { context, startHost },
}) => {
  const host = await startHost()
  const page = await open(context, host.address)
  expect(page.url()).not.toContain('token')
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
  await page.reload()
  await ready(page)
  await lookUp(page, '27447')
  const typed = await open(context, bare(host.address))
  await lookUp(typed, '99213')
  // The second tab works without the first one.
  await page.close()
  await typed.reload()
  await ready(typed)
  await lookUp(typed, '27447')
})

test('the first keys reach Bookmarks, the palette and a note while other pages are still loading @browser-only', async ({
  machine: { context, startHost },
}) => {
  const host = await startHost()
  const page = await context.newPage()
  let load: () => void = () => undefined
  const keysAreTyped = new Promise<void>((resolve) => (load = resolve))
  await page.route(/\/pages-[^/]+\.js$/, async (route) => {
    await keysAreTyped
    await route.continue()
  })
  const asked = page.waitForRequest(/\/pages-[^/]+\.js$/)
  await page.goto(host.address)
  await ready(page)
  await page.keyboard.press('Control+Shift+f')
  await page.keyboard.type('knee')
  await expect(page.getByRole('searchbox', { name: 'Find in bookmarks and notes' })).toHaveValue(
    'knee',
  )
  await page.keyboard.press('Control+k')
  await page.keyboard.type('compare')
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('compare')
  await page.keyboard.press('Escape')
  await lookUp(page, '27447')
  await page.keyboard.press('m')
  await page.keyboard.type('Ask')
  await expect(noteBox(page)).toHaveValue('Ask')
  await asked
  load()
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('tree', { name: 'Bookmarks' })).toContainText('Ask')
})

test('a note that is saved while its tab closes is sent so that it outlives the tab @browser-only', async ({
  machine: { context, startHost },
}) => {
  const host = await startHost()
  const page = await open(context, host.address)
  await lookUp(page, '27447')
  // Without it, the note might be saved before the tab closes, in a pause of typing.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await noteBox(page).fill('Written last')
  await page.evaluate(() => {
    const send = window.fetch.bind(window)
    window.fetch = (path, options) => {
      if (typeof options?.body === 'string' && options.body.includes('Written last')) {
        localStorage.setItem('keepalive', String(options.keepalive))
      }
      return send(path, options)
    }
  })
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed

  const next = await open(context, host.address)
  expect(await next.evaluate(() => localStorage.getItem('keepalive'))).toBe('true')
  await lookUp(next, '27447')
  await expect(noteBox(next)).toHaveValue('Written last')
})

test('the address without a token shows where to find the full one @browser-only', async ({
  machine: { context, startHost },
}) => {
  const host = await startHost()
  const page = await context.newPage()
  await page.goto(bare(host.address))
  await expect(page.getByText('Open the address shown in the terminal').first()).toBeVisible()
})

test('eight tabs work and receive changes, even after the listening tab is closed @browser-only', async ({
  machine: { context, startHost },
}) => {
  const host = await startHost()
  const first = await open(context, host.address)
  const tabs = [first]
  for (let count = 1; count < 8; count++) tabs.push(await open(context, bare(host.address)))
  for (const tab of tabs) await lookUp(tab, '27447')
  const [, second, ...rest] = tabs
  const last = rest.at(-1)
  if (second === undefined || last === undefined) throw new Error('There are too few tabs.')
  await noteBox(second).fill('Seen everywhere')
  await second.keyboard.press('Tab')
  for (const tab of tabs) await expect(noteBox(tab)).toHaveValue('Seen everywhere')
  await first.close()
  await noteBox(second).fill('Seen once more')
  await second.keyboard.press('Tab')
  await expect(noteBox(last)).toHaveValue('Seen once more')
})

test('a tab from an earlier start works again once the new address is open @browser-only', async ({
  machine: { context, startHost },
}) => {
  const host = await startHost()
  const { port, hash } = new URL(host.address)
  const old = await open(context, host.address)
  await lookUp(old, '27447')
  await host.end()
  const again = await startHost(port)
  expect(new URL(again.address).hash).not.toBe(hash)
  const fresh = await open(context, again.address)
  await lookUp(fresh, '27447')
  await noteBox(fresh).fill('Of the second start')
  await fresh.keyboard.press('Tab')
  // It notices by itself: it reopens the event stream and reads what it missed.
  await expect(noteBox(old)).toHaveValue('Of the second start', { timeout: 30_000 })
})

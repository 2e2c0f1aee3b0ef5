import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { openDesktop } from './desktop.ts'
import { listen } from './listeners.ts'
import { readNetworkLog } from './network-log.ts'
import { ask, editionSelect, openPalette, pageHeading, results } from './steps.ts'

/** Records every connection, packet and name lookup of the main process from now on. */
async function watchNode(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(() => {
    const seen: string[] = []
    Reflect.set(globalThis, 'reached', seen)
    const watch = (owner: object, name: string) => {
      const original = Reflect.get(owner, name) as (...given: unknown[]) => unknown
      Reflect.set(owner, name, function (this: unknown, ...given: unknown[]) {
        seen.push(name)
        return original.apply(this, given)
      })
    }
    watch(process.getBuiltinModule('net').Socket.prototype, 'connect')
    watch(process.getBuiltinModule('dgram').Socket.prototype, 'send')
    watch(process.getBuiltinModule('dns'), 'lookup')
  })
}

const reached = (electron: ElectronApplication) =>
  electron.evaluate(() => Reflect.get(globalThis, 'reached') as string[])

/** A work session: everything that reads, shows or exports data. */
async function work(page: Page): Promise<void> {
  for (const query of ['27447', '27301-27599', 'knee arthroplsty', 'EKG', 'zzzz qqqq']) {
    await ask(page, query)
  }
  await ask(page, '99213')
  await expect(results(page).first()).toContainText('Established Patient')
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toContainText('Established Patient')
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
  await editionSelect(page).selectOption('2021')
  await expect(editionSelect(page)).toHaveValue('2021')
  await page.getByRole('banner').getByRole('button', { name: 'Compare' }).click()
  await expect(pageHeading(page)).toContainText('CPT 2021')
  await page.getByRole('button', { name: /^Dataset/ }).click()
  await expect(pageHeading(page)).toBeVisible()
  await openPalette(page)
  await page.keyboard.insertText('About')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
}

test.describe('@desktop-only offline', () => {
  let folder: string

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'category-atlas-test-'))
  })
  test.afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

  test('a work session makes no network request in any process', async () => {
    const log = join(folder, 'session.json')
    const desktop = await openDesktop({ switches: [`--log-net-log=${log}`], first: watchNode })
    const { electron, page } = desktop
    const requests: string[] = []
    electron.context().on('request', (request) => requests.push(request.url()))
    await work(page)
    // Apps send updates and statistics only after a while.
    await page.waitForTimeout(5000)
    expect(requests.filter((url) => !url.startsWith('category-atlas://app/'))).toEqual([])
    expect(await reached(electron)).toEqual([])
    await desktop.stop()
    expect(await readNetworkLog(log)).toEqual([])
  })

  test('the network log of that session can see outgoing traffic', async () => {
    const log = join(folder, 'control.json')
    const network = await listen()
    const desktop = await openDesktop({ switches: [`--log-net-log=${log}`], first: watchNode })
    const { electron } = desktop
    await electron.evaluate(async ({ session }, port) => {
      const open = session.fromPartition('control')
      open.webRequest.onBeforeRequest(null)
      await open.fetch(`http://127.0.0.1:${port}/leak`).catch(() => undefined)
      const socket = process.getBuiltinModule('net').connect(port, '127.0.0.1')
      await new Promise((resolve) => socket.once('close', resolve))
    }, network.tcp)
    expect(await reached(electron)).toContain('connect')
    await desktop.stop()
    network.close()
    expect((await readNetworkLog(log)).join('\n')).toContain('/leak')
  })
})

import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { type Locator, type Page, expect, test } from '@playwright/test'
import { violations } from './axe.ts'
import { type Desktop, openDesktop } from './desktop.ts'
import { nextEdition, putIntoFolder } from './made-up-edition.ts'
import { pageHeading, results } from './steps.ts'
import { checkout } from './targets.ts'

/** The state of the quick lookup and the main window in the main process. */
interface Seen {
  readonly title: string
  readonly visible: boolean
  readonly focused: boolean
  readonly onTop: boolean
}

const xdotool = spawnSync('xdotool', ['version']).status === 0

test.describe('@desktop-only the quick lookup', () => {
  let desktop: Desktop
  let faults: string[]

  test.beforeEach(async () => {
    desktop = await openDesktop()
    faults = []
    const listen = (page: Page) => {
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('console', (line) => {
        if (line.type() === 'error') faults.push(line.text())
      })
    }
    desktop.page.context().pages().forEach(listen)
    desktop.page.context().on('page', listen)
  })
  test.afterEach(async () => {
    await desktop.stop()
    expect(faults).toEqual([])
  })

  const seen = (): Promise<Seen[]> =>
    desktop.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => ({
        title: window.getTitle(),
        visible: window.isVisible(),
        focused: window.isFocused(),
        onTop: window.isAlwaysOnTop(),
      })),
    )
  const quickSeen = async () => (await seen()).find(({ title }) => title.startsWith('Quick lookup'))
  const isUp = async () => (await quickSeen())?.visible ?? false
  const putOnClipboard = (text: string) =>
    desktop.electron.evaluate(({ clipboard }, put) => clipboard.writeText(put), text)
  const clipboardText = () => desktop.electron.evaluate(({ clipboard }) => clipboard.readText())
  const isRegistered = (keys: string) =>
    desktop.electron.evaluate(
      ({ globalShortcut }, asked) => globalShortcut.isRegistered(asked),
      keys,
    )

  /** Presses the shortcut, or if no tool can, does what a second start of the app does. */
  async function call(): Promise<void> {
    const quick = await quickPage()
    const showings = () =>
      quick.evaluate(() => performance.getEntriesByName('quick-lookup-focused').length)
    const before = await showings()
    if (xdotool) spawnSync('xdotool', ['key', 'ctrl+alt+k'])
    else await secondStart(desktop, true)
    await expect.poll(isUp).toBe(true)
    await expect.poll(showings).toBe(before + 1)
  }

  async function quickPage(): Promise<Page> {
    const isQuick = (page: Page) => page.url().includes('window=quick-lookup')
    await expect.poll(() => desktop.electron.windows().some(isQuick)).toBe(true)
    const quick = desktop.electron.windows().find(isQuick)
    if (quick === undefined) throw new Error('There is no quick lookup.')
    await quick.waitForSelector('html[data-ready="true"]')
    return quick
  }

  const setting = (name: string): Locator => desktop.page.getByRole('checkbox', { name })

  async function switchOn(): Promise<Page> {
    await desktop.page.keyboard.press('Control+,')
    await setting('Open with a keyboard shortcut from any program').check()
    await expect(desktop.page.getByText('The shortcut works in every program.')).toBeVisible()
    return quickPage()
  }

  async function putAway(quick: Page): Promise<void> {
    await quick.keyboard.press('Escape')
    await expect.poll(isUp).toBe(false)
  }

  const box = (quick: Page) => quick.getByRole('combobox', { name: 'Code, range or words' })

  test('is off by default; when on, its shortcut shows the answer, Enter copies, Escape hides it', async () => {
    expect(await isRegistered('CommandOrControl+Alt+K')).toBe(false)
    expect(await seen()).toHaveLength(1)
    const quick = await switchOn()
    expect(await isRegistered('CommandOrControl+Alt+K')).toBe(true)
    expect(await quickSeen()).toMatchObject({ visible: false, onTop: true })

    await call()
    await expect(box(quick)).toBeFocused()
    await expect.poll(async () => (await quickSeen())?.focused).toBe(true)
    await quick.keyboard.insertText('27447')
    await expect(results(quick).first()).toContainText('27380-27499')
    await expect(quick.getByRole('status')).toHaveText('4 categories')
    await quick.keyboard.press('ArrowDown')
    await expect(results(quick).nth(1)).toHaveAttribute('aria-selected', 'true')
    await quick.keyboard.press('Enter')
    await expect(quick.getByRole('status')).toContainText('Copied 27301-27599')
    await expect.poll(isUp).toBe(false)
    expect(await clipboardText()).toBe('27301-27599')

    await call()
    await expect(box(quick)).toHaveValue('27447')
    await quick.keyboard.insertText('99217')
    await expect(quick.getByText(/It is in these editions:\s*2019–2022/)).toBeVisible()
    await putAway(quick)

    await setting('Open with a keyboard shortcut from any program').uncheck()
    await expect.poll(() => isRegistered('CommandOrControl+Alt+K')).toBe(false)
    await expect.poll(quickSeen).toBeUndefined()
  })

  test('uses the edition of the main window, and passes a category or a query to it', async () => {
    const quick = await switchOn()
    await desktop.page.getByRole('combobox', { name: 'Edition' }).selectOption('2022')
    await expect(quick.getByText('CPT 2022')).toBeAttached()
    await call()
    await quick.keyboard.insertText('99217')
    await expect(results(quick).first()).toBeVisible()
    const name = await results(quick).first().locator('.name').textContent()
    await quick.keyboard.press('Control+Enter')
    await expect(pageHeading(desktop.page)).toHaveText(name ?? '')
    await expect.poll(isUp).toBe(false)
    await call()
    await quick.keyboard.insertText('qwxzzv')
    await expect(quick.getByText('No matches in CPT 2022')).toBeVisible()
    await quick.keyboard.press('Control+Enter')
    await expect(desktop.page.getByRole('combobox', { name: /^Search/ })).toHaveValue('qwxzzv')
  })

  test('searches an own edition that arrives while both windows are open', async () => {
    const { page, userData } = desktop
    const quick = await switchOn()
    await call()
    await putAway(quick)
    await putIntoFolder(userData, await nextEdition())
    await page.getByRole('combobox', { name: 'Edition' }).selectOption('2027')
    await expect(quick.getByText('CPT 2027 (own edition)')).toBeAttached()
    await call()
    await quick.keyboard.insertText('surgical procedures')
    await expect(results(quick).first()).toContainText('Surgical Procedures')
    await quick.keyboard.press('Control+Enter')
    await expect(pageHeading(page)).toHaveText('Surgical Procedures')
  })

  test('takes codes from the clipboard once if that setting is on, and never anything else', async () => {
    const quick = await switchOn()
    await putOnClipboard('CPT 99213-25')
    await call()
    await expect(box(quick)).toHaveValue('')
    await putAway(quick)
    await setting('Fill in codes from the clipboard').check()
    // The setting has no effect until it reaches the main process.
    await expect(async () => {
      await call()
      await putAway(quick)
      await expect(box(quick)).toHaveValue('99213', { timeout: 1000 })
    }).toPass()
    await call()
    await expect(results(quick).first()).toContainText('Established Patient')
    await quick.keyboard.insertText('knee')
    await putAway(quick)
    await call()
    await expect(box(quick)).toHaveValue('knee')
    for (const text of ['Jane Doe, MRN 27447', '<img src=x onerror=alert(1)>', '27447\u202e']) {
      await putAway(quick)
      await putOnClipboard(text)
      await call()
      await expect(box(quick)).toHaveValue('knee')
    }
  })

  test('reports a shortcut that the system rejects, and accepts another', async () => {
    const { page } = desktop
    await desktop.electron.evaluate(({ globalShortcut }) =>
      globalShortcut.register('CommandOrControl+Alt+K', () => undefined),
    )
    await page.keyboard.press('Control+,')
    await setting('Open with a keyboard shortcut from any program').check()
    await expect(page.getByRole('alert')).toContainText(
      'Another program or the system uses this shortcut',
    )
    const field = page.getByRole('textbox', { name: 'Shortcut' })
    await field.focus()
    await page.keyboard.press('Control+c')
    await expect(page.getByText('Other programs need this shortcut.')).toBeVisible()
    await page.keyboard.press('Control+Shift+F9')
    await page.keyboard.press('Tab')
    await expect(field).toHaveValue('Ctrl+Shift+F9')
    await expect(page.getByText('The shortcut works in every program.')).toBeVisible()
    expect(await isRegistered('CommandOrControl+Shift+F9')).toBe(true)
  })

  test('has no axe violations, and keeps its position', async () => {
    const quick = await switchOn()
    await call()
    for (const theme of ['light', 'dark', 'high contrast']) {
      for (const query of ['', 'knee arthroplsty', '99217', 'qwxzzv']) {
        await box(quick).fill(query)
        await quick.waitForTimeout(150)
        expect(await violations(quick), `${theme}, “${query}”`).toEqual([])
      }
      await pageHeading(desktop.page).click()
      await desktop.page.keyboard.press('t')
    }
    const bounds = () =>
      desktop.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.isAlwaysOnTop())
          ?.getBounds(),
      )
    await desktop.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.isAlwaysOnTop())
        ?.setPosition(40, 60),
    )
    await expect.poll(bounds).toMatchObject({ x: 40, y: 60 })
    await putAway(quick)
    await call()
    expect(await bounds()).toMatchObject({ x: 40, y: 60 })
  })
})

/** Calls the running app like a second start. */
async function secondStart(desktop: Desktop, quickLookup = false): Promise<void> {
  const told = { words: [], folder: checkout, quickLookup }
  await desktop.electron.evaluate(
    ({ app }, start) => app.emit('second-instance', {}, [], '', start),
    told,
  )
}

test.describe('@desktop-only closing', () => {
  const visible = (desktop: Desktop) =>
    desktop.electron.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().filter((window) => window.isVisible()).length,
    )
  /** Closes the main window like its close button. */
  const closeMain = (desktop: Desktop) =>
    desktop.electron.evaluate(({ BrowserWindow }) => {
      const [main] = BrowserWindow.getAllWindows().filter(
        (window) => !window.webContents.getURL().includes('window='),
      )
      main?.close()
    })

  test('closes the main window without the others; the last window quits the app', async () => {
    const desktop = await openDesktop()
    const { page, electron } = desktop
    await page.keyboard.press('Control+,')
    await page.getByRole('checkbox', { name: 'Open with a keyboard shortcut' }).check()
    await page.getByRole('tree', { name: /^Outline/ }).focus()
    const [own] = await Promise.all([
      page.context().waitForEvent('page', (each) => each.url().includes('window=own')),
      page.keyboard.press('Control+Shift+Enter'),
    ])
    await expect(pageHeading(own)).toBeVisible()
    await closeMain(desktop)
    await expect.poll(() => visible(desktop)).toBe(1)
    await secondStart(desktop)
    await expect.poll(() => visible(desktop)).toBe(2)
    await closeMain(desktop)
    const ended = new Promise((resolve) => electron.process().once('exit', resolve))
    // The hidden quick lookup does not keep the app open.
    void own.evaluate(() => window.close()).catch(() => undefined)
    await ended
    await rm(desktop.userData, { recursive: true, force: true, maxRetries: 5 })
  })

  for (const there of [true, false]) {
    test(
      there
        ? 'hides the window in the tray and brings it back'
        : 'closes the window if there is no tray, and says so',
      async () => {
        const before = process.env['XDG_CURRENT_DESKTOP']
        process.env['XDG_CURRENT_DESKTOP'] = there ? 'XFCE' : 'GNOME'
        const desktop = await openDesktop()
        if (before === undefined) delete process.env['XDG_CURRENT_DESKTOP']
        else process.env['XDG_CURRENT_DESKTOP'] = before
        const { page, electron } = desktop
        await page.keyboard.press('Control+,')
        await page.getByRole('checkbox', { name: 'Close to tray' }).check()
        await expect(page.getByText('This desktop does not show tray icons')).toHaveCount(
          there ? 0 : 1,
        )
        await page.waitForTimeout(500)
        const ended = new Promise((resolve) => electron.process().once('exit', resolve))
        await closeMain(desktop).catch(() => undefined)
        if (there) {
          await expect.poll(() => visible(desktop)).toBe(0)
          await secondStart(desktop)
          await expect.poll(() => visible(desktop)).toBe(1)
          await expect(pageHeading(page)).toHaveText('Settings')
          await desktop.stop('keep user data')
        } else await ended
        await rm(desktop.userData, { recursive: true, force: true, maxRetries: 5 })
      },
    )
  }
})

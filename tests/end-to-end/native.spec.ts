import { spawn } from 'node:child_process'
import { mkdir, readFile, readdir, rmdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { type AppUnderTest, expect, test } from './fixture.ts'
import {
  ask,
  editionSelect,
  message,
  openPalette,
  pageHeading,
  results,
  untilRemembered,
  searchBox,
} from './steps.ts'
import { checkout } from './targets.ts'

/** The desktop app's integration with the system, which the browser host does not have. */
const desktop = { tag: '@desktop-only' }

/** Opens a link or file the way macOS passes it. */
function hand(electron: ElectronApplication, event: 'open-url' | 'open-file', what: string) {
  return electron.evaluate(
    ({ app }, [name, value]) => void app.emit(name, { preventDefault: () => undefined }, value),
    [event, what] as const,
  )
}

/** Starts the app a second time and returns how that process exited. */
function startAgain({ userData }: AppUnderTest, ...words: string[]): Promise<number | null> {
  const packaged = process.env['ATLAS_PACKAGED']
  const child = spawn(packaged ?? process.env['ATLAS_ELECTRON'] ?? '', [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(packaged === undefined ? [checkout] : []),
    '--user-data',
    userData,
    ...words,
  ])
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
}

function windows(electron: ElectronApplication) {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
}

/** Runs a script in the page. Playwright's own method does not survive a crash. */
function inPage(electron: ElectronApplication, script: string): Promise<unknown> {
  return electron.evaluate(
    ({ BrowserWindow }, text) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text) as Promise<unknown>,
    script,
  )
}

async function bringsUp(page: Page, heading: string | RegExp, edition?: string): Promise<void> {
  await expect(pageHeading(page)).toHaveText(heading)
  if (edition !== undefined) await expect(editionSelect(page)).toHaveValue(edition)
}

test(
  'a link opens its place at the first start, from a second start and from the system',
  desktop,
  async ({ app }) => {
    const page = await app.start({ open: ['atlas://2022/99217'] })
    await bringsUp(page, /Discharge/, '2022')

    expect(await startAgain(app, 'atlas://compare/2022/2023')).toBe(0)
    await bringsUp(page, /2022.*2023/)
    expect(await windows(app.electron())).toBe(1)
    await page.keyboard.press('Shift+L')
    await expect(message(page, 'Copied: atlas://compare/2022/2023')).toBeVisible()

    const open = (link: string) => hand(app.electron(), 'open-url', link)
    await page.keyboard.press('?')
    await open('atlas://2026/surgery/musculoskeletal')
    await bringsUp(page, 'Musculoskeletal System', '2026')
    await expect(page.getByRole('dialog')).toBeHidden()
    await open('atlas://2024?q=knee+arthroplasty')
    await expect(searchBox(page)).toHaveValue('knee arthroplasty')
    await expect(results(page).first()).toBeVisible()
    await open('atlas://27447')
    await bringsUp(page, /./, '2026')
    await expect(searchBox(page)).toHaveValue('')

    await open('atlas://2026/99217')
    await expect(
      message(page, /is for 99217, which is not in any category in CPT 2026/),
    ).toBeVisible()
    await expect(searchBox(page)).toHaveValue('99217')
    await open('atlas://1999/27447')
    await expect(
      message(page, /edition 1999, which is not available. Available editions: 2019, /),
    ).toBeVisible()
    await open('atlas://2026/surgery/no-such-thing')
    await bringsUp(page, /is not in this edition/)
    await open('atlas://2026/<script>')
    await expect(message(page, /The link cannot be opened. It contains a character/)).toBeVisible()

    await ask(page, '27447')
    await page.keyboard.press('Enter')
    await page.getByRole('main').focus()
    await page.keyboard.press('Shift+L')
    await expect(message(page, 'Copied: atlas://2026/27447')).toBeVisible()
    expect(await app.electron().evaluate(({ clipboard }) => clipboard.readText())).toBe(
      'atlas://2026/27447',
    )
  },
)

test(
  'a second start with too many arguments does not crash the app, and opens the first one',
  desktop,
  async ({ app }) => {
    const page = await app.start()
    expect(await startAgain(app, `atlas://2026/${'x'.repeat(31_000)}`)).toBe(0)
    await expect(message(page, 'The link cannot be opened. It is too long.')).toBeVisible()
    const names = Array.from({ length: 1000 }, (_, at) => join(app.userData, `gone-${at}.json`))
    expect(await startAgain(app, ...names)).toBe(0)
    await expect(message(page, /^gone-0.json: The file is missing/)).toBeVisible()
    expect(await windows(app.electron())).toBe(1)
    expect(await startAgain(app, 'atlas://2026/27447')).toBe(0)
    await bringsUp(page, /./, '2026')
  },
)

test('an unwritable browser folder is reported, and the app opens', desktop, async ({ app }) => {
  test.skip(process.platform !== 'linux', 'Only Linux has such a folder.')
  // A folder that exists, and where not even root can create a file.
  await symlink('/proc/self', join(app.userData, 'browser'))
  const page = await app.start()
  await expect(message(page, /cannot write to the folder .*browser/)).toBeVisible()
})

test(
  'an export opens as an import preview, and any other file is rejected with an explanation',
  desktop,
  async ({ app }) => {
    const csv = 'Name,Codes,Edition,Category\nSurgery,10004-69990,2026,surgery'
    const file = join(app.userData, 'mine.csv')
    const picture = join(app.userData, 'photo.png')
    await writeFile(file, csv)
    await writeFile(picture, 'no picture')
    const page = await app.start({ open: [file] })
    const preview = page.getByRole('region', { name: 'Import preview' })
    await expect(preview).toContainText('mine.csv')
    await expect(page.getByRole('row', { name: 'bookmarks 1 0 0 0' })).toBeVisible()

    await hand(app.electron(), 'open-file', picture)
    await expect(message(page, /^photo.png: This file cannot be imported/)).toBeVisible()
    expect(await startAgain(app, join(app.userData, 'gone.atlasdata'))).toBe(0)
    await expect(message(page, /^gone.atlasdata: The file is missing/)).toBeVisible()
    await expect(preview).toContainText('mine.csv')

    const drop = async (...names: string[]) => {
      const dataTransfer = await page.evaluateHandle((all) => {
        const held = new DataTransfer()
        for (const name of all) held.items.add(new File(['x'], name))
        return held
      }, names)
      await page.dispatchEvent('body', 'drop', { dataTransfer })
    }
    await drop('holiday.jpg')
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      'This file cannot be imported',
    )
    await drop('a.csv', 'b.csv')
    await expect(message(page, /Drop one file at a time/)).toBeVisible()
  },
)

test('zoom and window position are kept; the menu and Ctrl+P work', desktop, async ({ app }) => {
  let page = await app.start()
  const zoom = () =>
    app
      .electron()
      .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.zoomFactor)
  await page.keyboard.press('Control+=')
  await page.keyboard.press('Control+Shift++')
  await expect(message(page, 'Zoom: 125 %')).toBeVisible()
  await expect.poll(zoom).toBeCloseTo(1.25)
  await app.electron().evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 90, y: 60, width: 900, height: 640 })
  })

  page = await app.start()
  await expect.poll(zoom).toBeCloseTo(1.25)
  expect(
    await app
      .electron()
      .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
  ).toEqual({ x: 90, y: 60, width: 900, height: 640 })
  await page.keyboard.press('Control+0')
  await expect.poll(zoom).toBe(1)

  const printed = app.electron().evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const [window] = BrowserWindow.getAllWindows()
        if (window === undefined) return
        window.webContents.print = () => resolve('printed')
        BrowserWindow.getFocusedWindow = () => window
      }),
  )
  await page.waitForTimeout(200)
  await page.keyboard.press('Control+p')
  expect(await printed).toBe('printed')

  await app.electron().evaluate(({ BrowserWindow, Menu }) => {
    const [window] = BrowserWindow.getAllWindows()
    Menu.getApplicationMenu()?.getMenuItemById('dataset')?.click(undefined, window)
  })
  await bringsUp(page, /^Dataset /)
})

test(
  'after a crash the window comes back with a message, its place and its note',
  desktop,
  async ({ app }) => {
    const page = await app.start()
    await ask(page, '99213')
    await page.keyboard.press('Enter')
    const noteBox = page.getByRole('textbox', { name: 'Your note' })
    await noteBox.fill('Check the payer’s rule')
    await noteBox.blur()
    await page.getByRole('main').focus()
    await page.keyboard.press('b')
    await expect(message(page, /^Bookmarked/)).toBeVisible()
    const heading = await pageHeading(page).textContent()
    await untilRemembered(app.userData, '"query":"99213"')

    const electron = app.electron()
    /** Crashes the page and waits until it is reloaded. */
    const crash = () =>
      electron.evaluate(
        ({ BrowserWindow }) =>
          new Promise<void>((resolve) => {
            const contents = BrowserWindow.getAllWindows()[0]?.webContents
            contents?.once('did-finish-load', () => resolve())
            contents?.forcefullyCrashRenderer()
          }),
      )
    await crash()
    const shown = () => inPage(electron, 'document.body.innerText')
    await expect.poll(shown).toContain('This window crashed and was reloaded.')
    await expect.poll(shown).toContain(heading ?? 'no heading')
    const note = () => inPage(electron, 'document.querySelector(".note textarea")?.value ?? ""')
    await expect.poll(note).toBe('Check the payer’s rule')
    expect(await shown()).toContain('Bookmarked')

    // Again within a minute: the app asks instead of going round for ever. "Reload" is what the
    // person answers, first to that, then to a window that hangs.
    await electron.evaluate(({ dialog }) => {
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      dialog.showMessageBox = (...given: unknown[]) => {
        const options = given.at(-1) as { message: string; buttons: string[] }
        asked.push(options.message)
        const response = Math.max(0, options.buttons.indexOf('Reload'))
        return Promise.resolve({ response, checkboxChecked: false })
      }
    })
    await crash()
    await expect.poll(shown).toContain('was reloaded')
    await electron.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => {
          const window = BrowserWindow.getAllWindows()[0]
          window?.webContents.once('did-finish-load', () => resolve())
          window?.emit('unresponsive')
        }),
    )
    await expect.poll(shown).toContain('was reloaded')
    expect(await electron.evaluate(() => Reflect.get(globalThis, 'asked') as unknown)).toEqual([
      'This window crashed twice within a minute.',
      'This window is not responding.',
      'This window crashed twice within a minute.',
    ])
  },
)

test(
  'About shows versions and licenses; the log contains nothing that was typed',
  desktop,
  async ({ app }) => {
    const page = await app.start()
    await ask(page, 'zyzzyva quokka')
    await expect(page.getByText(/Nothing|No /).first()).toBeVisible()
    await ask(page, '99213')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Your note' }).fill('zyzzyva in a note')
    await page.getByRole('main').focus()
    await hand(app.electron(), 'open-url', 'atlas://2026?q=zyzzyva')
    await expect(searchBox(page)).toHaveValue('zyzzyva')
    await hand(app.electron(), 'open-url', 'atlas://zyzzyva/zyzzyva/!')
    await hand(app.electron(), 'open-file', join(app.userData, 'zyzzyva.json'))
    await expect(message(page, 'zyzzyva.json: The file is missing. Put it back.')).toBeVisible()
    await app.electron().evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
      process.emit('uncaughtException', new RangeError('zyzzyva'))
    })

    await openPalette(page)
    await page.keyboard.insertText('about')
    await page.keyboard.press('Enter')
    const about = page.getByRole('dialog', { name: 'About Category Atlas' })
    await expect(about).toContainText('CPT is a registered trademark')
    await expect(about.getByRole('row', { name: /^CPT 2026/ })).toContainText('valid')
    await about.getByText('Third-party notices').click()
    for (const name of ['electron', '@vue/runtime-core', '@fontsource-variable/inter', 'zod']) {
      await expect(about.getByText(new RegExp(`^${name} \\d`))).toBeVisible()
    }
    await about.getByText(/^fuse\.js /).click()
    await expect(about.getByText(/Apache License/).first()).toBeVisible()
    await about.getByRole('button', { name: 'Copy details' }).click()
    await expect
      .poll(() => app.electron().evaluate(({ clipboard }) => clipboard.readText()))
      .toMatch(/^Category Atlas \d.*\n.*Electron \d[^]*2026, effective .* SHA-256 [0-9a-f]{64}/)
    await app.stop()

    const folder = join(app.userData, 'logs')
    expect(await readdir(folder)).toEqual(['category-atlas.log'])
    const log = await readFile(join(folder, 'category-atlas.log'), 'utf8')
    const events = log
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ +/)[2])
    expect(events).toEqual([
      'app-started',
      'link-opened',
      'link-refused',
      'file-refused',
      'uncaught-exception',
      'app-ended',
    ])
    expect(log).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info +app-started version=/)
    expect(log).toMatch(/error uncaught-exception error=RangeError/)
    expect(log.toLowerCase()).not.toMatch(/zyzzyva|quokka|99213/)
  },
)

test(
  'quitting with an unsaved change asks, and quits as soon as it is saved',
  desktop,
  async ({ app }) => {
    const page = await app.start()
    const inTheWay = join(app.userData, 'user-data.lock')
    // The app has a file there while it saves what is on screen.
    await expect(() => mkdir(inTheWay)).toPass()
    await ask(page, '99213')
    await page.keyboard.press('Enter')
    await page.keyboard.press('b')
    await expect(page.getByText('Unsaved changes')).toBeVisible()
    // Replaces the system dialog with a user who does not answer.
    await app.electron().evaluate(({ app: electron, dialog }) => {
      const kept = globalThis as typeof globalThis & { asked?: string }
      dialog.showMessageBox = ((options: Electron.MessageBoxOptions) => {
        kept.asked = options.detail ?? ''
        return new Promise((resolve) => {
          options.signal?.addEventListener('abort', () =>
            resolve({ response: 0, checkboxChecked: false }),
          )
        })
      }) as typeof dialog.showMessageBox
      setImmediate(() => electron.quit())
    })
    const asked = () =>
      app.electron().evaluate(() => (globalThis as typeof globalThis & { asked?: string }).asked)
    await expect
      .poll(asked)
      .toMatch(/change(s are| is) not saved because “user-data.lock” is a folder/)
    const ended = app.electron().waitForEvent('close')
    await rmdir(inTheWay)
    await ended
    expect(await readFile(join(app.userData, 'user-data.json'), 'utf8')).toContain(
      '"bookmarks": [\n{',
    )
  },
)

test('the menu opens the file dialog of code tables', desktop, async ({ app }) => {
  const page = await app.start()
  const isOpen = new Promise<void>((resolve) => void page.on('filechooser', () => resolve()))
  // What the test itself did in the page counts as a click for five seconds.
  const isClick = () => inPage(app.electron(), 'navigator.userActivation.isActive')
  await expect.poll(isClick).toBe(false)
  await app.electron().evaluate(({ BrowserWindow, Menu }) => {
    const [window] = BrowserWindow.getAllWindows()
    Menu.getApplicationMenu()?.getMenuItemById('add-table')?.click(undefined, window)
  })
  await isOpen
})

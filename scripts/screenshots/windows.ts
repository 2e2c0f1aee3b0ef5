import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { launchElectron } from '../../tests/end-to-end/targets.ts'

const settle = 500
const themes = ['light', 'dark', 'contrast'] as const

/** What the quick lookup is asked for its pictures. */
const queries = {
  answer: '27447',
  words: 'knee arthroplsty',
  'long-names': 'critical care',
  'not-held': '99217',
  'no-match': 'qwxzzv',
  empty: '',
} as const

/** Takes the pictures of the windows beside the main one, and of the settings, into `folder`. */
export async function shootWindows(folder: string): Promise<void> {
  const userData = mkdtempSync(join(tmpdir(), 'category-atlas-screenshots-'))
  const app = await launchElectron({ userData })
  const main = await app.firstWindow()
  await main.waitForSelector('html[data-ready="true"]')
  const shoot = async (page: Page, name: string) => {
    await page.waitForTimeout(settle)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }

  /** Returns the window that something opens. */
  const opened = async (open: () => Promise<void>): Promise<Page> => {
    const made = app.waitForEvent('window')
    await open()
    const page = await made
    await page.waitForSelector('html[data-ready="true"]')
    return page
  }

  await main.keyboard.press('Control+,')
  const callsQuickLookup = main.getByRole('checkbox', { name: 'Open with a keyboard shortcut' })
  const quick = await opened(() => callsQuickLookup.check())
  await main.getByRole('checkbox', { name: 'Close to tray' }).check()
  await main.getByText('editions checked').waitFor()

  await main.keyboard.press('Control+f')
  await main.keyboard.insertText('hospital inpatient')
  await main.keyboard.press('Enter')
  const own = await opened(() => main.keyboard.press('Control+Shift+Enter'))
  await main.keyboard.press('Control+f')
  await main.keyboard.press('Escape')
  await main.getByRole('combobox', { name: 'Edition' }).selectOption('2023')
  await main.keyboard.press('Control+Shift+e')
  const compared = await opened(() =>
    main.getByRole('button', { name: 'Open in new window' }).click(),
  )
  await compared.getByRole('table', { name: 'Categories in both editions' }).waitFor()
  await main.getByRole('combobox', { name: 'Edition' }).selectOption('2026')
  await main.keyboard.press('Control+f')
  await main.keyboard.insertText('knee joint')
  await main.keyboard.press('Enter')
  await main.keyboard.press('Control+f')
  await main.keyboard.press('Escape')
  await main.keyboard.press('Control+,')

  for (const zoom of [1, 2]) {
    await setZoom(app, zoom)
    await main.setViewportSize({ width: 1280, height: 820 })
    await own.setViewportSize({ width: 820, height: 720 })
    await compared.setViewportSize({ width: 1000, height: 760 })
    const size = zoom === 1 ? '' : `-${zoom}00`
    for (const theme of themes) {
      await main.getByRole('radio', { name: new RegExp(theme, 'i') }).check()
      await shoot(main, `settings-${theme}${size}`)
      await shoot(own, `category-window-${theme}${size}`)
      await shoot(compared, `comparison-window-${theme}${size}`)
      await main.keyboard.press('Alt+ArrowLeft')
      await shoot(main, `main-window-${theme}${size}`)
      await main.keyboard.press('Alt+ArrowRight')
      await callQuickLookup(app)
      for (const [name, query] of Object.entries(queries)) {
        // The states beyond the answer are shown once: the theme changes nothing in them that it shows.
        if (name !== 'answer' && (theme !== 'light' || zoom !== 1)) continue
        await quick.getByRole('combobox').fill(query)
        await quick.waitForTimeout(settle)
        const picture = await pictureOfQuickLookup(app)
        writeFileSync(join(folder, `quick-lookup-${name}-${theme}${size}.png`), picture)
      }
      await quick.keyboard.press('Escape')
    }
  }
  await app.close()
  rmSync(userData, { recursive: true, force: true })
}

async function setZoom(app: ElectronApplication, zoom: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, factor) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.setZoomFactor(factor)
  }, zoom)
}

async function callQuickLookup(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: running }) =>
    running.emit('second-instance', {}, [], '', { words: [], folder: '/', quickLookup: true }),
  )
}

/** Returns the window as it is drawn: it grows with the zoom, which a picture of its page would not know. */
async function pictureOfQuickLookup(app: ElectronApplication): Promise<Buffer> {
  const text = await app.evaluate(async ({ BrowserWindow }) => {
    const quick = BrowserWindow.getAllWindows().find((window) => window.isAlwaysOnTop())
    return (await quick?.webContents.capturePage())?.toPNG().toString('base64') ?? ''
  })
  return Buffer.from(text, 'base64')
}

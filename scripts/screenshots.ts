import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startDesktop } from '../tests/end-to-end/targets.ts'
import { buildIfNeeded } from './build-if-needed.ts'
import { checkout } from './checkout.ts'
import { electronForTests } from './runtime/electron-runtime.ts'
import { shootWindows } from './screenshots/windows.ts'

/**
 * `npm run screenshots`: takes the screenshots in `docs/screenshots/`, in real Electron.
 * Needs a display: on a machine without one, prefix it with `xvfb-run -a`.
 */
const folder = join(checkout, 'docs', 'screenshots')
const settle = 600

await buildIfNeeded()
process.env['ATLAS_ELECTRON'] = await electronForTests()
mkdirSync(folder, { recursive: true })
const userData = mkdtempSync(join(tmpdir(), 'category-atlas-screenshots-'))
const app = await startDesktop({ userData })
const { page } = app
await page.waitForSelector('html[data-ready="true"]')
await page.setViewportSize({ width: 1280, height: 820 })
await page.getByText('editions checked').waitFor()

const shoot = async (name: string) => {
  await page.waitForTimeout(settle)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
const ask = async (query: string) => {
  await page.keyboard.press('Control+f')
  await page.keyboard.insertText(query)
}
const leaveSearch = async () => {
  await page.keyboard.press('Control+f')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

await shoot('start-light')
await ask('knee arthroplsty')
await page.keyboard.press('ArrowDown')
await shoot('category-light')
await page.keyboard.press('b')
await ask('99217')
await shoot('code-not-held-light')
await showInpatient(page)
await shoot('subsection-light')
await page.keyboard.press('t')
await page.mouse.move(640, 400)
await shoot('subsection-dark')
await page.keyboard.press('t')
await shoot('subsection-contrast')
await page.keyboard.press('t')
await page.getByRole('combobox', { name: 'Edition' }).selectOption('2023')
await page.keyboard.press('Control+Shift+e')
await shoot('compare-light')
await page.setViewportSize({ width: 800, height: 500 })
await page.keyboard.press('Alt+ArrowLeft')
await shoot('small-window-light')
await app.close()
rmSync(userData, { recursive: true, force: true })
await shootWindows(folder)

async function showInpatient(shown: Page): Promise<void> {
  await ask('hospital inpatient')
  await shown.keyboard.press('Enter')
  await leaveSearch()
}

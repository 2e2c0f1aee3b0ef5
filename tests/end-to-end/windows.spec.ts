import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixture.ts'
import {
  ask,
  editionSelect,
  message,
  openPalette,
  pageHeading,
  results,
  untilRemembered,
} from './steps.ts'

/** Returns the window, or in the browser the tab, that an action opens. */
async function opened(page: Page, open: () => Promise<void>): Promise<Page> {
  const [other] = await Promise.all([page.context().waitForEvent('page'), open()])
  await other.waitForSelector('html[data-ready="true"]')
  return other
}

const navigator = (page: Page) => page.getByRole('navigation', { name: 'Sidebar' })
const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['theme'])

async function openCategory(page: Page, query: string): Promise<void> {
  await ask(page, query)
  await expect(results(page).first()).toBeVisible()
  await page.keyboard.press('Enter')
}

test('a category in its own window has its title, navigates by itself, and stays in sync with the main window', async ({
  app,
}) => {
  let page = await app.start()
  await openCategory(page, '99213')
  await expect(pageHeading(page)).toHaveText('Established Patient')
  const own = await opened(page, () => page.keyboard.press('Control+Shift+Enter'))
  await expect(pageHeading(own)).toHaveText('Established Patient')
  await expect(own).toHaveTitle(/Established Patient – CPT \d{4} – Category Atlas$/)
  expect(own.url()).not.toContain('token')
  await expect(navigator(own)).toHaveCount(0)

  // Changes in one show in the other, without a reload.
  await pageHeading(own).click()
  await own.keyboard.press('b')
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
  await page.getByRole('textbox', { name: /note/i }).fill('Seen in both windows')
  await page.keyboard.press('Tab')
  await expect(own.getByRole('textbox', { name: /note/i })).toHaveValue('Seen in both windows')
  const before = await themeOf(page)
  await pageHeading(page).click()
  await page.keyboard.press('t')
  await expect.poll(() => themeOf(own)).not.toBe(before)
  await pageHeading(own).click()
  await own.keyboard.press('t')
  await expect.poll(() => themeOf(page)).toBe('contrast')
  expect(await themeOf(own)).toBe('contrast')

  // Each navigates by itself, and only the main window's state is remembered.
  await openCategory(own, '27447')
  await expect(navigator(own)).toBeVisible()
  await editionSelect(own).selectOption('2023')
  await expect(editionSelect(own)).toHaveValue('2023')
  await own.keyboard.press('Control+f')
  await own.keyboard.press('Escape')
  await expect(navigator(own)).toHaveCount(0)
  await own.getByRole('button', { name: 'Outline' }).click()
  await expect(navigator(own).getByRole('tree')).toBeVisible()
  await expect(pageHeading(page)).toHaveText('Established Patient')
  await untilRemembered(app.userData, '"query":"99213"')
  page = await app.start()
  await expect(pageHeading(page)).toHaveText('Established Patient')
  await expect(editionSelect(page)).not.toHaveValue('2023')
  expect(page.context().pages()).toHaveLength(1)
})

test('an outline row, a comparison and a palette category open in their own windows', async ({
  page,
}) => {
  await page.getByRole('tree', { name: /^Outline/ }).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  const section = await opened(page, () => page.keyboard.press('Control+Shift+Enter'))
  await expect(pageHeading(section)).toHaveText('Anesthesia')
  await section.close()

  await page.keyboard.press('Control+Shift+e')
  await expect(pageHeading(page)).toHaveAccessibleName(/compared with/)
  const comparison = await opened(page, () =>
    page.getByRole('button', { name: 'Open in new window' }).click(),
  )
  await expect(comparison).toHaveTitle(/^\d{4} compared with \d{4} – Category Atlas$/)
  await expect(navigator(comparison)).toHaveCount(0)
  await comparison.close()

  await openPalette(page)
  await page.keyboard.insertText('hernia')
  await expect(page.getByRole('option').first()).toContainText('Hernia Repair')
  const found = await opened(page, () => page.keyboard.press('Control+Shift+Enter'))
  await expect(pageHeading(found)).toContainText('Hernia Repair')
  await expect(pageHeading(page)).toHaveAccessibleName(/compared with/)
})

test('desktop settings exist only in the desktop app, and axe finds no violations', async ({
  page,
  target,
}) => {
  await page.keyboard.press('Control+,')
  await expect(pageHeading(page)).toHaveText('Settings')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(() => themeOf(page)).toBe('dark')
  const native = target === 'desktop' ? 1 : 0
  await expect(page.getByRole('heading', { name: 'Quick lookup' })).toHaveCount(native)
  await expect(page.getByRole('checkbox', { name: 'Close to tray' })).toHaveCount(native)
  await openPalette(page)
  await page.keyboard.insertText('quick lookup')
  await expect(page.getByRole('option', { name: /^Quick lookup/ })).toHaveCount(native)
  await page.keyboard.press('Escape')
  for (const theme of ['Light', 'Dark', 'High contrast']) {
    await page.getByRole('radio', { name: theme }).check()
    await page.waitForTimeout(200)
    expect(await violations(page)).toEqual([])
  }
  await expect(message(page, /./)).toHaveCount(0)
})

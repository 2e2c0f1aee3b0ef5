import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Locator, type Page, expect } from '@playwright/test'

/** User actions and visible elements, by their names in assistive technology. */

export function searchBox(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Search codes, ranges and words' })
}

/** Types a query into the search box, replacing its text. */
export async function ask(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await page.keyboard.insertText(query)
}

/** Opens the palette, ready for typing. */
export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
}

export function results(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Results' }).getByRole('option')
}

/** The name of the category, or of the page, on screen. */
export function pageHeading(page: Page): Locator {
  return page.getByRole('main').getByRole('heading', { level: 1 })
}

export function path(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Path' })
}

export function editionSelect(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Edition' })
}

export function tree(page: Page): Locator {
  return page.getByRole('tree')
}

export function message(page: Page, text: string | RegExp): Locator {
  return page.getByRole('log', { name: 'Messages' }).getByText(text)
}

/** Undoes what a message says, which comes once the change is saved: later than the change itself. */
export async function undo(page: Page, text: string | RegExp): Promise<void> {
  const said = page.getByRole('log', { name: 'Messages' }).locator('.message', { hasText: text })
  await said.getByRole('button', { name: 'Undo' }).click()
}

/** Leads from anywhere back to the start page of the newest edition, with an empty search and no focus. */
export async function backToStart(page: Page): Promise<void> {
  await page.emulateMedia({ media: null, forcedColors: null, reducedMotion: null })
  const opened = page.getByRole('dialog').or(page.getByRole('menu'))
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(opened).toHaveCount(0, { timeout: 500 })
  }).toPass()
  await editionSelect(page).selectOption('2026')
  await ask(page, '99213')
  await page.getByRole('checkbox', { name: 'All editions' }).uncheck()
  await searchBox(page).press('Enter')
  await path(page).getByRole('button', { name: 'All sections' }).click()
  await ask(page, '')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+1')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await expect(pageHeading(page)).toHaveText('Look up a code or category')
}

/** Fails if the focus is on the document, where Tab starts over and a screen reader is lost. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'none'), {
      message: 'the focus is on something',
    })
    .not.toBe('BODY')
}

/** Waits until the state on screen is saved for the next start. */
export async function untilRemembered(userData: string, text: string): Promise<void> {
  const file = join(userData, 'app-state.json')
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain(text)
}

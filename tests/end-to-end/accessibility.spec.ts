import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { ask, editionSelect, pageHeading, results } from './steps.ts'

/** Electron pages cannot open the second page that axe would run in. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

const views: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the start': () => Promise.resolve(),
  results: async (page) => {
    await ask(page, 'knee arthroplsty')
    await page.keyboard.press('ArrowDown')
  },
  'an empty answer': (page) => ask(page, '99217'),
  'a category': async (page) => {
    await ask(page, '99221')
    await page.keyboard.press('Enter')
    await page.keyboard.press('b')
    await page.keyboard.press('Control+f')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: /^2023:/ })).toBeVisible()
  },
  bookmarks: async (page) => {
    await ask(page, '99221')
    await page.keyboard.press('Enter')
    await page.keyboard.press('b')
    await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('tree', { name: 'Bookmarks' })).toBeFocused()
    await page.keyboard.press('Space')
    await expect(page.getByText('1 item selected')).toBeVisible()
  },
  'details of a bookmark that changed': async (page) => {
    await ask(page, '99221')
    await page.keyboard.press('Enter')
    await page.keyboard.press('b')
    await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
    await editionSelect(page).selectOption('2022')
    await expect(editionSelect(page)).toHaveValue('2022')
    await page.getByRole('main').focus()
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('form', { name: 'Bookmark: details' })).toBeVisible()
  },
  'the review': async (page) => {
    await ask(page, '99221')
    await page.keyboard.press('Enter')
    await page.keyboard.press('b')
    await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
    await editionSelect(page).selectOption('2022')
    await expect(editionSelect(page)).toHaveValue('2022')
    await page.getByRole('main').focus()
    await page.keyboard.press('Shift+R')
    await expect(pageHeading(page)).toContainText('changed in CPT 2022')
  },
  'export, import and backups': async (page) => {
    await page.keyboard.press('Alt+2')
    await page.getByRole('button', { name: 'Export, import, backups' }).click()
    await expect(pageHeading(page)).toHaveText('Your bookmarks and notes')
  },
  help: async (page) => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  'the palette': async (page) => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  'about, with the notices': async (page) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText('about')
    await page.keyboard.press('Enter')
    await page.getByText('Third-party notices').click()
    await page.getByText(/^zod /).click()
  },
  'a comparison': async (page) => {
    await page.keyboard.press('d')
    await expect(page.getByRole('table', { name: 'Rows of both editions' })).toBeVisible()
  },
  'the dataset': async (page) => {
    await page.getByRole('button', { name: /^Dataset/ }).click()
    await expect(pageHeading(page)).toContainText('Dataset')
  },
}

for (const theme of ['light', 'dark', 'high contrast']) {
  for (const [name, open] of Object.entries(views)) {
    test(`axe finds nothing in ${name}, ${theme}`, async ({ page }) => {
      const presses = ['light', 'dark', 'high contrast'].indexOf(theme)
      for (let press = 0; press < presses; press++) await page.keyboard.press('t')
      await open(page)
      await page.waitForTimeout(200)
      expect(await violations(page)).toEqual([])
    })
  }
}

test('F6 goes round the panes, and the focus is never lost', async ({ page }) => {
  await page.keyboard.press('Control+f')
  const panes: string[] = []
  for (let press = 0; press < 4; press++) {
    await page.keyboard.press('F6')
    panes.push(
      await page.evaluate(
        () =>
          document.activeElement?.closest('#top-bar, #navigator, #page, #status-line')?.id ??
          'lost',
      ),
    )
  }
  expect(panes).toEqual(['navigator', 'page', 'status-line', 'top-bar'])
})

test('closing a dialog gives the focus back', async ({ page }) => {
  await page.keyboard.press('Control+f')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused()
})

test('the divider of the panes is moved by arrow keys', async ({ page }) => {
  const divider = page.getByRole('separator', { name: 'Width of the navigator' })
  const before = Number(await divider.getAttribute('aria-valuenow'))
  await divider.focus()
  await page.keyboard.press('ArrowRight')
  await expect(divider).toHaveAttribute('aria-valuenow', String(before + 16))
})

test('a narrow window shows one pane at a time and hides nothing for good', async ({ page }) => {
  await page.setViewportSize({ width: 500, height: 700 })
  await ask(page, '99213')
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toBeVisible()
  await ask(page, 'biopsy')
  await expect(results(page).first()).toBeVisible()
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})

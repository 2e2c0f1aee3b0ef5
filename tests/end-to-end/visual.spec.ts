import { mkdtemp, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Locator, type Page, chromium } from '@playwright/test'
import { serveGallery } from './serve-gallery.ts'
import { expect, test } from './fixture.ts'
import { ask, editionSelect, pageHeading, results, tree } from './steps.ts'
import { checkout, drawnInSoftware } from './targets.ts'

/**
 * Every view in every theme and two sizes, compared pixel by pixel with approved snapshots.
 * To update them: npm run e2e -- visual --update-snapshots
 */
const browser = process.env['ATLAS_CARRIED_CHROMIUM']
const themes = ['light', 'dark', 'contrast'] as const
const sizes = [
  { width: 1280, height: 800 },
  { width: 800, height: 500 },
]
/** Half the resolution: a quarter of the size, but changes of color or position still show. */
const scale = 0.5
const atWork = sizes[0] ?? { width: 1280, height: 800 }

/** Hides what differs from run to run, and stops all motion. */
const stillness = `
  *, *::before, *::after { animation: none !important; transition: none !important; }
  input, textarea { caret-color: transparent !important; }
  .took { visibility: hidden !important; }
  /* While a message is there, the page is shorter. */
  .messages { display: none !important; }
`

async function keepStill(page: Page): Promise<void> {
  await page.evaluate(async (css) => {
    const sheet = new CSSStyleSheet()
    await sheet.replace(css)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    await document.fonts.ready
  }, stillness)
}

/**
 * Compares the screen in each size and theme, without the masked parts: what changes from run to run, and panes
 * that another snapshot already shows. Reports all differences at the end.
 */
async function looksAsKept(page: Page, name: string, mask: Locator[] = []): Promise<void> {
  // What arrives late, such as the check of the editions, belongs to the picture.
  await expect(page.getByText('Checking the editions')).toHaveCount(0)
  await page.waitForTimeout(400)
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const theme of themes) {
      await page.evaluate((shown) => (document.documentElement.dataset['theme'] = shown), theme)
      const file = `${name}-${theme}-${size.width}.png`
      await expect.soft(page).toHaveScreenshot(file, { mask, maskColor: 'gray' })
    }
  }
  await page.setViewportSize(atWork)
}

async function leaveSearch(page: Page): Promise<void> {
  await page.keyboard.press('Control+f')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

/** Opens the first result of a query and switches the navigator back to the outline. */
async function goTo(page: Page, query: string, name: string): Promise<void> {
  await ask(page, query)
  await page.keyboard.press('Enter')
  await leaveSearch(page)
  await expect(pageHeading(page)).toHaveText(name)
}

async function chooseEdition(page: Page, edition: string): Promise<void> {
  await editionSelect(page).selectOption(edition)
  await expect(editionSelect(page)).toHaveValue(edition)
  await page.getByRole('main').focus()
}

async function runFromPalette(page: Page, action: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.insertText(action)
  await page.keyboard.press('Enter')
}

/** Starts the app on the newest edition in the snapshots, with everything loaded. */
async function begin(page: Page): Promise<void> {
  await keepStill(page)
  await page.setViewportSize(atWork)
  await expect(page.getByText('All 8 editions checked')).toBeVisible()
  if ((await editionSelect(page).inputValue()) !== '2026') await chooseEdition(page, '2026')
}

if (browser !== undefined) {
  test.describe('the snapshots', { tag: '@browser-only' }, () => {
    test.describe.configure({ timeout: 180_000 })

    test('match for lookups', async ({ app }) => {
      const page = await app.start({ chromium: browser, scale })
      await begin(page)
      await expect(page.getByText(/\d+ changes? to the layout/)).toBeVisible()
      await looksAsKept(page, 'start')

      await ask(page, 'system')
      await expect(results(page).first()).toBeVisible()
      await looksAsKept(page, 'results-many', [page.locator('#page')])
      await ask(page, 'knee arthroplsty')
      await page.keyboard.press('ArrowDown')
      await looksAsKept(page, 'results-misspelt')
      await ask(page, '27447')
      await looksAsKept(page, 'results-code', [page.locator('#page')])
      await ask(page, 'qqqzzz')
      await looksAsKept(page, 'results-none', [page.locator('#page')])
      await ask(page, '99217')
      await looksAsKept(page, 'code-of-other-editions', [page.locator('#page')])
      await leaveSearch(page)

      await goTo(page, 'surgery', 'Surgery')
      await looksAsKept(page, 'section')
      await goTo(page, '27447', 'Repair, Revision, and/or Reconstruction')
      await looksAsKept(page, 'subheading')
      await goTo(page, '99221', 'New or Established Patient')
      await looksAsKept(page, 'heading')
      await goTo(page, '98005', 'Established Patient')
      await chooseEdition(page, '2023')
      await looksAsKept(page, 'category-missing')
    })

    test('match for comparisons, references and dialogs', async ({ app }) => {
      const page = await app.start({ chromium: browser, scale })
      await begin(page)
      await chooseEdition(page, '2023')
      await page.keyboard.press('d')
      await expect(page.getByRole('table', { name: 'Categories in both editions' })).toBeVisible()
      await looksAsKept(page, 'compare')
      await page.getByRole('button', { name: 'Removed 1' }).click()
      await page.getByRole('columnheader', { name: 'CPT 2022' }).scrollIntoViewIfNeeded()
      await looksAsKept(page, 'compare-filtered')

      await runFromPalette(page, 'modifiers and app')
      await expect(pageHeading(page)).toHaveText('Modifiers and appendices')
      await looksAsKept(page, 'references')
      await page.getByRole('button', { name: /^Dataset/ }).click()
      await expect(pageHeading(page)).toContainText('Dataset')
      await page.getByRole('main').focus()
      await looksAsKept(page, 'dataset')

      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog')).toBeVisible()
      await looksAsKept(page, 'palette')
      await page.keyboard.insertText('com')
      await looksAsKept(page, 'palette-typed')
      await page.keyboard.press('Escape')
      await page.getByRole('main').focus()
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
      await looksAsKept(page, 'help')
      await page.keyboard.press('Escape')
      await runFromPalette(page, 'about')
      await expect(page.getByRole('dialog')).toBeVisible()
      // The paths are as long as the machine's temporary folder: they must not change the lines.
      await page
        .getByRole('dialog')
        .locator('dd')
        .evaluateAll((values) => {
          for (const value of values as HTMLElement[]) {
            value.style.whiteSpace = 'nowrap'
            value.style.overflow = 'hidden'
          }
        })
      await looksAsKept(page, 'about', [page.getByRole('dialog').locator('dd')])
      await page.keyboard.press('Escape')

      await page.keyboard.press('Control+,')
      await expect(pageHeading(page)).toHaveText('Settings')
      await looksAsKept(page, 'settings')
      await runFromPalette(page, 'take the tour')
      const tour = page.getByRole('dialog')
      await expect(tour).toHaveAccessibleName('Search for anything')
      await looksAsKept(page, 'tour')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await expect(tour).toHaveAccessibleName('Bookmark what you need')
      await looksAsKept(page, 'tour-bookmarks')
    })

    test('match for bookmarks and notes', async ({ app }) => {
      const page = await app.start({ chromium: browser, scale })
      await begin(page)
      await page.keyboard.press('Alt+2')
      await looksAsKept(page, 'bookmarks-empty', [page.locator('#page')])

      await chooseEdition(page, '2022')
      for (const code of ['99221', '27447', '99217']) {
        await ask(page, code)
        await page.keyboard.press('Enter')
        await page.keyboard.press('b')
        await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
      }
      await leaveSearch(page)
      await chooseEdition(page, '2026')
      await page.keyboard.press('Alt+2')
      await expect(tree(page).getByRole('treeitem')).toHaveCount(3)
      await page.keyboard.press('Home')
      await looksAsKept(page, 'bookmarks', [page.locator('#page')])
      await page.keyboard.press('Control+a')
      await expect(page.getByText('3 items selected')).toBeVisible()
      await looksAsKept(page, 'bookmarks-selected', [page.locator('#page')])
      await page.keyboard.press('Escape')

      await page.keyboard.press('Shift+R')
      await expect(pageHeading(page)).toContainText('changed in CPT 2026')
      await looksAsKept(page, 'review')
      await page.getByRole('button', { name: 'Import, export and backups' }).click()
      await expect(pageHeading(page)).toHaveText('Import, export and backups')
      await page.getByLabel('File to import').setInputFiles({
        name: 'bookmarks.csv',
        mimeType: 'text/plain',
        buffer: Buffer.from('Name,Codes,Edition,Category\nSurgery,10004-69990,2026,surgery'),
      })
      await expect(page.getByRole('region', { name: 'Import preview' })).toBeVisible()
      await page.getByRole('main').focus()
      await looksAsKept(page, 'exchange', [page.getByRole('group', { name: 'Backups' })])
    })

    test('match for damaged data', async ({ app }) => {
      const data = await mkdtemp(join(tmpdir(), 'category-atlas-data-'))
      await cp(join(checkout, 'data'), data, { recursive: true })
      const file = join(data, 'editions', '2024.json')
      const text = await readFile(file, 'utf8')
      await writeFile(file, text.slice(0, text.length / 2))
      let page = await app.start({ data, chromium: browser, scale })
      await keepStill(page)
      await page.getByRole('button', { name: /problem/ }).click()
      await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible()
      await page.getByRole('main').focus()
      await looksAsKept(page, 'dataset-damaged')
      await rm(data, { recursive: true })

      page = await app.start({ data: '/tmp/no-data', chromium: browser, scale })
      await keepStill(page)
      await expect(page.getByRole('main')).toContainText('manifest.json')
      await looksAsKept(page, 'no-dataset')
    })

    test('match for the gallery', async () => {
      const gallery = await serveGallery()
      const opened = await chromium.launch({
        executablePath: browser,
        args: ['--no-sandbox', ...drawnInSoftware],
      })
      const page = await opened.newPage({
        viewport: { width: 1280, height: 1100 },
        deviceScaleFactor: scale,
      })
      for (const theme of themes) {
        await page.goto(`${gallery.address}?theme=${theme}`)
        await expect(page.getByRole('heading', { level: 1 }).first()).toHaveText('Gallery')
        await keepStill(page)
        await expect.soft(page).toHaveScreenshot(`gallery-${theme}.png`)
      }
      await opened.close()
      await gallery.close()
    })
  })
}

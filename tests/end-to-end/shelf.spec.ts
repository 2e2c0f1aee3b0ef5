import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { exported } from './exported.ts'
import { expect, test } from './fixture.ts'
import { ask, message, openPalette, pageHeading, results, undo } from './steps.ts'
import { type RunningApp, startBrowser, startDesktop } from './targets.ts'

/** A lead and a member of a team, each with a program and data of their own, and a share between them. */

let share: string
let leadApp: RunningApp | undefined

test.beforeEach(async () => {
  share = join(await mkdtemp(join(tmpdir(), 'category-atlas-share-')), 'coding')
  await mkdir(share)
})
test.afterEach(async () => {
  await leadApp?.close()
  leadApp = undefined
  await rm(join(share, '..'), { recursive: true, force: true, maxRetries: 5 })
})

function rows(page: Page): Locator {
  return page.getByRole('tree', { name: 'Bookmarks' }).getByRole('treeitem')
}

function shelfRow(page: Page): Locator {
  return rows(page).filter({ hasText: 'Knee team' }).first()
}

function details(page: Page): Locator {
  return page.getByRole('form', { name: 'Shelf item: details' })
}

async function bookmark(page: Page, query: string): Promise<void> {
  await ask(page, query)
  await expect(results(page).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Bookmark', exact: true })).toBeVisible()
  await page.keyboard.press('b')
  // The page shows it before it is saved.
  await expect(message(page, `Bookmarked: ${query} `)).toBeVisible()
}

async function showBookmarks(page: Page): Promise<void> {
  await page.keyboard.press('Alt+2')
  await expect(rows(page).first()).toBeVisible()
  await page.getByRole('tree', { name: 'Bookmarks' }).focus()
}

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await expect(pageHeading(page)).toHaveText('Settings')
}

async function subscribe(page: Page, path: string): Promise<void> {
  await openSettings(page)
  const field = page.getByRole('textbox', { name: 'File or folder of a shelf' })
  await field.fill(path)
  await field.press('Enter')
}

/** Publishes what the lead has, onto the share. */
async function publish(page: Page, target: 'desktop' | 'browser'): Promise<void> {
  await page.keyboard.press('Alt+2')
  await page.getByRole('button', { name: 'Import, export and backups' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Knee team')
  const { name, text } = await exported(page, /^Save shelf/, target)
  expect(name).toBe('Knee team.atlasshelf')
  await writeFile(join(share, name), text)
}

test('a lead publishes a shelf; a member reads, searches, annotates and copies it, and gets each update', async ({
  app,
  target,
  openChromium,
}) => {
  // Two programs start, one after the other.
  test.slow()
  const options = { userData: join(share, '..', 'lead') }
  leadApp =
    target === 'desktop' ? await startDesktop(options) : await startBrowser(options, openChromium)
  const lead = leadApp.page
  await lead.waitForSelector('html[data-ready="true"]')
  await bookmark(lead, '27447')
  await lead.getByRole('textbox', { name: 'Your note' }).fill('Ask Dr. Kim about the approach')
  await lead.keyboard.press('Escape')
  await publish(lead, target)

  const page = await app.start()
  await bookmark(page, '99213')
  await subscribe(page, share)
  await expect(message(page, 'Shelf added: Knee team (bookmarks: 1, notes: 1)')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Your shelves' })).toContainText('Published')

  await showBookmarks(page)
  await expect(rows(page)).toHaveText([/Established Patient/, /Knee team/])
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await expect(rows(page)).toHaveText([/Established/, /Knee team/, /27447.*Ask Dr\. Kim/])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(3)

  // The note of the shelf is on the category's page, beside the member's own.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Shelf Knee team' })).toContainText('Ask Dr. Kim')
  await expect(page.getByRole('button', { name: 'Bookmark', exact: true })).toBeVisible()
  await showBookmarks(page)
  await page.keyboard.press('F2')
  await expect(details(page).getByRole('textbox', { name: 'Your note' })).toBeFocused()
  await page.keyboard.insertText('Mine')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('main').getByRole('textbox', { name: 'Your note' })).toHaveValue(
    'Mine',
  )

  await page.keyboard.press('Control+Shift+f')
  await page.keyboard.insertText('kim')
  await expect(page.getByText('1 match', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await ask(page, '27447')
  await expect(page.getByRole('region', { name: 'In your bookmarks and notes' })).toContainText(
    'on Knee team',
  )
  await page.keyboard.press('Escape')
  await openPalette(page)
  await page.keyboard.insertText('27447')
  await expect(page.getByRole('option', { name: /\(Knee team\)/ })).toBeVisible()
  await page.keyboard.press('Escape')

  await bookmark(lead, '49505')
  await publish(lead, target)
  await showBookmarks(page)
  await expect(rows(page)).toHaveText([/Est/, /Notes/, /Knee team/, /27447/, /Hernia/])

  await shelfRow(page).click()
  await details(page).getByRole('button', { name: 'Copy to my bookmarks' }).click()
  await expect(message(page, 'Copied: Knee team')).toBeVisible()
  await undo(page, 'Copied: Knee team')
})

/** Returns the file of a shelf with bookmarks that have these notes, in a folder. */
function shelfFile(...notes: readonly string[]): string {
  const times = { created: '2026-01-01T00:00:00.000Z', changed: '2026-01-01T00:00:00.000Z' }
  const snapshot = {
    edition: '2026',
    category: 'surgery',
    name: 'Surgery',
    path: [],
    ranges: [['10004', '69990']],
  }
  const bookmarks = notes.map((note, index) => ({
    id: `b${index}`,
    folder: 'folder',
    snapshot,
    tags: [],
    note,
    ...times,
  }))
  return JSON.stringify({
    format: 'category-atlas-shelf',
    version: 2,
    name: 'Knee team',
    published: '2026-01-02T10:00:00.000Z',
    document: {
      folders: [{ id: 'folder', parent: null, name: 'Ask first', ...times }],
      bookmarks,
      notes: [],
    },
  })
}

test('an unreachable share loses nothing, is reported, and is read again when it is back', async ({
  app,
}) => {
  const file = join(share, 'knees.atlasshelf')
  await writeFile(file, shelfFile('Approach', 'Implant'))
  let page = await app.start()
  await subscribe(page, file)
  await expect(page.getByRole('list', { name: 'Your shelves' })).toContainText('Knee team')
  await showBookmarks(page)
  await page.keyboard.press('F2')
  await expect(details(page)).toContainText('Published Jan 2, 2026')
  await page.getByRole('tree', { name: 'Bookmarks' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  const held = [/^Knee team/, /^Ask first/, /Approach/, /Implant/]
  await expect(rows(page)).toHaveText(held)

  await rename(share, `${share}-away`)
  await expect(shelfRow(page)).toContainText('Not reachable')
  await expect(rows(page)).toHaveText(held)

  page = await app.start()
  await showBookmarks(page)
  await expect(shelfRow(page)).toContainText('Not reachable')
  await expect(rows(page)).toHaveText(held)
  await page.keyboard.press('Home')
  await page.keyboard.press('F2')
  await expect(details(page)).toContainText(
    /^Knee team ?Not reachable since .+ There is no such file or folder\. Shown as of Jan 2, 2026/,
  )
  await rows(page).nth(1).click()
  await details(page).getByRole('button', { name: 'Copy to my bookmarks' }).click()
  await expect(message(page, 'Copied: Ask first')).toBeVisible()
  await expect(rows(page).first()).toHaveText(/^Ask first2/)

  await writeFile(join(`${share}-away`, 'knees.atlasshelf'), '{ "format": ')
  await rename(`${share}-away`, share)
  await expect(shelfRow(page)).toContainText('Cannot be read')
  await writeFile(file, shelfFile('Approach', 'Implant', 'Revision'))
  await expect(shelfRow(page)).toHaveText(/^Knee team(, shelf)?3/)

  await openSettings(page)
  await page.getByRole('button', { name: 'Remove Knee team' }).click()
  await expect(shelfRow(page)).toHaveCount(0)
  await undo(page, 'Shelf removed: Knee team')
  await expect(shelfRow(page)).toHaveCount(1)
})

test('a file that is not a shelf is rejected with a reason, and nothing of it is kept', async ({
  sharedPage: page,
}) => {
  await subscribe(page, join(share, 'none.atlasshelf'))
  const refusal = page.getByRole('main').getByRole('alert')
  await expect(refusal).toContainText('It is not reachable. There is no such file or folder.')
  await subscribe(page, share)
  await expect(refusal).toContainText('The folder has no file that ends in .atlasshelf.')
  await writeFile(join(share, 'a.atlasshelf'), '{}')
  await subscribe(page, share)
  await expect(refusal).toContainText('It is JSON, but not a shelf.')
  await subscribe(page, 'coding/team.atlasshelf')
  await expect(refusal).toContainText('Type the full path')
  await expect(page.getByRole('list', { name: 'Your shelves' })).toHaveCount(0)
})

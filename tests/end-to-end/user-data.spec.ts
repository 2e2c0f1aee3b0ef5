import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { exported } from './exported.ts'
import { expect, test } from './fixture.ts'
import { ask, editionSelect, message, pageHeading, results, undo } from './steps.ts'

function bookmarkTree(page: Page): Locator {
  return page.getByRole('tree', { name: 'Bookmarks' })
}

function rows(page: Page): Locator {
  return bookmarkTree(page).getByRole('treeitem')
}

function details(page: Page): Locator {
  return page.getByRole('form', { name: /details$/ })
}

/** Bookmarks the first category that a query finds, by keyboard. */
async function bookmark(page: Page, query: string): Promise<void> {
  await ask(page, query)
  await expect(results(page).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('b')
  // The page shows it before it is saved.
  await expect(message(page, `Bookmarked: ${query} `)).toBeVisible()
}

async function showBookmarks(page: Page): Promise<void> {
  await page.keyboard.press('Alt+2')
  await expect(bookmarkTree(page)).toBeFocused()
}

async function switchTo(page: Page, edition: string): Promise<void> {
  await editionSelect(page).selectOption(edition)
  await expect(editionSelect(page)).toHaveValue(edition)
}

/** Makes a folder with a bookmark that has a tag and a note, and two bookmarks next to it, by keyboard. */
async function makeAll(page: Page): Promise<void> {
  await bookmark(page, '27447')
  await bookmark(page, '99213')
  await bookmark(page, '49505')
  await showBookmarks(page)
  await page.keyboard.press('Shift+F')
  await expect(details(page).getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.insertText('Knee work')
  await page.keyboard.press('Enter')
  await expect(rows(page).first()).toContainText('Knee work')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(message(page, 'Moved to “Knee work”')).toBeVisible()
  await expect(rows(page).nth(1)).toHaveAttribute('aria-level', '2')

  await page.keyboard.press('F2')
  await page.keyboard.insertText('Ask about the <b>approach</b>')
  await page.keyboard.press('Escape')
  await expect(rows(page).nth(1)).toContainText('Ask about the <b>approach</b>')
  await details(page).getByRole('combobox', { name: 'Add a tag' }).focus()
  await page.keyboard.insertText('audit')
  await page.keyboard.press('Enter')
  await expect(rows(page).nth(1)).toContainText('#audit')
}

test('filing, tagging, notes, reordering, deleting and undo by keyboard survive a restart', async ({
  app,
}) => {
  let page = await app.start()
  await makeAll(page)

  await bookmarkTree(page).focus()
  await page.keyboard.press('End')
  await expect(rows(page).last()).toContainText('Hernia Repair')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(rows(page).nth(2)).toContainText('Hernia Repair')
  await expect(rows(page).last()).toContainText('Established Patient')

  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(3)
  await undo(page, /^Deleted/)
  await expect(rows(page).nth(2)).toContainText('Hernia Repair')

  const before = await rows(page).allTextContents()
  await expect(page.getByRole('button', { name: 'Undo' }).last()).toBeVisible()
  page = await app.start()
  await showBookmarks(page)
  await expect(rows(page)).toHaveText(before)
})

test('several bookmarks are moved, tagged and deleted at once, and each step can be undone', async ({
  page,
}) => {
  await makeAll(page)
  await bookmarkTree(page).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(page.getByText('2 items selected')).toBeVisible()
  await page.getByRole('textbox', { name: 'Tag selected items' }).fill('both')
  await page.keyboard.press('Enter')
  await expect(rows(page).filter({ hasText: '#both' })).toHaveCount(2)
  await page.getByLabel('Move to folder').selectOption('Knee work')
  await expect(rows(page).nth(3)).toHaveAttribute('aria-level', '2')
  await page.getByRole('combobox', { name: 'Tag', exact: true }).selectOption('#audit')
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Tag', exact: true }).selectOption('Any tag')

  await bookmarkTree(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  // The note is on its category, and stays.
  await expect(rows(page)).toHaveText([/^Notes without a bookmark/])
  await undo(page, /^Deleted/)
  await expect(rows(page)).toHaveCount(4)
})

test('a deleted folder moves its bookmarks one level up', async ({ page }) => {
  await makeAll(page)
  await bookmarkTree(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(3)
  for (const level of await rows(page).all()) await expect(level).toHaveAttribute('aria-level', '1')
  await undo(page, /^Deleted: Knee work/)
  await expect(rows(page).first()).toContainText('Knee work')
})

test('a bookmark is dragged into a folder', async ({ page }) => {
  await makeAll(page)
  await rows(page).last().dragTo(rows(page).first())
  await expect(rows(page).filter({ hasText: 'Hernia Repair' })).toHaveAttribute('aria-level', '2')
})

test('bookmarks and notes are found in the main search and in their own', async ({ page }) => {
  await makeAll(page)
  await ask(page, 'approach')
  const matches = page.getByRole('region', { name: 'In your bookmarks and notes' })
  await expect(matches.getByRole('listitem')).toHaveCount(1)
  await matches.getByRole('button', { name: 'Show in Bookmarks' }).click()
  await expect(page.getByRole('searchbox', { name: 'Find in bookmarks and notes' })).toHaveValue(
    'approach',
  )
  await expect(page.getByText('1 match', { exact: true })).toBeVisible()
  await expect(rows(page)).toHaveCount(2)
})

test('a search is saved, renamed, run and deleted', async ({ page }) => {
  await ask(page, 'knee arthroplasty')
  await page.keyboard.press('Control+Shift+s')
  await expect(message(page, /^Search saved/)).toBeVisible()
  await page.keyboard.press('Control+Shift+f')
  await page.keyboard.press('ArrowDown')
  await expect(rows(page)).toHaveText([/^Saved searches/, 'knee arthroplasty'])
  await page.keyboard.press('F2')
  await page.keyboard.insertText('Knees')
  await page.keyboard.press('Enter')
  await expect(rows(page).last()).toHaveText('Knees')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: /^Search/ })).toHaveValue('knee arthroplasty')
  await page.keyboard.press('Escape')
  await showBookmarks(page)
  await page.keyboard.press('Delete')
  await expect(page.getByText('No bookmarks yet.')).toBeVisible()
})

test('switching the edition reports merged, changed and removed bookmarks, and leads to a review', async ({
  page,
}) => {
  await switchTo(page, '2022')
  for (const query of ['99218', '99251', '99339']) await bookmark(page, query)
  await switchTo(page, '2023')
  await expect(message(page, '3 bookmarks changed in CPT 2023.')).toBeVisible()
  await ask(page, '99221')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Saved in another edition' })).toContainText(
    /Bookmarked in 2022, under .*Initial Observation Care.*, which was merged into this\./,
  )
  await page.keyboard.press('b')
  await expect(message(page, /^Bookmark removed: .*, saved in 2022/)).toBeVisible()
  await undo(page, /^Bookmark removed/)
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
  await showBookmarks(page)
  const words = [
    /Merged: in 2023 it is part of “New or Established Patient”/,
    /Range changed: 99251-99255 in 2022, 99252-99255 in 2023/,
    /No longer in 2023: last in 2022/,
  ]
  for (const text of words) {
    await expect(rows(page).filter({ hasText: text })).toHaveCount(1)
  }
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  await expect(pageHeading(page)).toHaveText('3 bookmarks changed in CPT 2023')
  const entries = page.getByRole('list', { name: '3 bookmarks changed in CPT 2023' })
  for (const text of words) await expect(entries).toContainText(text)
  await entries
    .getByRole('button', { name: /^Update to 2023/ })
    .first()
    .click()
  await expect(pageHeading(page)).toHaveText('2 bookmarks changed in CPT 2023')
  await page
    .getByRole('button', { name: /: open in 2022$/ })
    .last()
    .click()
  await expect(pageHeading(page)).toHaveText('Domiciliary, Rest Home, or Home Care Plan Oversight')
  await expect(editionSelect(page)).toHaveValue('2022')
})

test('“Update all” updates bookmarks, codes and notes together, and can be undone', async ({
  page,
}) => {
  await switchTo(page, '2022')
  for (const query of ['99218', '99251', '99339']) await bookmark(page, query)
  await switchTo(page, '2023')
  await showBookmarks(page)
  await page.getByRole('button', { name: /^Review 3 bookmarks that changed/ }).click()
  await page.getByRole('button', { name: 'Update all 2' }).click()
  await expect(pageHeading(page)).toHaveText('1 bookmark changed in CPT 2023')
  await expect(rows(page).filter({ hasText: /99218 · .*New or Established Patient/ })).toHaveCount(
    1,
  )
  await undo(page, /^Updated to 2023/)
  await expect(pageHeading(page)).toHaveText('3 bookmarks changed in CPT 2023')
})

test('a bookmark of a code says when the code was deleted, and what to look at now', async ({
  page,
}) => {
  await switchTo(page, '2024')
  await bookmark(page, '99441')
  await switchTo(page, '2026')
  await showBookmarks(page)
  await expect(rows(page)).toHaveText(/99441 was deleted in 2025\. See 98008-98015, 98016\./)
  await page.getByRole('button', { name: /^Review 1 bookmark that changed/ }).click()
  await expect(page.getByRole('main').getByRole('listitem')).toContainText(
    '99441 was deleted in 2025.',
  )
})

test('a message with a way back stays while the pointer is on it', async ({ page }) => {
  await page.clock.install()
  await bookmark(page, '27447')
  const log = page.getByRole('log', { name: 'Messages' })
  await log.getByText(/^Bookmarked/).hover()
  await page.clock.runFor(60_000)
  await expect(log.getByText(/^Bookmarked/)).toBeVisible()
  await page.mouse.move(5, 5)
  await page.clock.runFor(60_000)
  await expect(log.getByText(/^Bookmarked/)).toBeHidden()
})

async function openExchange(page: Page): Promise<void> {
  await page.keyboard.press('Alt+2')
  await page.getByRole('button', { name: 'Import, export and backups' }).click()
  await expect(pageHeading(page)).toHaveText('Import, export and backups')
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel('File to import')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
}

test('an export is imported unchanged in a fresh profile', async ({ app, target }) => {
  let page = await app.start()
  await makeAll(page)
  const before = await rows(page).allTextContents()
  await openExchange(page)
  const json = await exported(page, /JSON/, target)
  expect(json.name).toMatch(/^category-atlas-.*\.atlasdata$/)
  const csv = await exported(page, /CSV/, target)
  expect(csv.text).toContain('Knee work')

  await app.stop()
  await rm(app.userData, { recursive: true })
  page = await app.start()
  await openExchange(page)
  await choose(page, json.name, json.text)
  await expect(page.getByRole('row', { name: 'bookmarks 3 0 0 0' })).toBeVisible()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(message(page, /^Imported/)).toBeVisible()
  await showBookmarks(page)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(rows(page)).toHaveText(before)
  const again = await exported(page, /JSON/, target)
  expect(document(again.text)).toEqual(document(json.text))

  await undo(page, /^Imported/)
  await expect(page.getByText('No bookmarks yet.')).toBeVisible()
  await choose(page, csv.name, csv.text)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('3 bookmarks, 1 folder')
})

/** The user's own data, without what the app remembers by itself. */
function document(text: string): unknown {
  const { folders, bookmarks, notes, searches } = (
    JSON.parse(text) as { document: Record<string, unknown> }
  ).document
  return { folders, bookmarks, notes, searches }
}

test('a hostile or foreign file is rejected with an explanation, and changes nothing', async ({
  sharedPage: page,
}) => {
  await openExchange(page)
  const refusal = page.getByRole('main').getByRole('alert')
  await choose(page, 'x.json', '{"__proto__":{"admin":true}}')
  await expect(refusal).toContainText('The name "__proto__" is not allowed.')
  await choose(page, 'y.json', '{"format":"other"}')
  await expect(refusal).toContainText('It is JSON, but not a Category Atlas export.')
  await choose(page, 'z.csv', 'a,b\n1,2')
  await expect(refusal).toContainText('Its first line is missing the columns')
})

test('a file dropped on the window is previewed, not imported', async ({ page }) => {
  const transfer = await page.evaluateHandle(() => {
    const held = new DataTransfer()
    held.items.add(
      new File(['Name,Codes,Edition,Category\nSurgery,10004-69990,2026,surgery'], 'a.csv'),
    )
    return held
  })
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await expect(page.getByText(/^Drop the file/)).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await expect(page.getByRole('region', { name: 'Import preview' })).toContainText('a.csv')
  await expect(page.getByRole('row', { name: 'bookmarks 1 0 0 0' })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Bookmarks', exact: true })).toBeVisible()
})

test('a bookmark from a code shows the code, is found by it, and opens with it', async ({
  page,
}) => {
  await bookmark(page, '43239')
  await expect(message(page, /^Bookmarked: 43239 · /)).toBeVisible()
  await showBookmarks(page)
  await expect(rows(page)).toHaveText([/43239 · Esophagogastroduodenoscopy \(EGD\)/])
  await page.keyboard.press('Control+Shift+f')
  await page.keyboard.insertText('4323')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: /^Search/ })).toHaveValue('43239')
  await expect(pageHeading(page)).toHaveText('Esophagogastroduodenoscopy (EGD)')
  await page.keyboard.press('Alt+3')
  await expect(page.getByRole('list', { name: 'Recents' })).toContainText(
    '43239 · Esophagogastroduodenoscopy',
  )
})

test('a backup is restored, and that can be undone', async ({ app }) => {
  let page = await app.start()
  await bookmark(page, '27447')
  page = await app.start()
  await bookmark(page, '99213')
  await openExchange(page)
  const holdsOne = page.getByRole('row', { name: /1 bookmark, 0 notes/ }).first()
  await holdsOne.getByRole('button', { name: /^Restore/ }).click()
  await expect(rows(page)).toHaveCount(1)
  await undo(page, /^Restored the backup/)
  await expect(rows(page)).toHaveCount(2)
})

test('a damaged file is set aside with a message, and the backup takes its place', async ({
  app,
}) => {
  let page = await app.start()
  await bookmark(page, '27447')
  await bookmark(page, '99213')
  await app.stop()
  const file = join(app.userData, 'user-data.json')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.slice(0, text.length / 2))
  page = await app.start()
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText(/damaged/)
  await showBookmarks(page)
  await expect(rows(page).first()).toContainText('Repair')
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixture.ts'
import { ask, message, openPalette, pageHeading } from './steps.ts'

test('a branch becomes a sheet with all its levels, ranges and edition; print shows no more', async ({
  app,
  page,
}) => {
  await ask(page, '27447')
  await page.keyboard.press('Enter')
  await page.keyboard.press('u')
  await page.getByRole('button', { name: 'Desk sheet' }).click()
  await expect(pageHeading(page)).toHaveText('Femur (Thigh Region) and Knee Joint')
  const sheet = page.getByRole('main')
  await expect(sheet).toContainText('CPT 2026, effective 2026-01-01')
  const lines = sheet.getByRole('listitem')
  await expect(lines.filter({ hasText: 'Fracture and/or Dislocation' })).toContainText(
    '27500-27566',
  )
  const columns = () =>
    sheet.getByRole('list').evaluate((list) => getComputedStyle(list).columnCount)
  expect(await columns()).toBe('2')
  await page.getByRole('button', { name: 'One column' }).click()
  expect(await columns()).toBe('1')

  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Sidebar' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'One column' })).toBeHidden()
  await expect(sheet.getByText('CPT is a registered trademark')).toBeVisible()
  await expect(lines.first()).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  const printed = await app.catchPrinting()
  await sheet.getByRole('button', { name: 'Print' }).click()
  await expect.poll(printed).toBe(1)
})

test('bookmarks become a sheet with the note of each category', async ({ page }) => {
  await ask(page, '43239')
  await page.keyboard.press('Enter')
  await page.keyboard.press('b')
  await expect(message(page, /^Bookmarked: 43239/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Your note' }).fill('Biopsy of the upper tract')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+2')
  await page.getByRole('button', { name: 'Desk sheet' }).first().click()
  await expect(pageHeading(page)).toHaveText('Bookmarks')
  const line = page.getByRole('main').getByRole('listitem')
  await expect(line).toHaveCount(1)
  await expect(line).toContainText('Esophagogastroduodenoscopy (EGD)')
  await expect(line).toContainText('Biopsy of the upper tract')
})

test('@desktop-only a sheet is saved as a PDF where the person says', async ({ app, page }) => {
  const path = join(app.userData, 'sheet.pdf')
  await app.electron().evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await ask(page, '27447')
  await page.keyboard.press('Enter')
  await page.keyboard.press('u')
  await openPalette(page)
  await page.keyboard.type('desk sheet')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(message(page, 'PDF saved')).toBeVisible()
  expect((await readFile(path)).subarray(0, 5).toString('latin1')).toBe('%PDF-')
})

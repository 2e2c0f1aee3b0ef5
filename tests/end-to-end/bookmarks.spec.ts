import { expect, test } from './fixture.ts'
import { ask, message, pageHeading, untilRemembered, undo } from './steps.ts'

test('a bookmark made by keyboard survives a restart, in every edition', async ({ app }) => {
  let page = await app.start()
  await ask(page, '27447')
  await page.keyboard.press('Enter')
  await page.keyboard.press('b')
  await expect(message(page, /^Bookmarked/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()

  page = await app.start()
  await page.keyboard.press('Alt+2')
  const bookmarks = page.getByRole('tree', { name: 'Bookmarks' })
  await expect(bookmarks).toContainText('27380-27499')
  await expect(bookmarks).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toHaveText('Repair, Revision, and/or Reconstruction')
})

test('removing a bookmark can be undone', async ({ page }) => {
  await ask(page, '99213')
  await page.keyboard.press('Enter')
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
  await page.keyboard.press('Alt+2')
  const bookmarks = page.getByRole('tree', { name: 'Bookmarks' })
  await expect(bookmarks).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(page.getByText('No bookmarks yet.')).toBeVisible()
  await undo(page, /^Deleted: 99213/)
  await expect(bookmarks).toContainText('Established Patient')
})

test('a note survives a restart', async ({ app }) => {
  let page = await app.start()
  await ask(page, '99213')
  await page.keyboard.press('Enter')
  const note = () => page.getByRole('textbox', { name: 'Your note' })
  await note().fill('Mind the time rule <b>here</b>')
  await note().press('Escape')
  // Changes that the host has not confirmed can be lost. The note is confirmed once a later call is answered.
  await page.keyboard.press('b')
  await expect(message(page, /^Bookmarked/)).toBeVisible()
  page = await app.start()
  await expect(note()).toHaveValue('Mind the time rule <b>here</b>')
})

test('a note survives if the app quits while it is being typed @desktop-only', async ({ app }) => {
  let page = await app.start()
  await ask(page, '99213')
  await page.keyboard.press('Enter')
  const note = () => page.getByRole('textbox', { name: 'Your note' })
  await note().fill('Written last')
  page = await app.start()
  await expect(note()).toHaveValue('Written last')
})

test('edition, category, query and expanded branches come back after a restart', async ({
  app,
}) => {
  let page = await app.start()
  await page.keyboard.press('[')
  await ask(page, '99213')
  await page.keyboard.press('Enter')
  await untilRemembered(app.userData, '"query":"99213"')
  page = await app.start()
  await expect(page.getByRole('combobox', { name: 'Edition' })).toHaveValue('2025')
  await expect(pageHeading(page)).toHaveText('Established Patient')
  await expect(page.getByRole('combobox', { name: /^Search/ })).toHaveValue('99213')
})

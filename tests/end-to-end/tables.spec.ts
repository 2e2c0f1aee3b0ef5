import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { feeScheduleArchive } from '../fixtures/files/made-up-tables.ts'
import { type PreparedApp, expect, prepareApp, test } from './fixture.ts'
import {
  ask,
  editionSelect,
  message,
  openPalette,
  pageHeading,
  results,
  untilRemembered,
} from './steps.ts'

const samples = join(import.meta.dirname, '../fixtures/tables')

function preview(page: Page): Locator {
  return page.getByRole('region', { name: 'File contents' })
}

function codesFound(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Codes found' }).getByRole('option')
}

async function openTables(page: Page): Promise<void> {
  await openPalette(page)
  await page.keyboard.insertText('Code tables')
  await page.getByRole('option', { name: /^Code tables/ }).click()
  await expect(pageHeading(page)).toHaveText('Code tables')
}

/** Chooses a file and adds its table to an edition. */
async function addTable(page: Page, path: string, edition?: string): Promise<void> {
  await page.getByLabel('Code table file').setInputFiles(path)
  const license = page.getByRole('checkbox', { name: /I am allowed to use this file/ })
  const button = preview(page).getByRole('button', { name: /^(Add|Replace)$/ })
  await expect(button).toBeVisible()
  if (edition !== undefined) await preview(page).getByLabel('Edition').selectOption(edition)
  if (await license.isVisible()) await license.check()
  await button.click()
  await expect(preview(page)).toHaveCount(0)
}

test('HCPCS Level II works without adding a table', async ({ sharedPage: page }) => {
  await ask(page, 'J1100')
  await expect(codesFound(page)).toHaveText(/J1100\s*Injection, dexamethasone/)
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toHaveText('J1100')
  await page.getByRole('navigation', { name: 'Path' }).getByText('J: Drugs').click()
  await expect(pageHeading(page)).toHaveText('J: Drugs')
  await page.getByRole('button', { name: /Chemotherapy drugs/ }).click()
  await expect(
    page.getByRole('listbox', { name: 'Codes', exact: true }).getByRole('option').first(),
  ).toHaveText(/J9000/)
})

test('a HCPCS code can be bookmarked and noted, and opens from both after a restart', async ({
  app,
}) => {
  let page = await app.start()
  const bookmarks = () => page.getByRole('tree', { name: 'Bookmarks' })
  await ask(page, 'J1100')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Bookmark', exact: true }).click()
  await expect(message(page, /^Bookmarked: J1100 · Injection, dexamethasone/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
  const note = () => page.getByRole('textbox', { name: 'Your note' })
  await note().fill('Bill each milligram')
  await note().press('Escape')
  await untilRemembered(app.userData, '"category":"hcpcs/J1100"')

  page = await app.start()
  await ask(page, '27447')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+2')
  await expect(bookmarks()).toContainText('J1100')
  await expect(bookmarks()).toContainText('Bill each milligram')
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toContainText('J1100')
  await expect(note()).toHaveValue('Bill each milligram')
  await page.getByRole('button', { name: 'Bookmarked' }).click()
  await expect(message(page, /^Bookmark removed: J1100/)).toBeVisible()
  await expect(bookmarks()).toContainText('Notes without a bookmark')
})

test('codes that have ended come after those in force', async ({ sharedPage: page }) => {
  await ask(page, 'dexamethasone injection')
  // J1094 and C9034 ended before; J1094 would be first by its number.
  await expect(codesFound(page).first()).toHaveText(/J1095/)
})

test('a search within a section finds no codes of HCPCS Level II', async ({ sharedPage: page }) => {
  await ask(page, 'digestive enzyme')
  await expect(codesFound(page).first()).toHaveText(/B4105/)
  await ask(page, 'surgery: digestive')
  await expect(results(page).first()).toContainText('Digestive System')
  await expect(codesFound(page)).toHaveCount(0)
})

test.describe('the page of code tables', () => {
  let prepared: PreparedApp
  let page: Page

  // Each test starts and ends on this page, with no table added, so that one start is enough for all of them.
  test.beforeAll(async ({ target, openChromium }) => {
    prepared = await prepareApp(target, openChromium)
    page = await prepared.app.start()
    await openTables(page)
  })
  test.afterAll(() => prepared.end())

  /** Adds a table of codes with their descriptions to an edition. */
  async function addCodes(edition: string, rows: string[]): Promise<void> {
    const path = join(prepared.app.userData, 'codes.csv')
    await writeFile(path, ['Code,Description', ...rows, ''].join('\n'))
    await addTable(page, path, edition)
  }

  /** Removes all tables but the included one of HCPCS Level II. */
  async function removeTables(): Promise<void> {
    await openTables(page)
    const remove = page.getByRole('row').getByRole('button', { name: /^Remove/ })
    for (let left = await remove.count(); left > 0; left--) {
      await remove.first().click()
      await page.getByRole('button', { name: 'Remove', exact: true }).click()
      await expect(remove).toHaveCount(left - 1)
    }
  }

  async function addAndRemove(name: string, title: RegExp, edition?: string): Promise<void> {
    const remove = page.getByRole('button', { name: /^Remove/ })
    // The included table of HCPCS Level II has a row too, but cannot be removed.
    const row = page.getByRole('row', { name: title }).filter({ has: remove })
    await expect(row).toHaveCount(0)
    await addTable(page, join(samples, name), edition)
    await row.locator(remove).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(row).toHaveCount(0)
  }

  test('a file without codes is rejected with a reason, and Cancel leaves nothing', async () => {
    const path = join(prepared.app.userData, 'holiday.txt')
    await writeFile(path, 'Dear all,\nthe office is closed.\n')
    await page.getByLabel('Code table file').setInputFiles(path)
    await expect(page.getByRole('alert')).toContainText(
      'holiday.txt does not contain a code table.',
    )
    await page.getByLabel('Code table file').setInputFiles(join(samples, 'clfs-2026-q2.csv'))
    await expect(preview(page).getByText('Clinical Laboratory Fee Schedule')).toBeVisible()
    await preview(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(preview(page)).toHaveCount(0)
    expect(await readdir(prepared.app.userData)).not.toContain('tables')
  })

  for (const [name, title] of [
    ['pprrvu-2026-jul-nonqpp.csv', 'Physician Fee Schedule, July 2026'],
    ['pprrvu-2026-jul-nonqpp.txt', 'Physician Fee Schedule, July 2026'],
    ['pprrvu-2025-oct.xlsx', 'Physician Fee Schedule, October 2025'],
    ['clfs-2026-q2.xlsx', 'Clinical Laboratory Fee Schedule, April 2026'],
    ['clfs-2026-q2.txt', 'Clinical Laboratory Fee Schedule, April 2026'],
    ['opps-addendum-b-2023-jan.xlsx', 'OPPS Addendum B, January 2023'],
    ['asc-aa-2024-jul.txt', 'ASC Addendum AA, July 2024'],
    ['asc-bb-2026-jan.csv', 'ASC Addendum BB, January 2026'],
    ['asc-ee-2026-jan.csv', 'ASC Addendum EE, January 2026'],
    ['hcpcs-2019-anweb.txt', 'HCPCS Level II, January 2019'],
    ['hcpcs-2025-oct-anweb.rebuilt.xlsx', 'HCPCS Level II, October 2025'],
    ['mue-practitioner-2026-07-01.csv', 'Medically Unlikely Edits (practitioner), July 2026'],
    ['cvx-cpt.txt', 'CVX codes of vaccines, July 2026'],
  ] as const) {
    test(`adds ${name}, and removes it`, () => addAndRemove(name, new RegExp(`^${escaped(title)}`)))
  }

  for (const name of [
    'ama-LONGULT.made-up.txt',
    'ama-MEDU.made-up.txt',
    'ama-SHORTU.made-up.txt',
    'ama-ConsumerDescriptor.made-up.txt',
    'ama-ClinicianDescriptor.made-up.txt',
    'ama-CPTPLA.made-up.xml',
  ]) {
    test(`adds ${name} to the edition that the user chooses, and removes it`, () =>
      addAndRemove(name, /^AMA .* 2026/, '2026'))
  }

  test('a downloaded archive leads to the page of 43239', async () => {
    const path = join(prepared.app.userData, 'RVU26C.zip')
    await writeFile(path, feeScheduleArchive(19_000))
    // Three clicks: the link on a category, the file, and Add (with the license confirmed).
    await ask(page, '43239')
    await expect(results(page).first()).toBeVisible()
    await page.keyboard.press('Enter')
    await page.getByRole('main').getByRole('button', { name: 'add a code table' }).click()
    await addTable(page, path)
    await expect(message(page, 'Added: Physician Fee Schedule, July 2026')).toBeVisible()
    await ask(page, '43239')
    await expect(codesFound(page)).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(pageHeading(page)).toContainText('43239')
    await expect(page.getByText('Major procedure: the day before')).toBeVisible()
    await removeTables()
  })

  test('a category lists its codes, and a removed table leaves nothing', async () => {
    await addTable(page, join(samples, 'opps-addendum-b-2026-jan.reconstructed.csv'))
    await ask(page, 'arthroscopy')
    await expect(results(page).first()).toBeVisible()
    await ask(page, '29881')
    await expect(codesFound(page)).toHaveCount(1)
    await page.keyboard.press('ArrowDown')
    await expect(pageHeading(page)).toContainText('29881')
    await page.keyboard.press('ArrowDown')
    const codes = page.getByRole('listbox', { name: 'Codes', exact: true }).getByRole('option')
    await expect(codes).toHaveText(/29881/)

    await removeTables()
    await expect(message(page, /^Removed/)).toBeVisible()
    expect(await readdir(join(prepared.app.userData, 'tables'))).toEqual(['manifest.json'])
    await ask(page, '29881')
    await expect(results(page).first()).toBeVisible()
    await expect(codesFound(page)).toHaveCount(0)
    await openTables(page)
  })

  test('a dropped file becomes a code table', async () => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      const text = 'Code,Description\n43239,Upper scope\n45378,Colon scope\n'
      transfer.items.add(new File([text], 'our codes.csv', { type: 'text/csv' }))
      return transfer
    })
    await page.dispatchEvent('body', 'drop', { dataTransfer: data })
    await expect(preview(page).getByText('Choose what each column contains.')).toBeVisible()
    await expect(preview(page).getByRole('cell', { name: 'Upper scope' }).first()).toBeVisible()
    await preview(page).getByRole('button', { name: 'Cancel' }).click()
  })

  test('a deleted code says so in the later edition', async () => {
    await addCodes('2025', ['43239,Old words', '43235,Same', '43240,Gone'])
    await addCodes('2026', ['43239,New words', '43235,Same', '43241,Added'])
    await expect(editionSelect(page)).toHaveValue('2026')
    await ask(page, '43241')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main').getByText('New: not in the 2025 tables')).toBeVisible()
    await ask(page, '43239')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main').getByText('Revised: its descriptor')).toBeVisible()
    await removeTables()
  })

  test('a code in a range shows whether the tables list it', async () => {
    await addCodes('2026', ['43239,Scope', '43235,Same', '43248,More'])
    await ask(page, '43239')
    const range = page.getByRole('group', { name: /^In this range/ })
    await expect(range).toContainText('43239 is listed in the code tables of 2026.')
    await ask(page, '43238')
    await expect(range).toContainText('The code tables of 2026 do not list 43238.')
    await removeTables()
  })

  test('the page of a deleted code says what replaced it', async () => {
    await addCodes('2024', ['99441,Call', '99442,Call', '99443,Call'])
    await editionSelect(page).selectOption('2024')
    await ask(page, '99441')
    await expect(codesFound(page)).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(pageHeading(page)).toContainText('99441')
    await editionSelect(page).selectOption('2026')
    await expect(page.getByRole('main').getByText('99441 was deleted in 2025.')).toBeVisible()
    await page.getByRole('main').getByRole('button', { name: '98008-98015' }).click()
    await expect(pageHeading(page)).toHaveText('Synchronous Audio-Only Services')
    await removeTables()
  })
})

test('the page of a code comes back at the next start, and opens in a window of its own', async ({
  app,
  page,
}) => {
  await ask(page, 'J1100')
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toContainText('J1100')
  const opened = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Open in new window' }).click()
  const own = await opened
  await expect(pageHeading(own)).toContainText('J1100')
  await own.close()
  await untilRemembered(app.userData, '"code":"J1100"')
  const next = await app.start()
  await expect(pageHeading(next)).toContainText('J1100')
})

test('words that only codes have show the page of the first code', async ({ sharedPage: page }) => {
  await ask(page, 'J1100')
  await expect(page.getByText('Preview of the first result')).toBeVisible()
  await expect(pageHeading(page)).toContainText('J1100')
})

function escaped(text: string): string {
  return text.replaceAll(/[()]/g, '\\$&')
}

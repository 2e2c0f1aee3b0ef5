import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { ask, editionSelect, pageHeading, untilRemembered } from './steps.ts'

async function compare(page: Page, from: string, to: string): Promise<void> {
  await page.keyboard.press('d')
  await page.getByLabel('Compare from').selectOption(from)
  await page.getByLabel('Compare to').selectOption(to)
  await expect(pageHeading(page)).toHaveAccessibleName(`CPT ${from} compared with CPT ${to}`)
}

/** The rows with a kind of change and a text. */
function rows(page: Page, kind: string, text: string | RegExp): Locator {
  return page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByText(kind, { exact: true }), hasText: text })
}

test('2019 → 2020 shows online digital visits and health behavior', async ({
  sharedPage: page,
}) => {
  await compare(page, '2019', '2020')
  const visits = rows(page, 'Renamed', 'E/M Services')
  await expect(visits.locator('del')).toHaveText(['gone: Medical', 'gone: Evaluation', 'was 99444'])
  await expect(visits.locator('ins').last()).toHaveText('now 99421-99423')
  await expect(rows(page, 'wording only', 'Health')).toContainText('was 96150-96161')
})

test('2020 → 2021 shows that office visits of new patients start at 99202', async ({
  sharedPage: page,
}) => {
  await compare(page, '2020', '2021')
  const newPatient = rows(page, 'Range changed', 'New Patient')
  await expect(newPatient.locator('del')).toHaveText('was 99201-99205')
  await expect(newPatient.locator('ins')).toHaveText('now 99202-99205')
})

test('2022 → 2023 shows the merges of observation with inpatient care, and of domiciliary with home care', async ({
  sharedPage: page,
}) => {
  await compare(page, '2022', '2023')
  await expect(rows(page, 'Merged', 'Hospital Inpatient and Observation Care')).toContainText(
    'Hospital Observation Services',
  )
  await expect(rows(page, 'Merged', 'Home or Residence Services')).toContainText(
    'Domiciliary, Rest Home, or Custodial Care Services',
  )
})

test('2024 → 2025 shows telemedicine added and telephone services removed', async ({
  sharedPage: page,
}) => {
  await compare(page, '2024', '2025')
  await expect(rows(page, 'Added', /Telemedicine Services/)).toContainText('98000-98016')
  await expect(rows(page, 'Removed', 'Telephone Services')).toContainText('99441-99443')
})

test('a printed comparison has titles, legend and every row, and no buttons', async ({
  sharedPage: page,
}) => {
  await compare(page, '2022', '2023')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: 'CPT 2022 compared with CPT 2023' })).toBeVisible()
  await expect(page.getByText(/Struck-through text is only in CPT 2022/)).toBeVisible()
  await expect(page.getByText(/CPT is a registered trademark/)).toBeVisible()
  for (const name of [
    'Copy',
    'CSV',
    'Markdown',
    'Print',
    'Open in new window',
    'Swap',
    'Expand all',
  ]) {
    await expect(page.getByRole('button', { name, exact: true })).toBeHidden()
  }
  await expect(page.getByRole('navigation', { name: 'Sidebar' })).toBeHidden()
})

test('the keyboard leads from a category to its row, through the changes, and into the other edition', async ({
  sharedPage: page,
}) => {
  await ask(page, 'non-face-to-face services')
  await page.keyboard.press('Enter')
  await page.keyboard.press('[')
  await expect(editionSelect(page)).toHaveValue('2025')
  await page.keyboard.press('d')
  const focused = page.locator('[role=row]:focus')
  await expect(focused).toContainText('Non-Face-to-Face Services')
  await page.keyboard.press('j')
  await expect(focused).toContainText('Telephone Services')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toHaveText('Non-Face-to-Face Services')
  await page.keyboard.press('o')
  await expect(editionSelect(page)).toHaveValue('2024')
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(focused).toContainText('Non-Face-to-Face Services')
})

// The desktop app opens a system dialog, which no test can answer.
test(
  'the visible rows are saved as CSV',
  { tag: '@browser-only' },
  async ({ sharedPage: page }) => {
    await compare(page, '2024', '2025')
    await page.getByRole('button', { name: 'Removed 1' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'CSV' }).click()
    const saved = await download
    expect(saved.suggestedFilename()).toBe('categories-2024-2025.csv')
    const lines = (await readFile(await saved.path(), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('Telephone Services')
  },
)

test('a comparison comes back after a restart', async ({ app }) => {
  const page = await app.start()
  await compare(page, '2021', '2024')
  await untilRemembered(app.userData, '"compareWith":"2021"')
  const again = await app.start()
  await expect(pageHeading(again)).toHaveAccessibleName('CPT 2021 compared with CPT 2024')
})

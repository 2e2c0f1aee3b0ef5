import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { expect, test } from './fixture.ts'
import { ask, editionSelect, message, pageHeading, results, searchBox } from './steps.ts'
import { checkout } from './targets.ts'

/** Returns a copy of the dataset whose newest edition takes effect on another day, an ISO date. */
async function datasetInEffectFrom(day: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'category-atlas-data-'))
  await cp(join(checkout, 'data'), folder, { recursive: true })
  const newest = join(folder, 'editions/2026.json')
  const text = await readFile(newest, 'utf8')
  await writeFile(newest, text.replace('"2026-01-01"', JSON.stringify(day)))
  await promisify(execFile)(process.execPath, [join(checkout, 'terminal/main.ts'), 'seal', folder])
  return folder
}

test('switching the edition keeps the query and the category', async ({ sharedPage: page }) => {
  await ask(page, 'consultations')
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toHaveText('Consultations')
  await page.keyboard.press('[')
  await expect(editionSelect(page)).toHaveValue('2025')
  await expect(pageHeading(page)).toHaveText('Consultations')
  await expect(searchBox(page)).toHaveValue('consultations')
  await expect(page.getByRole('main')).toContainText('CPT 2025')
  await expect(page).toHaveTitle(/CPT 2025/)
})

test('the shortcuts stop at the oldest edition and say so', async ({ sharedPage: page }) => {
  for (let step = 0; step < 7; step++) await page.keyboard.press('[')
  await expect(editionSelect(page)).toHaveValue('2019')
  await page.keyboard.press('[')
  await expect(message(page, 'This is the oldest edition.')).toBeVisible()
})

test('98005 is Evaluation and Management since 2025, and unknown before', async ({
  sharedPage: page,
}) => {
  await ask(page, '98005')
  await expect(results(page).first()).toContainText('Evaluation and Management')
  await editionSelect(page).selectOption('2024')
  await expect(page.getByRole('navigation', { name: 'Sidebar' })).toContainText(
    'No range in this edition contains 98005',
  )
})

test('a category that an edition lacks shows the way to it', async ({ sharedPage: page }) => {
  await ask(page, 'telemedicine')
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toContainText('Telemedicine Services')
  await editionSelect(page).selectOption('2023')
  await expect(pageHeading(page)).toContainText('is not in this edition')
  await page
    .getByRole('main')
    .getByRole('button', { name: /CPT 2025/ })
    .click()
  await expect(pageHeading(page)).toHaveText('Telemedicine Services')
})

test('the history strip of a category shows what happened, and leads there', async ({
  sharedPage: page,
}) => {
  await ask(page, '99221')
  await page.keyboard.press('Enter')
  const life = page.getByRole('region', { name: 'History' })
  await expect(life.getByRole('button', { name: /^2023: .*merged/ })).toBeVisible()
  await life.getByRole('button', { name: /^2022:/ }).click()
  await expect(editionSelect(page)).toHaveValue('2022')
  await expect(pageHeading(page)).toHaveText('New or Established Patient')
})

test('an edition that is not in force has a band that says so, and leads back', async ({
  sharedPage: page,
}) => {
  const band = page.getByRole('region', { name: 'Current edition' })
  await expect(band).toBeHidden()
  await page.keyboard.press('[')
  await expect(band).toHaveText(/You are viewing CPT 2025\. CPT 2026 is in effect today\./)
  await band.getByRole('button', { name: 'Switch to 2026' }).click()
  await expect(editionSelect(page)).toHaveValue('2026')
  await expect(band).toBeHidden()
})

test('a start after a change of the year says so once, with a way to the new edition', async ({
  app,
}) => {
  const store = await openUserDataStore({ folder: app.userData })
  const values = { editionInForce: '2025', edition: '2025' }
  await store.apply([{ kind: 'set-session', values }])
  await store.close()
  const page = await app.start()
  const words = 'CPT 2026 took effect on 2026-01-01.'
  await expect(message(page, words)).toBeVisible()
  await page
    .getByRole('log', { name: 'Messages' })
    .getByRole('button', { name: 'Switch to 2026' })
    .click()
  await expect(editionSelect(page)).toHaveValue('2026')
  const next = await app.start()
  await expect(next.getByText('All 8 editions checked')).toBeVisible()
  await expect(message(next, words)).toBeHidden()
})

test('the list of changes, the start page and the comparison count the same', async ({ page }) => {
  await expect(page.getByText('All 8 editions checked')).toBeVisible()
  await page.getByRole('tab', { name: 'Changes' }).click()
  const main = page.getByRole('main')
  for (const edition of ['2026', '2023']) {
    await editionSelect(page).selectOption(edition)
    await expect(main.getByText(`CPT ${edition} · effective`)).toBeVisible()
    const count = await page.getByRole('list', { name: 'Changes' }).getByRole('listitem').count()
    const navigator = page.getByRole('navigation', { name: 'Sidebar' })
    await expect(navigator.getByText(`${count} changes,`), edition).toBeVisible()
    await expect(main.getByText(`${count} changes to the layout`), edition).toBeVisible()
    await main.getByRole('button', { name: /What changed in this edition/ }).click()
    await expect(main.getByText(`${count} changes`, { exact: true }), edition).toBeVisible()
    await page.getByRole('button', { name: 'Back' }).click()
  }
})

test('the edition that opens depends on the local date, not on UTC', async ({ app }) => {
  const now = Date.now()
  const dayIn = (hours: number) => new Date(now + hours * 3_600_000).toISOString().slice(0, 10)
  // One of these time zones always has another day than UTC, whatever the time.
  const [timeZone, offset] =
    dayIn(-12) === dayIn(0) ? (['Pacific/Kiritimati', 14] as const) : (['Etc/GMT+12', -12] as const)
  // East of UTC it is already in effect. West of it, such as at 8 p.m. on December 31 in New York, not yet.
  const data = await datasetInEffectFrom(offset > 0 ? dayIn(offset) : dayIn(0))
  const page = await app.start({ data, timeZone })
  await expect(editionSelect(page)).toHaveValue(offset > 0 ? '2026' : '2025')
  await rm(data, { recursive: true })
})

import { expect, test } from './fixture.ts'
import { ask, editionSelect, message, pageHeading, results, searchBox } from './steps.ts'

test('switching the edition keeps query and category', async ({ page }) => {
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

test('the keys stop at the oldest edition and say so', async ({ page }) => {
  for (let step = 0; step < 7; step++) await page.keyboard.press('[')
  await expect(editionSelect(page)).toHaveValue('2019')
  await page.keyboard.press('[')
  await expect(message(page, 'This is the oldest edition.')).toBeVisible()
})

test('98005 is Evaluation and Management since 2025, and unknown before', async ({ page }) => {
  await ask(page, '98005')
  await expect(results(page).first()).toContainText('Evaluation and Management')
  await editionSelect(page).selectOption('2024')
  await expect(page.getByRole('navigation', { name: 'Sidebar' })).toContainText(
    'No range of this edition contains 98005',
  )
})

test('a category that an edition lacks is not lost: the way to it is shown', async ({ page }) => {
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

test('the strip of a category’s life tells what happened, and leads there', async ({ page }) => {
  await ask(page, '99221')
  await page.keyboard.press('Enter')
  const life = page.getByRole('region', { name: 'History' })
  await expect(life.getByRole('button', { name: /^2023: .*merged/ })).toBeVisible()
  await life.getByRole('button', { name: /^2022:/ }).click()
  await expect(editionSelect(page)).toHaveValue('2022')
  await expect(pageHeading(page)).toHaveText('New or Established Patient')
})

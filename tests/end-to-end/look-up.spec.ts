import { expect, test } from './fixture.ts'
import { ask, editionSelect, pageHeading, path, results, searchBox } from './steps.ts'

test('a code leads to the deepest category that contains it', async ({ sharedPage: page }) => {
  await ask(page, '27447')
  await expect(results(page).first()).toContainText('27380-27499')
  await page.keyboard.press('Enter')
  await expect(path(page)).toContainText('Surgery')
  await expect(path(page)).toContainText('Musculoskeletal System')
  await expect(path(page)).toContainText('Femur (Thigh Region) and Knee Joint')
})

test('misspelled words are corrected, and the answer says how', async ({ sharedPage: page }) => {
  await ask(page, 'knee arthroplsty')
  await expect(results(page).first()).toContainText('“arthroplsty” read as “arthroplasty”')
  await expect(results(page).first().locator('mark').first()).toBeVisible()
})

test('an abbreviation finds what it means', async ({ sharedPage: page }) => {
  await ask(page, 'EKG')
  await expect(results(page).first()).toContainText('Cardiography')
})

test('arrow keys show one result after another, and Back leaves them all at once', async ({
  sharedPage: page,
}) => {
  await ask(page, '99213')
  await page.keyboard.press('ArrowDown')
  await expect(pageHeading(page)).toHaveText('Established Patient')
  await page.keyboard.press('ArrowDown')
  await expect(pageHeading(page)).toHaveText('Office or Other Outpatient Services')
  await expect(searchBox(page)).toBeFocused()
  await expect(searchBox(page)).toHaveAttribute('aria-activedescendant', 'result-1')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(pageHeading(page)).toHaveText('Look up a code or category')
})

test('Escape clears the search, then leaves it', async ({ sharedPage: page }) => {
  await ask(page, 'biopsy')
  await expect(results(page).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(searchBox(page)).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(searchBox(page)).not.toBeFocused()
})

test('a code that this edition lacks shows where to look instead, and which editions have it', async ({
  sharedPage: page,
}) => {
  await ask(page, '99217')
  const navigator = page.getByRole('navigation', { name: 'Sidebar' })
  await expect(navigator).toContainText('99217 was deleted in 2023. See 99238-99239.')
  await navigator.getByRole('button', { name: '2022', exact: true }).click()
  await expect(results(page).first()).toContainText('Observation')
})

test('a search in all editions shows the editions of each result and opens it there', async ({
  sharedPage: page,
}) => {
  await expect(page.getByText('editions checked')).toBeVisible()
  await ask(page, 'custodial care')
  await page.keyboard.press('Control+Shift+a')
  await expect(page.getByRole('checkbox', { name: 'All editions' })).toBeChecked()
  await expect(page.getByRole('status').first()).toContainText('in 8 editions')
  const old = results(page).filter({
    hasText: 'Domiciliary, Rest Home, or Custodial Care Services',
  })
  await expect(old).toContainText('2019–2022')
  await old.click()
  await expect(pageHeading(page)).toHaveText('Domiciliary, Rest Home, or Custodial Care Services')
  await expect(editionSelect(page)).toHaveValue('2022')
  await results(page).filter({ hasText: '2023–2026' }).first().click()
  await expect(editionSelect(page)).toHaveValue('2026')
})

test('nonsense finds nothing, and suggests what to search for', async ({ sharedPage: page }) => {
  await ask(page, 'xqzwvkj')
  await expect(page.getByRole('status').first()).toContainText('No matches in CPT 2026')
  await expect(page.getByText('Try fewer or different words')).toBeVisible()
})

for (const [what, query] of [
  ['control characters', '\u0000\u0007\u202e\u001b[31m'],
  ['10,000 characters', 'arthroplasty '.repeat(770)],
  ['characters of regular expressions', '(.*)+[a-z]{2,}\\b$^|?'],
  ['markup', '<img src=x onerror=alert(1)>'],
] as const) {
  test(`${what} in a query get an answer, and the next query works`, async ({
    sharedPage: page,
  }) => {
    await ask(page, query)
    await expect(page.getByRole('status').first()).toBeVisible()
    await ask(page, '99213')
    await expect(results(page).first()).toContainText('Established Patient')
  })
}

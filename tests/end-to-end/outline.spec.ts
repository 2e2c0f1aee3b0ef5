import { expect, test } from './fixture.ts'
import { ask, pageHeading, tree } from './steps.ts'

test('the keyboard walks, expands and selects in the outline', async ({ page }) => {
  await page.keyboard.press('Alt+1')
  await tree(page).focus()
  await page.keyboard.press('s')
  const surgery = tree(page).getByRole('treeitem', { name: /^Surgery/ })
  await expect(tree(page)).toHaveAttribute(
    'aria-activedescendant',
    (await surgery.getAttribute('id')) ?? '',
  )
  await page.keyboard.press('ArrowRight')
  await expect(surgery).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toHaveText('General')
  await expect(page.getByRole('main')).toBeFocused()
})

test('opening a category scrolls to its row, with its position among its siblings', async ({
  sharedPage: page,
}) => {
  await ask(page, '93005')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+f')
  await page.keyboard.press('Escape')
  const selected = tree(page).getByRole('treeitem', { selected: true })
  await expect(selected).toBeVisible()
  await expect(selected).toHaveAttribute('aria-level', '3')
  await expect(selected).toHaveAttribute('aria-setsize', /^\d+$/)
})

test('a fully expanded outline renders only the visible rows', async ({ page }) => {
  await tree(page).focus()
  await page.keyboard.press('*')
  await page.keyboard.press('End')
  await expect(
    tree(page).getByRole('treeitem', { name: /^Administrative Multianalyte/ }),
  ).toBeVisible()
  expect(await tree(page).getByRole('treeitem').count()).toBeLessThan(80)
})

test('siblings, children and the parent are one key away', async ({ sharedPage: page }) => {
  await ask(page, '99213')
  await page.keyboard.press('Enter')
  await page.keyboard.press('p')
  await expect(pageHeading(page)).toHaveText('New Patient')
  await page.keyboard.press('u')
  await expect(pageHeading(page)).toHaveText('Office or Other Outpatient Services')
  await page.keyboard.press('n')
  await expect(pageHeading(page)).toHaveText('New Patient')
})

import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { join } from 'node:path'
import { parseCode } from '#core/codes/code.ts'
import { editionFileSchema } from '#core/editions/edition-file.ts'
import { type Category, buildOutline } from '#core/editions/outline.ts'
import { buildPlacement, deepestCategory, placeCode } from '#core/editions/placement.ts'
import { expect, test } from './fixture.ts'
import { ask, editionSelect, pageHeading, path, results, searchBox } from './steps.ts'
import { checkout } from './targets.ts'

/** A coder's lookups of one day, and the result on screen: the first row, the page next to it, the notices. */

const file = JSON.parse(
  readFileSync(join(checkout, 'data', 'editions', '2026.json'), 'utf8'),
) as unknown
const { placement } = buildPlacement(buildOutline(editionFileSchema.parse(file)))

/** What the answer says beside its rows. */
const notices = (page: Page) => page.locator('#navigator .notices')

function categoryOf(text: string): Category {
  const code = parseCode(text)
  const category = code && deepestCategory(placement, code)
  if (category === undefined) throw new Error(`No category of 2026 spans ${text}.`)
  return category
}

/** Returns a pattern that matches the name of any category below section level that contains a code. */
function namesOver(text: string): RegExp {
  const code = parseCode(text)
  const names = code ? placeCode(placement, code).slice(1) : []
  if (names.length === 0) throw new Error(`No category of 2026 contains ${text}.`)
  const alternatives = names.map(({ name }) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^(${alternatives.join('|')})$`)
}

/** Codes in effect. */
const codes = [
  '27447',
  '99213',
  '99285',
  '45378',
  '93005',
  '70450',
  '80053',
  '36415',
  '90834',
  '0001U',
  '43239',
  '66984',
  '27130',
  '59510',
  '97110',
]

/** Deleted codes: in which edition, and a code to look at instead. */
const deleted = [
  ['99441', '2025', '98008-98015'],
  ['49560', '2023', '49591-49618'],
  ['11100', '2019', '11102-11107'],
  ['99217', '2023', '99238-99239'],
  ['99201', '2021', '99202'],
  ['99324', '2023', '99341-99342'],
  ['96150', '2020', '96156-96159'],
  ['99354', '2023', '99417'],
  ['37228', '2026', '37254-37299'],
  ['0075T', undefined, undefined],
] as const

const ranges = [
  ['99202-99215', 'Office or Other Outpatient Services'],
  ['27301-27599', 'Femur (Thigh Region) and Knee Joint'],
  ['98008-98015', 'Synchronous Audio-Only Services'],
] as const

const modifiers = [
  ['99213-25', '25'],
  ['99213 25', '25'],
  ['-LT', 'LT'],
  ['modifier 59', '59'],
] as const

const otherSystems = [
  ['M17.11', 'ICD-10-CM'],
  ['D0120', 'CDT'],
] as const

/** Words, and a code of the category that they mean. */
const phrases = [
  ['colonoscopy with biopsy', '45380'],
  ['total knee replacement', '27447'],
  ['carpal tunnel release', '64721'],
  ['cataract surgery', '66984'],
  ['laparoscopic cholecystectomy', '47562'],
  ['lap chole', '47562'],
  ['tonsillectomy', '42826'],
  ['c section', '59510'],
  ['vaginal delivery', '59400'],
  ['hysterectomy', '58150'],
  ['skin biopsy', '11104'],
  ['mole removal', '11400'],
  ['I&D abscess', '10060'],
  ['knee injection', '20610'],
  ['trigger finger', '26055'],
  ['rotator cuff repair', '23412'],
  ['hip replacement', '27130'],
  ['spinal fusion', '22612'],
  ['laminectomy', '63047'],
  ['epidural injection', '62323'],
  ['pacemaker insertion', '33208'],
  ['stent', '92928'],
  ['EKG', '93000'],
  ['echocardiogram', '93306'],
  ['stress test', '93015'],
  ['chest x-ray', '71046'],
  ['mri brain', '70553'],
  ['ct abdomen', '74177'],
  ['mammogram', '77067'],
  ['dexa', '77080'],
  ['cbc', '85025'],
  ['cmp', '80053'],
  ['lipid panel', '80061'],
  ['urinalysis', '81001'],
  ['urine culture', '87086'],
  ['pap smear', '88142'],
  ['strep test', '87880'],
  ['psychotherapy 60 minutes', '90837'],
  ['physical therapy evaluation', '97161'],
  ['flu shot', '90686'],
  ['allergy testing', '95004'],
  ['hearing test', '92557'],
  ['sleep study', '95810'],
  ['dialysis', '90935'],
  ['office visit established', '99214'],
  ['new patient visit', '99204'],
] as const

test('a code opens its category at the last key, which says that the number is in its range', async ({
  sharedPage: page,
}) => {
  for (const code of codes) {
    const category = categoryOf(code)
    await ask(page, code)
    await expect(pageHeading(page), code).toHaveText(category.name)
    await expect(page.getByRole('group', { name: 'In this range' }), code).toBeVisible()
    await expect(results(page).first(), code).toContainText(category.name)
    await expect(notices(page), code).toHaveCount(0)
    await expect(page.getByText('Holds the code')).toBeHidden()
  }
})

test('a deleted code says so first, with its successors, and no range claims it', async ({
  sharedPage: page,
}) => {
  await expect(page.getByText('editions checked')).toBeVisible()
  const navigator = page.getByRole('navigation', { name: 'Sidebar' })
  for (const [code, edition, instead] of deleted) {
    await ask(page, code)
    if (edition === undefined) {
      await expect(navigator.getByText(`${code} was deleted`)).toBeHidden()
      continue
    }
    await expect(navigator.getByText(`${code} was deleted in ${edition}.`)).toBeVisible()
    await expect(navigator.getByRole('button', { name: instead, exact: true })).toBeVisible()
    await expect(pageHeading(page)).toHaveText(`${code} is not in this edition`)
    // The editions start in 2019, so codes deleted then are in none of them.
    if (edition === '2019') continue
    const strip = page.getByRole('region', { name: 'Code history' })
    await expect(strip.getByText('deleted'), code).toBeVisible()
  }
})

test('the successor of a code is one click away, and so is the edition that had it', async ({
  sharedPage: page,
}) => {
  await ask(page, '99441')
  await page.getByRole('main').getByRole('button', { name: '98008-98015', exact: true }).click()
  await expect(searchBox(page)).toHaveValue('98008-98015')
  await expect(pageHeading(page)).toHaveText('Synchronous Audio-Only Services')
  await ask(page, '99441')
  await page
    .getByRole('navigation', { name: 'Sidebar' })
    .getByRole('button', { name: '2024', exact: true })
    .click()
  await expect(editionSelect(page)).toHaveValue('2024')
  await expect(pageHeading(page)).toHaveText('Telephone Services')
  await expect(searchBox(page)).toBeFocused()
  await expect(
    page.getByText('You are viewing CPT 2024. CPT 2026 is in effect today.'),
  ).toBeVisible()
})

test('a range previews its category', async ({ sharedPage: page }) => {
  for (const [range, name] of ranges) {
    await ask(page, range)
    await expect(pageHeading(page), range).toHaveText(name)
    await expect(page.getByText('Preview of the first result')).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await expect(pageHeading(page)).toHaveText('Look up a code or category')
  await ask(page, '99202-99215')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Preview of the first result')).toBeHidden()
  await expect(path(page)).toContainText('Evaluation and Management')
})

test('a modifier shows its card', async ({ sharedPage: page }) => {
  for (const [query, modifier] of modifiers) {
    await ask(page, query)
    await expect(page.getByRole('region', { name: `Modifier ${modifier}` }), query).toBeVisible()
  }
})

test('a space after a complete code keeps the code for a modifier', async ({
  sharedPage: page,
}) => {
  await page.keyboard.type('99213 25')
  await expect(searchBox(page)).toHaveValue('99213 25')
})

test('codes of other systems are recognized as such', async ({ sharedPage: page }) => {
  for (const [code, system] of otherSystems) {
    await ask(page, code)
    await expect(page.getByText(new RegExp(`^${code} looks like an? ${system} code`))).toBeVisible()
  }
})

test('words lead to the category of the code that they mean, shown next to the results', async ({
  sharedPage: page,
}) => {
  test.slow()
  await expect(page.getByText('editions checked')).toBeVisible()
  for (const [phrase, code] of phrases) {
    const rightNames = namesOver(code)
    await ask(page, phrase)
    await expect(pageHeading(page), phrase).toHaveText(rightNames)
    const shown = await pageHeading(page).innerText()
    await expect(results(page).first(), phrase).toContainText(shown)
    await expect(page.getByText('Preview of the first result'), phrase).toBeVisible()
    await expect(notices(page), phrase).toHaveCount(0)
  }
})

test('if nothing is found, the previous page is dimmed, since it is not the answer', async ({
  sharedPage: page,
}) => {
  await ask(page, '27447')
  await page.keyboard.press('Enter')
  await ask(page, 'qqxxzzvv')
  const main = page.getByRole('main')
  await expect(main.getByText('This page was open before the search.')).toBeVisible()
  await expect(main.getByRole('article')).toHaveCSS('opacity', '0.55')
  await page.keyboard.press('Escape')
  await expect(main.getByRole('article')).toHaveCSS('opacity', '1')
})

import { CountedKeys, documentedCounts } from './counted-keys.ts'
import { expect, test } from './fixture.ts'
import { editionSelect, message, pageHeading, path, results, searchBox } from './steps.ts'

const codes = [
  ['27447', 'Repair, Revision, and/or Reconstruction'],
  ['99213', 'Established Patient'],
  ['93005', 'Cardiography'],
  ['70450', 'Head and Neck'],
  ['80053', 'Organ or Disease-Oriented Panels'],
  ['00100', 'Head'],
  ['45378', 'Endoscopy'],
  ['99285', 'New or Established Patient'],
  ['36415', 'Venous'],
  ['90834', 'Psychotherapy'],
] as const
const misspelled = [
  ['arthroplsty', 'Musculoskeletal System'],
  ['colonscopy', 'Colon and Rectum'],
  ['apendectomy', 'Appendix'],
  ['ekocardiogram', 'Echocardiography'],
  ['hemodialisys', 'Hemodialysis'],
  ['tonsilectomy', 'Pharynx, Adenoids, and Tonsils'],
  ['bronkoscopy', 'Trachea and Bronchi'],
  ['hernea', 'Hernia Repair'],
  ['laminectmy', 'Laminectomy'],
  ['mamogram', 'Mammography'],
] as const
const note = 'Check the payer first'

test('a coder’s day by keyboard takes no more keys than docs/experience.md says', async ({
  app,
  page,
}) => {
  const keys = new CountedKeys(page)
  const documented = documentedCounts()
  const printed = await app.catchPrinting()

  async function task(name: string, work: () => Promise<void>): Promise<void> {
    await test.step(name, work)
    const count = keys.taken()
    expect(documented.get(name), `${name}: keys in docs/experience.md`).toBeDefined()
    expect(count, `keys pressed for: ${name}`).toBeLessThanOrEqual(documented.get(name) ?? 0)
  }

  await task('Look up ten codes', async () => {
    for (const [code, category] of codes) {
      await keys.type(code)
      await expect(pageHeading(page)).toHaveText(category)
    }
  })

  await task('Look up ten misspelled terms', async () => {
    for (const [term, where] of misspelled) {
      await keys.press('Escape')
      await keys.type(term)
      await expect(results(page).first()).toContainText(where)
    }
  })

  await task('Bookmark three categories by their codes', async () => {
    await keys.press('Escape')
    for (const [code, category] of codes.slice(0, 3)) {
      await keys.type(code)
      await expect(pageHeading(page)).toHaveText(category)
      await keys.press('Control+d')
      const said = new RegExp(`^Bookmarked: ${code} · .*${category}$`)
      await expect(message(page, said)).toBeVisible()
    }
  })

  await task('Write a note on the last of them', async () => {
    await keys.press('Enter')
    await keys.press('m')
    await keys.type(note)
    await keys.press('Escape')
    await expect(page.getByRole('main')).toBeFocused()
  })

  await task('See it in the previous edition', async () => {
    await keys.press('[')
    await expect(editionSelect(page)).toHaveValue('2025')
    await expect(pageHeading(page)).toHaveText('Cardiography')
  })

  await task('Print it', async () => {
    await keys.press('Control+p')
    await expect.poll(printed).toBe(1)
  })

  await task('Copy a citation', async () => {
    await keys.press('Shift+C')
    await expect(
      message(page, /^Citation copied: CPT 2025, Medicine › Cardiovascular › Cardiography, 93000/),
    ).toBeVisible()
  })

  await task('Compare the edition with the previous one', async () => {
    await keys.press('d')
    await expect(pageHeading(page)).toHaveAccessibleName('CPT 2024 compared with CPT 2025')
  })

  await task('Open the second bookmark', async () => {
    await keys.press('Alt+2')
    await expect(page.getByRole('tree', { name: 'Bookmarks' })).toBeFocused()
    await keys.press('ArrowDown')
    await keys.press('Enter')
    await expect(pageHeading(page)).toHaveText('Established Patient')
  })

  await task('Remove that bookmark', async () => {
    await keys.press('b')
    await expect(message(page, /^Bookmark removed: .*Established Patient/)).toBeVisible()
  })

  await test.step('everything is there the next morning', async () => {
    const next = await app.start()
    await next.keyboard.press('Alt+2')
    const bookmarks = next.getByRole('tree', { name: 'Bookmarks' })
    await expect(bookmarks.getByRole('treeitem', { name: /Cardiography/ }).first()).toBeVisible()
    await next.keyboard.type('93005')
    await expect(next.getByRole('textbox', { name: 'Your note' })).toHaveValue(note)
  })
})

test('a digit typed anywhere starts a search, and after a complete code the next one', async ({
  sharedPage: page,
}) => {
  await page.keyboard.press('Alt+1')
  await page.keyboard.type('99213')
  await expect(searchBox(page)).toBeFocused()
  await expect(pageHeading(page)).toHaveText('Established Patient')
  await page.keyboard.type('27447')
  await expect(searchBox(page)).toHaveValue('27447')
  await expect(path(page)).toContainText('Musculoskeletal System')
  await page.keyboard.type('-27450')
  await expect(searchBox(page)).toHaveValue('27447-27450')
  await expect(page.getByText('Preview of the first result')).toBeVisible()
  // A preview is not a step: the first press ends it.
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByText('Preview of the first result')).toBeHidden()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(pageHeading(page)).toHaveText('Established Patient')
})

test('the shortcuts that switch the edition work in the search box too', async ({
  sharedPage: page,
}) => {
  await page.keyboard.type('99221')
  await page.keyboard.press('[')
  await expect(editionSelect(page)).toHaveValue('2025')
  await expect(searchBox(page)).toHaveValue('99221')
  await expect(searchBox(page)).toBeFocused()
  await page.keyboard.press(']')
  await expect(editionSelect(page)).toHaveValue('2026')
})

test('copying by shortcut or menu says what was copied', async ({ sharedPage: page }) => {
  await page.keyboard.type('27447')
  await page.keyboard.press('Enter')
  for (const [keys, said] of [
    ['c', 'Code range copied: 27380-27499'],
    [
      'Shift+N',
      'Name copied: Femur (Thigh Region) and Knee Joint › Repair, Revision, and/or Reconstruction',
    ],
    ['Shift+P', /^Path copied: Surgery › Musculoskeletal System › Femur/],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(message(page, said)).toBeVisible()
  }
  const opener = page.getByRole('button', { name: 'Copy as…' })
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Citation Shift+C' })).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(
    message(page, /^Citation copied: CPT 2026, Surgery › .*, 27380-27499$/),
  ).toBeVisible()
  await expect(opener).toBeFocused()
})

test('shortcuts step through siblings, and the path offers them in a menu', async ({
  sharedPage: page,
}) => {
  await page.keyboard.type('27447')
  await page.keyboard.press('Enter')
  await page.keyboard.press(',')
  await expect(pageHeading(page)).toHaveText('Introduction or Removal')
  await page.keyboard.press('.')
  await page.keyboard.press('.')
  await expect(pageHeading(page)).toHaveText('Fracture and/or Dislocation')
  await page.getByRole('button', { name: '5 of 9 subheadings' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toHaveText('Other Procedures')
})

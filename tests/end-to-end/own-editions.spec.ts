import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { decodePackage, encodePackage, jsonBytes } from '#backend/editions/edition-package.ts'
import { signParts } from '#backend/editions/signature.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { nextEditionSheet } from '../fixtures/files/next-edition.ts'
import { expect, test } from './fixture.ts'
import { nextEdition, putIntoFolder } from './made-up-edition.ts'
import {
  ask,
  editionSelect,
  message,
  openPalette,
  pageHeading,
  results,
  untilRemembered,
} from './steps.ts'

/** Returns the bytes of an edition file that somebody signed. */
function signedFile(edition: EditionFile, signer: string, key = newKey()): Uint8Array {
  const signed = new Map([['edition.json', jsonBytes(edition)] as const])
  return encodePackage({ signed, signature: signParts(signer, key, signed) })
}

function newKey() {
  return generateKeyPairSync('ed25519').privateKey
}

async function openEditions(page: Page): Promise<void> {
  await openPalette(page)
  await page.keyboard.insertText('Editions')
  await page.getByRole('option', { name: /^Editions/ }).click()
  await expect(pageHeading(page)).toHaveText('Editions')
}

function preview(page: Page): Locator {
  return page.getByRole('region', { name: 'File contents' })
}

function added(page: Page): Locator {
  return page.getByRole('list', { name: 'Editions added' })
}

async function chooseFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
  await page.getByLabel('Edition file', { exact: true }).setInputFiles(file)
}

async function openHeading(page: Page, words: string): Promise<void> {
  await ask(page, words)
  await expect(results(page).first()).toBeVisible()
  await page.keyboard.press('Enter')
}

/** Exports an edition through its menu and returns the file. The desktop app asks where to save it, so that it is taken on its way there. */
async function exported(
  page: Page,
  title: string,
  format: RegExp,
  target: 'desktop' | 'browser',
): Promise<Buffer> {
  const choose = async () => {
    await page.getByRole('button', { name: new RegExp(`^Export.*${title}$`) }).click()
    await page.getByRole('menuitem', { name: format }).click()
  }
  if (target === 'desktop') {
    const saved = page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const addressOf = URL.createObjectURL.bind(URL)
          URL.createObjectURL = (blob: Blob) => {
            // An earlier export may have taken it over: this one comes last.
            const address = addressOf(blob)
            HTMLAnchorElement.prototype.click = () => {
              void blob.arrayBuffer().then((bytes) => resolve([...new Uint8Array(bytes)]))
            }
            return address
          }
        }),
    )
    await choose()
    return Buffer.from(await saved)
  }
  const waiting = page.waitForEvent('download')
  await choose()
  return readFile(await (await waiting).path())
}

test('the next edition is made in a spreadsheet, matched, compared, signed and opened on another computer', async ({
  app,
  page,
  target,
}) => {
  // A whole morning's work, on two profiles.
  test.slow()
  await openEditions(page)
  const sheet = nextEditionSheet(
    (await exported(page, 'CPT 2026', /text/, target)).toString('utf8'),
  )
  await chooseFile(page, 'CPT 2027.csv', Buffer.from(sheet))
  const questions = page.getByRole('form', { name: 'Uncertain matches' })
  await expect(questions).toContainText('Which heading of CPT 2026')
  while (!(await questions.textContent())?.includes('all answered')) {
    const before = await questions.textContent()
    await questions.getByRole('radio', { checked: true }).press('Enter')
    await expect(questions).not.toHaveText(before ?? '')
  }
  await expect(preview(page)).toContainText(
    '4 added, 2 removed, 2 merged, 2 split, 2 moved, 4 renamed, 6 with a changed range',
  )
  await preview(page).getByRole('button', { name: 'Add', exact: true }).click()
  await expect(message(page, 'Added: CPT 2027')).toBeVisible()
  await added(page).getByRole('button', { name: 'CPT 2027', exact: true }).click()
  await openHeading(page, 'digital therapeutics')
  await expect(pageHeading(page)).toHaveText('Digital Therapeutics')

  await openEditions(page)
  const read = await decodePackage(await exported(page, 'CPT 2027', /share/, target), 'exported')
  if (!read.ok) throw new Error('The exported file cannot be read.')
  const { signed } = read.value.parts
  const file = encodePackage({ signed, signature: signParts('Coding lead', newKey(), signed) })

  const elsewhere = await mkdtemp(join(tmpdir(), 'category-atlas-elsewhere-'))
  try {
    const other = await app.start({ userData: elsewhere })
    await openEditions(other)
    await chooseFile(other, 'cpt-2027.atlasedition', file)
    await expect(preview(other)).toContainText('Signed by Coding lead')
    await preview(other).getByRole('button', { name: 'Add', exact: true }).click()
    await added(other).getByRole('button', { name: 'CPT 2027', exact: true }).click()
    await openHeading(other, 'digital therapeutics')
    await expect(pageHeading(other)).toHaveText('Digital Therapeutics')
  } finally {
    await app.stop()
    await rm(elsewhere, { recursive: true, force: true, maxRetries: 5 })
  }
})

test('the problems of a spreadsheet are shown by row and column, and nothing is added', async ({
  page,
  target,
}) => {
  await openEditions(page)
  const sheet = (await exported(page, 'CPT 2026', /text/, target))
    .toString('utf8')
    .replace('"27301-27599"', '"1-Jan"')
  await chooseFile(page, 'broken.csv', Buffer.from(sheet))
  await expect(preview(page).getByRole('table', { name: 'Problems to fix' })).toContainText('1-Jan')
  await expect(preview(page).getByRole('button', { name: 'Add', exact: true })).toBeDisabled()
})

test('a signed edition is compared before it is added, and marked as own everywhere', async ({
  page,
}) => {
  await openEditions(page)
  await chooseFile(page, 'cpt-2027.atlasedition', signedFile(await nextEdition(), 'Coding office'))
  await expect(preview(page)).toContainText('Signed by Coding office')
  await expect(preview(page)).toContainText('1 renamed')
  await expect(preview(page).getByRole('row', { name: /Surgical Procedures/ })).toBeVisible()
  await preview(page).getByRole('button', { name: 'Add', exact: true }).click()
  await expect(message(page, 'Added: CPT 2027')).toBeVisible()
  await expect(added(page)).toContainText('Coding office')

  await added(page).getByRole('button', { name: 'CPT 2027', exact: true }).click()
  await expect(editionSelect(page).locator('option:checked')).toHaveText('CPT 2027 (own edition)')
  await openHeading(page, 'surgical procedures')
  await expect(pageHeading(page)).toHaveText('Surgical Procedures')
  await expect(page.getByRole('main')).toContainText('own edition')
  const life = page.getByRole('region', { name: 'History' })
  await expect(life.getByRole('button', { name: /^2027: .*renamed/ })).toBeVisible()
  await page.keyboard.press('Control+Shift+E')
  await expect(pageHeading(page)).toHaveAccessibleName(
    'CPT 2026 compared with CPT 2027 (own edition)',
  )
})

test('another signer has to be confirmed, and the edition replaced can be put back', async ({
  page,
}) => {
  await openEditions(page)
  const key = newKey()
  await chooseFile(page, 'a.atlasedition', signedFile(await nextEdition('First'), 'Office', key))
  await preview(page).getByRole('button', { name: 'Add', exact: true }).click()
  await expect(added(page)).toContainText('Office')

  await chooseFile(page, 'b.atlasedition', signedFile(await nextEdition('Second'), 'Stranger'))
  await expect(preview(page).getByRole('alert')).toContainText('The signer changed.')
  await expect(preview(page).getByRole('alert')).toContainText('Stranger')
  const replace = preview(page).getByRole('button', { name: 'Replace', exact: true })
  await expect(replace).toBeDisabled()
  await preview(page)
    .getByRole('checkbox', { name: /this file is genuine/ })
    .check()
  await replace.click()
  await expect(added(page)).toContainText('Stranger')

  await added(page)
    .getByRole('button', { name: /^Roll back/ })
    .click()
  await added(page).getByRole('button', { name: 'Roll back', exact: true }).click()
  await expect(message(page, 'Rolled back: CPT 2027')).toBeVisible()
  await expect(added(page)).toContainText('Office')
})

test('a file that was changed after it was signed is not added', async ({ sharedPage: page }) => {
  const honest = new Map([['edition.json', jsonBytes(await nextEdition())] as const])
  const forged = new Map([['edition.json', jsonBytes(await nextEdition('Forged'))] as const])
  const signature = signParts('Office', newKey(), honest)
  await openEditions(page)
  await chooseFile(page, 'forged.atlasedition', encodePackage({ signed: forged, signature }))
  await expect(page.getByRole('main').getByRole('alert')).toContainText('forged.atlasedition')
  await expect(added(page)).toHaveCount(0)
})

test('a dropped edition file is looked at, and cancel leaves nothing', async ({
  sharedPage: page,
}) => {
  const bytes = [...signedFile(await nextEdition(), 'Office')]
  const dataTransfer = await page.evaluateHandle((all) => {
    const held = new DataTransfer()
    held.items.add(new File([new Uint8Array(all)], 'next.atlasedition'))
    return held
  }, bytes)
  await page.dispatchEvent('body', 'drop', { dataTransfer })
  await expect(preview(page)).toContainText('next.atlasedition')
  await preview(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(preview(page)).toHaveCount(0)
  await expect(added(page)).toHaveCount(0)
})

test('a copy can be corrected, the corrections undone exactly, and all of them are listed', async ({
  page,
}) => {
  await openHeading(page, 'femur and knee joint')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('CPT 2026 cannot be changed')
  await page.getByRole('button', { name: 'Make a copy to edit' }).click()
  await expect(editionSelect(page)).toHaveValue('2026-own')

  const edit = page.getByRole('region', { name: 'Edit this heading' })
  const kinds = edit.getByRole('group', { name: 'What to correct' })
  await edit.getByLabel('Name', { exact: true }).fill('Thigh and Knee')
  await edit.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(pageHeading(page)).toHaveText('Thigh and Knee')

  await kinds.getByRole('button', { name: 'Codes', exact: true }).click()
  await edit.getByLabel('Codes and ranges').fill('27301-28000')
  await edit.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(edit.getByRole('alert')).toContainText('overlaps')

  await kinds.getByRole('button', { name: 'Add below', exact: true }).click()
  await edit.getByLabel('Name', { exact: true }).fill('Imaging Guidance')
  await edit.getByLabel('Codes and ranges').fill('27370')
  await edit.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(edit.getByRole('alert')).toContainText('overlaps')

  await edit.getByRole('button', { name: 'Show corrections' }).click()
  await expect(pageHeading(page)).toContainText('Corrections to CPT 2026 copy')
  await expect(page.getByRole('main')).toContainText('1 renamed')

  await page.keyboard.press('Alt+ArrowLeft')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await edit.getByRole('button', { name: 'Undo last correction' }).click()
  await expect(pageHeading(page)).toHaveText('Femur (Thigh Region) and Knee Joint')
  await openEditions(page)
  await expect(added(page)).toContainText('CPT 2026 copy')
  await expect(added(page)).not.toContainText('corrected here')
})

test('an edition added to the folder appears immediately, and removing the one on screen is explained', async ({
  app,
  page,
}) => {
  const file = join(app.userData, 'editions', '2027.json')
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('8 editions')
  await putIntoFolder(app.userData, await nextEdition('Brand-new Surgery'))
  await expect(editionSelect(page).locator('option[value="2027"]')).toHaveCount(1)
  await editionSelect(page).selectOption('2027')
  await openHeading(page, 'brand-new surgery')
  await expect(pageHeading(page)).toHaveText('Brand-new Surgery')

  await putIntoFolder(app.userData, await nextEdition('Corrected Surgery'))
  await expect(pageHeading(page)).toHaveText('Corrected Surgery')

  await rm(file)
  await expect(message(page, /2027 is no longer there/)).toBeVisible()
  await expect(editionSelect(page)).toHaveValue('2026')
})

test('an edition that arrives is in every open window, and works there like an included one', async ({
  app,
  page,
}) => {
  await openHeading(page, 'surgery')
  await expect(pageHeading(page)).toHaveText('Surgery')
  await page.keyboard.press('b')
  await expect(message(page, /^Bookmarked: /)).toBeVisible()
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    page.keyboard.press('Control+Shift+Enter'),
  ])
  await expect(pageHeading(other)).toHaveText('Surgery')

  await putIntoFolder(app.userData, await nextEdition())
  const windows = [page, other]
  for (const each of windows) {
    await expect(editionSelect(each).locator('option[value="2027"]')).toHaveCount(1)
  }
  for (const each of windows) {
    await editionSelect(each).selectOption('2027')
    await expect(pageHeading(each)).toHaveText('Surgical Procedures')
    await expect(each.getByRole('main')).toContainText('own edition')
    const history = each.getByRole('region', { name: 'History' })
    await expect(history.getByRole('button', { name: /^2027: .*renamed/ })).toBeVisible()
    await ask(each, 'surgical procedures')
    await expect(results(each).first()).toContainText('Surgical Procedures')
    await each.keyboard.press('Enter')
    await each.keyboard.press('Control+Shift+E')
    await expect(pageHeading(each)).toHaveAccessibleName(
      'CPT 2026 compared with CPT 2027 (own edition)',
    )
    await expect(each.getByRole('row', { name: /Surgical Procedures/ })).toBeVisible()
  }

  await page.keyboard.press('Alt+2')
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  await expect(pageHeading(page)).toHaveText('1 bookmark changed in CPT 2027')
  const changed = page.getByRole('list', { name: '1 bookmark changed in CPT 2027' })
  await expect(changed).toContainText('Surgical Procedures')
  await changed.getByRole('button', { name: /^Update to 2027/ }).click()
  await expect(pageHeading(page)).toHaveText('No bookmarks changed in CPT 2027')

  await openHeading(page, 'surgical procedures')
  await page.getByRole('main').focus()
  await page.keyboard.press('Shift+L')
  await expect(message(page, 'Copied: atlas://2027/surgery')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('main').getByText('own edition').first()).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: 'Desk sheet' }).click()
  await expect(page.getByRole('main')).toContainText('CPT 2027, effective 2027-01-01 own edition')
})

test(
  'a link into an own edition opens at the start and in the running app',
  { tag: '@desktop-only' },
  async ({ app }) => {
    await putIntoFolder(app.userData, await nextEdition())
    const page = await app.start({ open: ['atlas://2027/surgery'] })
    await expect(pageHeading(page)).toHaveText('Surgical Procedures')
    await editionSelect(page).selectOption('2025')
    await app.electron().evaluate(({ app: main }) => {
      main.emit('open-url', { preventDefault: () => undefined }, 'atlas://compare/2026/2027')
    })
    await expect(pageHeading(page)).toHaveAccessibleName(
      'CPT 2026 compared with CPT 2027 (own edition)',
    )
  },
)

test('a start without the edition that was open last says so', async ({ app, page }) => {
  const file = join(app.userData, 'editions', '2027.json')
  await putIntoFolder(app.userData, await nextEdition())
  await expect(editionSelect(page).locator('option[value="2027"]')).toHaveCount(1)
  await editionSelect(page).selectOption('2027')
  await untilRemembered(app.userData, '"edition":"2027"')
  await app.stop()
  await rm(file)
  const again = await app.start()
  await expect(message(again, /2027 is no longer here/)).toBeVisible()
  await expect(editionSelect(again)).toHaveValue('2026')
})

test(
  'an edition file that is opened from the file manager is looked at',
  { tag: '@desktop-only' },
  async ({ app }) => {
    const file = join(app.userData, 'from-the-office.atlasedition')
    await writeFile(file, signedFile(await nextEdition(), 'Office'))
    const page = await app.start({ open: [file] })
    await expect(preview(page)).toContainText('from-the-office.atlasedition')
    await expect(preview(page)).toContainText('Signed by Office')
  },
)

import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { encodeTable } from '../../backend/tables/encode-table.ts'
import { smallFacts, smallTable } from '../unit/support/small-table.ts'
import { expect, test } from './fixture.ts'
import { ask, editionSelect, openPalette, pageHeading, results } from './steps.ts'
import { checkout } from './targets.ts'

/** Each key of a policy in both hosts; the machine itself has none. */

let folder: string
let policy: string

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'category-atlas-policy-'))
  policy = join(folder, 'policy.json')
})
test.afterEach(() => rm(folder, { recursive: true, force: true }))

const decide = (content: unknown) => writeFile(policy, JSON.stringify(content))

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await expect(pageHeading(page)).toHaveText('Settings')
  await expect(page.getByRole('heading', { name: 'Managed by your organization' })).toBeVisible()
}

test('locked settings apply and are read-only; defaults can be changed', async ({
  app,
  target,
}) => {
  await decide({
    locked: {
      theme: 'dark',
      keepRecents: false,
      quickLookup: false,
      quickLookupKeys: 'Mod+Alt+j',
      quickLookupClipboard: false,
      closeToTray: false,
      shelves: [],
      keyBindings: { settings: ['F8'] },
    },
    defaults: { printNotes: false, zoom: 1.25 },
  })
  const page = await app.start({ policy })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('F8')
  await expect(pageHeading(page)).toHaveText('Settings')
  await expect(page.getByRole('radio', { name: 'Light' })).toBeDisabled()
  await expect(page.getByText('Your organization manages the list of shelves.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'File or folder of a shelf' })).toBeHidden()
  const boxes = page.getByRole('main').getByRole('checkbox')
  for (const box of await boxes.all()) await expect(box).toBeDisabled()
  if (target === 'desktop') {
    const quickLookup = page.getByRole('region', { name: 'Quick lookup' })
    await expect(quickLookup).toContainText('Managed by your organization')
  }
  await ask(page, '27447')
  await expect(results(page).first()).toBeVisible()
  await page.keyboard.press('Enter')
  const note = page.getByRole('textbox', { name: 'Your note' })
  await note.fill('Mine')
  const prints = page.getByRole('checkbox', { name: 'Print notes with their categories' })
  await expect(prints).not.toBeChecked()
  await prints.check()
  await note.press('Escape')
  await page.keyboard.press('Alt+3')
  await expect(page.getByRole('tab', { name: 'Recents' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('list', { name: 'Recents' })).toHaveCount(0)
})

test('shelves of the policy are there from the start, and stay', async ({ app }) => {
  const shelf = join(folder, 'team.atlasshelf')
  await writeFile(
    shelf,
    JSON.stringify({
      format: 'category-atlas-shelf',
      version: 2,
      name: 'Coding team',
      published: '2026-01-02T10:00:00.000Z',
      document: { folders: [], bookmarks: [], notes: [] },
    }),
  )
  await decide({ shelves: [shelf] })
  const page = await app.start({ policy })
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('tree', { name: 'Bookmarks' })).toContainText('Coding team')
  await openSettings(page)
  const shelves = page.getByRole('list', { name: 'Your shelves' })
  await expect(shelves).toContainText('Managed by your organization')
  await expect(shelves.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
})

test('the code tables of a folder are there for every user', async ({ app }) => {
  const tables = join(folder, 'tables')
  await mkdir(tables)
  const { content } = smallTable('pprrvu', { '43239': 'Made-up words' })
  const facts = { ...smallFacts, fields: [], title: 'Table of the organization' }
  await writeFile(join(tables, 'made-2026.json.gz'), (await encodeTable(facts, content)).bytes)
  await decide({ tablesFolder: tables })
  const page = await app.start({ policy })
  await openPalette(page)
  await page.keyboard.insertText('Code tables')
  await page.getByRole('option', { name: /^Code tables/ }).click()
  await expect(page.getByRole('main')).toContainText('Table of the organization')
})

test('the editions of a folder are there for every user', async ({ app }) => {
  const editions = join(folder, 'editions')
  await mkdir(editions)
  const text = await readFile(join(checkout, 'data', 'editions', '2026.json'), 'utf8')
  const edition = JSON.parse(text) as object
  const next = { ...edition, id: '2027', title: 'CPT 2027', effectiveDate: '2027-01-01' }
  await writeFile(join(editions, '2027.json'), JSON.stringify(next))
  await decide({ editionsFolder: editions })
  const page = await app.start({ policy })
  await expect(editionSelect(page).locator('option', { hasText: '2027' })).toBeEnabled()
})

test('the app works with a broken policy, and shows its problems', async ({ app, target }) => {
  await writeFile(policy, '{ "locked": ')
  let page = await app.start({ policy })
  await openSettings(page)
  await expect(page.getByText(/^It is not valid JSON/)).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Light' })).toBeEnabled()

  await decide({ locked: { theme: 'pink' }, defaults: { theme: 'dark' }, userDataFolder: 7 })
  page = await app.start({ policy })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await openSettings(page)
  await expect(page.getByText('"locked.theme" cannot be "pink".')).toBeVisible()
  await expect(page.getByText('"userDataFolder" is not a folder.')).toBeVisible()
  // The browser host keeps no log; it tells the terminal.
  if (target === 'browser') return
  const logs = join(app.userData, 'logs')
  const texts = await Promise.all(
    (await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')),
  )
  expect(texts.join('')).toContain('policy-faults')
})

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './fixture.ts'
import { ask, editionSelect, message, pageHeading, results } from './steps.ts'
import { checkout } from './targets.ts'

const data = {
  async copy(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'category-atlas-data-'))
    await cp(join(checkout, 'data'), folder, { recursive: true })
    return folder
  },
  async cutShort(folder: string, file: string): Promise<void> {
    const text = await readFile(join(folder, file), 'utf8')
    await writeFile(join(folder, file), text.slice(0, text.length / 2))
  },
}

test('a damaged edition is named, and the others keep working', async ({ app }) => {
  const folder = await data.copy()
  await data.cutShort(folder, 'editions/2024.json')
  const page = await app.start({ data: folder })
  await expect(message(page, /Some files of the dataset are damaged/)).toBeVisible()
  await ask(page, '99213')
  await expect(results(page).first()).toContainText('Established Patient')
  await page.getByRole('button', { name: /^Dataset/ }).click()
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText('editions/2024.json')
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText('cut short')
  await expect(editionSelect(page).locator('option', { hasText: '2024' })).toBeDisabled()
  await rm(folder, { recursive: true })
})

test('the previous edition opens if the newest one is damaged', async ({ app }) => {
  const folder = await data.copy()
  await data.cutShort(folder, 'editions/2026.json')
  const page = await app.start({ data: folder })
  await expect(editionSelect(page)).toHaveValue('2025')
  await expect(pageHeading(page)).toHaveText('Look up a code or category')
  await rm(folder, { recursive: true })
})

test('a damaged own edition is named soon after start-up, and the others open', async ({ app }) => {
  const folder = join(app.userData, 'editions')
  await mkdir(folder)
  await cp(join(checkout, 'data/editions/2026.json'), join(folder, 'ours.json'))
  await data.cutShort(folder, 'ours.json')
  const page = await app.start()
  await expect(editionSelect(page)).toHaveValue('2026')
  await expect(message(page, /Some files of the dataset are damaged/)).toBeVisible()
  await page.getByRole('button', { name: /^Dataset/ }).click()
  const problems = page.getByRole('region', { name: 'Problems' })
  await expect(problems).toContainText('your editions/ours.json')
  await expect(problems).toContainText('cut short')
})

test('a missing dataset is reported with a message', async ({ app }) => {
  const page = await app.start({ data: join(tmpdir(), 'no-such-folder-of-data') })
  await expect(page.getByRole('main')).toContainText('The dataset cannot be read')
  await expect(page.getByRole('main')).toContainText('manifest.json')
})

test('a damaged user data file is set aside, and the app starts', async ({ app }) => {
  await writeFile(join(app.userData, 'user-data.json'), '{"version":1,"bookmarks":[')
  const page = await app.start()
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText(
    /damaged|could not be read/,
  )
  await ask(page, '99213')
  await page.keyboard.press('Enter')
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
})

test('an unusable user data folder is reported, and everything else works', async ({ app }) => {
  const inTheWay = join(app.userData, 'file')
  await writeFile(inTheWay, '')
  const page = await app.start({ userData: join(inTheWay, 'folder') })
  await expect(message(page, /Your bookmarks and notes cannot be read because/)).toBeVisible()
  await ask(page, '99213')
  await page.keyboard.press('Enter')
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
  await expect(page.getByText('Unsaved changes')).toBeVisible()
  // The desktop app would ask whether to quit without them.
  await rm(inTheWay)
})

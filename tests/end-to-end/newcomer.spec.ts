import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

/**
 * The four main questions, asked by somebody who has never seen the app and reads only what is on screen:
 * clicks on visible labels, and slow typing. The time of each question is recorded with the test; see
 * docs/experience.md.
 */
const readingPause = 800
const typingPause = 150

async function click(page: Page, label: string | RegExp): Promise<void> {
  await page.waitForTimeout(readingPause)
  await page.getByText(label).filter({ visible: true }).first().click()
}

async function answered(question: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now()
  await test.step(question, work)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  test.info().annotations.push({ type: question, description: `${seconds} s` })
}

test('a newcomer can answer the four questions', async ({ page }) => {
  const box = page.getByPlaceholder(/^Code, range or words/)
  const seen = (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()

  await answered('Where does code 27447 belong?', async () => {
    await page.waitForTimeout(readingPause)
    await box.click()
    await page.keyboard.type('27447', { delay: typingPause })
    await expect(seen('Femur (Thigh Region) and Knee Joint')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Repair, Revision, and/or Reconstruction',
    )
  })

  await answered('Where is the category for “gallbladder removal”?', async () => {
    await page.waitForTimeout(readingPause)
    await box.click({ clickCount: 3 })
    await page.keyboard.type('gallbladder removl', { delay: typingPause })
    await click(page, /Biliary Tract/)
    await expect(page.getByRole('navigation', { name: 'Path' })).toContainText('Digestive System')
  })

  await answered('How does 2026 differ from the year before?', async () => {
    await click(page, 'Compare')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('CPT 2025 → CPT 2026')
    await expect(seen(/added/i)).toBeVisible()
  })

  await answered('What became of 99217?', async () => {
    await page.waitForTimeout(readingPause)
    await box.click({ clickCount: 3 })
    await page.keyboard.type('99217', { delay: typingPause })
    await expect(seen('99217 was deleted in 2023.')).toBeVisible()
    await expect(seen('99238-99239')).toBeVisible()
    await click(page, '2022')
    await expect(seen(/Observation/)).toBeVisible()
  })
})

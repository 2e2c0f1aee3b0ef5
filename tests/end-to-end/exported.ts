import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'

/** Exports with the button of this name and returns the file. The desktop app asks where to save, so the file is intercepted. */
export async function exported(
  page: Page,
  name: RegExp,
  target: 'desktop' | 'browser',
): Promise<{ name: string; text: string }> {
  if (target === 'desktop') {
    const saved = page.evaluate(
      () =>
        new Promise<{ name: string; text: string }>((resolve) => {
          const addressOf = URL.createObjectURL.bind(URL)
          URL.createObjectURL = (blob: Blob) => {
            const address = addressOf(blob)
            HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
              void blob.text().then((text) => resolve({ name: this.download, text }))
            }
            return address
          }
        }),
    )
    await page.getByRole('button', { name }).click()
    return saved
  }
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  const download = await waiting
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  }
}

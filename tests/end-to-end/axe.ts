import type { Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

/**
 * Returns axe's violations on a page, each with what axe measured. It runs in the page itself, which has no
 * frames, and describes nothing else: a description of everything on the page takes longer than the rules.
 */
export async function violations(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (chosen) => {
    // While a color changes, it has another contrast.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const { violations: found } = await run({ ...chosen, resultTypes: ['violations'] })
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    )
  }, options)
}

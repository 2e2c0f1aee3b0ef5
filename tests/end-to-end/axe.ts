import type { Page } from '@playwright/test'
import axe from 'axe-core'

/**
 * Returns axe's violations on a page for all or some of its rules. It runs in the page itself, which has no frames,
 * and describes nothing else: a description of everything on the page takes longer than the rules.
 */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (only) => {
    // While a color changes, it has another contrast.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const { violations: found } = await run({
      resultTypes: ['violations'],
      ...(only === undefined ? {} : { runOnly: only }),
    })
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  }, rules)
}

import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { ask, results } from './steps.ts'

interface WatchedWindow {
  shifts: string[]
}

/** Everything that must not move while the user types: all but the result rows and the page, which follows them. */
const stable = '#top-bar, #status-line, #navigator > .results > :is(.count, .tools), .divider'

/** Records what moves from now on, and its position. */
async function watchShifts(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate((areas) => {
    const watched = window as unknown as WatchedWindow
    watched.shifts = []
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { sources } = entry as unknown as { sources: { node: Node | null }[] }
        for (const { node } of sources) {
          const element = node instanceof Element ? node : node?.parentElement
          if (element?.closest(areas)) watched.shifts.push(element.outerHTML.slice(0, 160))
        }
      }
    })
    observer.observe({ type: 'layout-shift', buffered: false })
  }, stable)
  return () =>
    page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const { shifts } = window as unknown as WatchedWindow
          requestAnimationFrame(() => setTimeout(() => resolve(shifts), 100))
        }),
    )
}

test('only the answer and its page move while the user types', async ({ sharedPage: page }) => {
  await expect(page.getByText('editions checked')).toBeVisible()
  await ask(page, '99221')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+f')
  const shifts = await watchShifts(page)
  for (const query of ['knee arthroplsty', '2744', 'qqqzzz', '99217', 'surgery: biopsy']) {
    await page.keyboard.press('Control+a')
    await page.keyboard.type(query, { delay: 60 })
  }
  await expect(results(page).first()).toBeVisible()
  expect(await shifts()).toEqual([])
})

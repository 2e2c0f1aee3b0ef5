import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { ask, editionSelect, pageHeading, results, searchBox } from './steps.ts'

/** With `ATLAS_LONG=1`: 3,000 searches, 300 switches and 300 comparisons; otherwise a tenth of that. */
const isLong = process.env['ATLAS_LONG'] === '1'
const rounds = isLong ? 300 : 30
const queries = [
  'knee arthroscopy',
  '27447',
  'mri brain w/o contrast',
  'colonoscpy',
  '99213-99215',
  'qxzvkjw',
  '276',
  'surgery: biopsy',
  'chest x-ray 2 views',
  'e/m',
]

interface Held {
  /** In MB. */
  readonly heap: number
  readonly nodes: number
  readonly listeners: number
}

/** What the page still holds after garbage collection. */
async function heldBy(session: CDPSession): Promise<Held> {
  // Some objects are released only by the second collection.
  for (let turn = 0; turn < 3; turn++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  return { heap: usedSize / 1e6, nodes, listeners: jsEventListeners }
}

/** Waits until the page has done what it puts off, such as indexing the words of a table: that is no growth. */
function untilIdle(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let calm = 0
        const look = (deadline: IdleDeadline) => {
          calm = deadline.timeRemaining() > 20 ? calm + 1 : 0
          if (calm === 20) resolve()
          else requestIdleCallback(look)
        }
        requestIdleCallback(look)
      }),
  )
}

test('heap, nodes and listeners do not grow over searches, switches and comparisons', async ({
  app,
}) => {
  test.setTimeout(isLong ? 3_600_000 : 300_000)
  const page = await app.start()
  await expect(page.getByText('editions checked')).toBeVisible()
  const session = await page.context().newCDPSession(page)

  async function work(from: number, to: number): Promise<void> {
    for (let round = from; round < to; round++) {
      for (const query of queries) await searchBox(page).fill(query)
      await ask(page, '27447')
      await expect(results(page).first()).toBeVisible()
      await page.keyboard.press('Enter')
      await editionSelect(page).selectOption(String(2019 + (round % 8)))
      const year = 2020 + (round % 7)
      await page.getByRole('main').focus()
      await page.keyboard.press('d')
      await page.getByLabel('Compare from').selectOption(String(year - 1))
      await page.getByLabel('Compare to').selectOption(String(year))
      await expect(pageHeading(page)).toHaveAccessibleName(
        `CPT ${year - 1} compared with CPT ${year}`,
      )
    }
  }

  // Every edition, pair and query has been used once. From here on, nothing new should be kept.
  const warm = Math.max(10, rounds / 10)
  await work(0, warm)
  // What is on screen must be the same both times: some comparisons have many more rows than others.
  await work(0, 1)
  await untilIdle(page)
  const before = await heldBy(session)
  await work(warm, rounds)
  await work(0, 1)
  await untilIdle(page)
  const after = await heldBy(session)
  test.info().annotations.push({ type: 'held', description: JSON.stringify({ before, after }) })
  console.log(`${rounds * queries.length} searches:`, JSON.stringify({ before, after }))
  // Compiled code and filled caches take 1 to 3 MB; 17 kB kept by each search would be 5 MB.
  expect(after.heap - before.heap).toBeLessThan(5)
  expect(after.nodes - before.nodes).toBeLessThan(1_000)
  expect(after.listeners - before.listeners).toBeLessThan(100)
})

/**
 * Speed in the real window: from a key press to the frame that shows its results, the other edition or the
 * comparison; tasks over 50 ms in a minute of work (`--full`: five minutes); scrolling and searching in
 * 5,000 bookmarks. Prints a table and writes `out/bench/window.json`.
 * Needs a display: `npm run bench -- window` finds one, or uses xvfb-run.
 *
 * "Work" is the main thread's time for a key press, handling and rendering: if it fits into a frame
 * (16.7 ms), the next frame shows the result. "Painted" is from the key press to the end of that frame,
 * including the wait for the frame, up to 16.7 ms more.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { buildIfNeeded } from '../../../scripts/build-if-needed.ts'
import { checkout } from '../../../scripts/checkout.ts'
import { electronForTests } from '../../../scripts/runtime/electron-runtime.ts'
import { type RunningApp, startDesktop } from '../../end-to-end/targets.ts'
import { manyBookmarks } from '../user-data/many-bookmarks.ts'
import {
  type KeyTime,
  putProbe,
  scrollGaps,
  takeKeyTimes,
  takeLongTasks,
  watchFor,
} from './probe.ts'
import { ask, queries, work } from './session.ts'

const frame = 16.7
const isFull = process.argv.includes('--full')
const sessionLasts = isFull ? 300_000 : 60_000
const bookmarkCount = 5_000
const settle = 2_500

interface Row {
  readonly what: string
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly worst: number
  /** In ms, at the 95th percentile. */
  readonly budget?: number
}

const rows: Row[] = []

function add(what: string, times: readonly number[], budget?: number): void {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Math.round(
      (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN) * 10,
    ) / 10
  rows.push({
    what,
    count: times.length,
    p50: at(0.5),
    p95: at(0.95),
    worst: at(1),
    ...(budget === undefined ? {} : { budget }),
  })
}

/** Adds both times of key presses. The budget in frames is for the work; painting gets one frame more. */
function addKeys(
  what: string,
  times: readonly KeyTime[],
  budget: number,
  paintedBudget?: number,
): void {
  add(
    `${what}: work`,
    times.map(({ work: busy }) => busy),
    budget,
  )
  add(
    `${what}: painted`,
    times.map(({ painted }) => painted),
    paintedBudget,
  )
}

async function open(userData: string): Promise<RunningApp> {
  const app = await startDesktop({ userData })
  const { page } = app
  await page.waitForSelector('html[data-ready="true"]')
  await page.setViewportSize({ width: 1280, height: 820 })
  await page.getByText('editions checked').waitFor()
  await page.waitForTimeout(settle)
  await putProbe(page)
  return app
}

/** Presses keys one after another, with time for each answer, and returns their times. */
async function pressed(page: Page, keys: readonly string[], watched: string): Promise<KeyTime[]> {
  await watchFor(page, watched)
  await takeKeyTimes(page)
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(250)
  }
  const times = await takeKeyTimes(page)
  await watchFor(page, '')
  return times
}

await buildIfNeeded()
process.env['ATLAS_ELECTRON'] = await electronForTests()
const folder = mkdtempSync(join(tmpdir(), 'category-atlas-window-'))

const app = await open(join(folder, 'fresh'))
const { page } = app
for (const query of queries) await ask(page, query)
const typed = await takeKeyTimes(page)
addKeys('a key in the search box', typed, frame)

await ask(page, '99221')
await page.keyboard.press('Enter')
const steps = Array.from({ length: 42 }, (_, index) => (index % 14 < 7 ? '[' : ']'))
addKeys(
  'the edition before or after',
  await pressed(page, steps, 'select[aria-label="Edition"]'),
  frame,
  50,
)

await page.keyboard.press('d')
await page.waitForTimeout(500)
await page.getByLabel('Compare from').focus()
const choices = Array.from({ length: 24 }, (_, index) => (index % 12 < 6 ? 'ArrowUp' : 'ArrowDown'))
addKeys(
  'another edition to compare with',
  await pressed(page, choices, '#page h1'),
  2 * frame,
  3 * frame,
)
await page.keyboard.press('Escape')
await page.keyboard.press('Alt+1')

await takeLongTasks(page)
await work(page, sessionLasts)
const { tasks, frames } = await takeLongTasks(page)
await app.close()

const document = manyBookmarks(bookmarkCount)
const store = await openUserDataStore({ folder: join(folder, 'many') })
await store.apply([
  {
    kind: 'put',
    folders: [],
    bookmarks: [
      {
        before: null,
        items: document.bookmarks.map((bookmark) => ({ ...bookmark, folder: null })),
      },
    ],
    notes: [{ before: null, items: document.notes }],
  },
])
await store.close()
const many = await open(join(folder, 'many'))
await many.page.keyboard.press('Alt+2')
await many.page.getByRole('tree', { name: 'Bookmarks' }).waitFor()
await many.page.waitForTimeout(500)
const gaps = await scrollGaps(many.page, '[role="tree"][aria-label="Bookmarks"]', 240)
add(`a frame while ${bookmarkCount} bookmarks scroll`, gaps, 2 * frame)
await many.page.keyboard.press('Control+Shift+f')
await takeKeyTimes(many.page)
for (const words of ['knee', 'tendon repair', 'friday', 'zz', 'modifier 59']) {
  await many.page.keyboard.press('Control+a')
  for (const key of words) {
    await many.page.keyboard.press(key)
    await many.page.waitForTimeout(150)
  }
}
addKeys(`a key in the find box of ${bookmarkCount} bookmarks`, await takeKeyTimes(many.page), frame)
await takeLongTasks(many.page)
for (const query of ['27447', 'knee', '99213']) await ask(many.page, query)
addKeys(
  `a key in the search box beside ${bookmarkCount} bookmarks`,
  await takeKeyTimes(many.page),
  frame,
)
await many.close()
rmSync(folder, { recursive: true, force: true })

const milliseconds = (value: number): string => `${value.toFixed(1)} ms`
console.table(
  Object.fromEntries(
    rows.map(({ what, count, p50, p95, worst, budget }) => [
      what,
      {
        times: count,
        median: milliseconds(p50),
        p95: milliseconds(p95),
        worst: milliseconds(worst),
        budget:
          budget === undefined
            ? ''
            : `${p95 <= budget ? 'within' : 'OVER'} ${budget.toFixed(1)} ms`,
      },
    ]),
  ),
)
const seconds = sessionLasts / 1000
const longest = (all: readonly { duration: number }[]) =>
  Math.round(Math.max(0, ...all.map(({ duration }) => duration)))
console.log(
  `Tasks over 50 ms in ${seconds} s of work: ${tasks.length} (longest ${longest(tasks)} ms); animation frames over 50 ms: ${frames.length} (longest ${longest(frames)} ms). Load of the machine at the end: ${loadavg()[0]?.toFixed(1) ?? '?'} on ${cpus().length} processors.`,
)
const output = join(checkout, 'out', 'bench')
mkdirSync(output, { recursive: true })
writeFileSync(
  join(output, 'window.json'),
  `${JSON.stringify({ processor: cpus()[0]?.model ?? 'unknown', load: loadavg()[0], sessionSeconds: seconds, rows, longTasks: tasks, longFrames: frames }, null, 2)}\n`,
)

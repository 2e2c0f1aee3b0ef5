/**
 * Quick lookup: from the call (as a second start of the app makes it; the handler of the global shortcut does
 * the same) until its box has the focus, in real Electron, over many showings. Prints a table and writes
 * `out/bench/quick-lookup.json`. Needs a display: `npm run bench -- quick-lookup` finds one, or uses xvfb-run.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, type Page, _electron } from '@playwright/test'
import { buildIfNeeded } from '../../../scripts/build-if-needed.ts'
import { checkout } from '../../../scripts/checkout.ts'
import { electronForTests } from '../../../scripts/runtime/electron-runtime.ts'

const showings = 30
const limitMs = 100
const pauseMs = 150

await buildIfNeeded()
const userData = mkdtempSync(join(tmpdir(), 'category-atlas-bench-'))
const electron = await _electron.launch({
  executablePath: await electronForTests(),
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), checkout, '--user-data', userData],
})
const quick = await switchOn(electron)

const focused: number[] = []
// The first showing is the one in which the window is first drawn; it counts like any other.
for (let showing = 0; showing < showings; showing++) {
  await quick.evaluate(() => performance.clearMarks('quick-lookup-focused'))
  const called = await callAndWaitForFocus(electron)
  const boxFocused = await quick.evaluate(async () => {
    for (;;) {
      const [mark] = performance.getEntriesByName('quick-lookup-focused')
      if (mark !== undefined) return performance.timeOrigin + mark.startTime
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  })
  focused.push(Math.max(called.windowFocused, boxFocused) - called.at)
  await quick.keyboard.press('Escape')
  await quick.waitForTimeout(pauseMs)
}
await electron.close()
rmSync(userData, { recursive: true, force: true })

const sorted = [...focused].sort((a, b) => a - b)
const at = (share: number) =>
  Math.round(
    (sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0) * 10,
  ) / 10
const result = {
  showings,
  processor: cpus()[0]?.model ?? 'unknown',
  limitMs,
  medianMs: at(0.5),
  p95Ms: at(0.95),
  slowestMs: at(1),
  firstMs: Math.round((focused[0] ?? 0) * 10) / 10,
}
console.table({ 'call to focused box': result })
const folder = join(checkout, 'out', 'bench')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'quick-lookup.json'), `${JSON.stringify(result, null, 2)}\n`)

/** Switches the quick lookup on, as a person does, and returns its page once it is made. */
async function switchOn(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow()
  await page.waitForSelector('html[data-ready="true"]')
  await page.keyboard.press('Control+,')
  const [made] = await Promise.all([
    app.waitForEvent('window'),
    page.getByRole('checkbox', { name: 'Open with a keyboard shortcut from any program' }).check(),
  ])
  await made.waitForSelector('html[data-ready="true"]')
  // Both windows still read the other editions and make their indexes.
  await page.waitForTimeout(6000)
  return made
}

/** Returns when the quick lookup was called and when its window got the focus; ms since the epoch. */
function callAndWaitForFocus(
  app: ElectronApplication,
): Promise<{ at: number; windowFocused: number }> {
  return app.evaluate(
    ({ app: running, BrowserWindow }) =>
      new Promise((resolve) => {
        const window = BrowserWindow.getAllWindows().find((each) => each.isAlwaysOnTop())
        const at = performance.timeOrigin + performance.now()
        window?.once('focus', () =>
          resolve({ at, windowFocused: performance.timeOrigin + performance.now() }),
        )
        running.emit('second-instance', {}, [], '', { words: [], folder: '/', quickLookup: true })
      }),
  )
}

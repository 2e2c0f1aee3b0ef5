/**
 * Measures own editions in the real desktop app: the preview of a spreadsheet of 1,100 headings, and the time from the
 * appearance of an edition's file in the folder to the window that can show it. Prints a table and writes
 * `out/bench/editions.json`. Needs a display: `npm run bench -- editions`.
 */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { exportEdition } from '#backend/editions/export-edition.ts'
import { type EditionFile, editionFileSchema } from '#core/editions/edition-file.ts'
import { buildIfNeeded } from '../../../scripts/build-if-needed.ts'
import { checkout } from '../../../scripts/checkout.ts'
import { electronForTests } from '../../../scripts/runtime/electron-runtime.ts'
import { startDesktop } from '../../end-to-end/targets.ts'

/** What the measuring script finds in the page. */
type AppWindow = Window & {
  readonly atlasBridge?: {
    call(name: string, input: unknown): Promise<string>
    onEvent(listener: (message: { readonly name: string }) => void): void
  }
  heard?: Promise<{ readonly event: number; readonly shown: number }>
}

const runs = 9

/** Returns a quantile of the times: 0.5 is the median. */
function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

const newest = editionFileSchema.parse(
  JSON.parse(readFileSync(join(checkout, 'data', 'editions', '2026.json'), 'utf8')),
)
const next: EditionFile = { ...newest, id: '2027', effectiveDate: '2027-01-01' }

/** Returns how long the page waits for the preview of a file, in milliseconds. */
async function preview(page: Page, format: 'xlsx' | 'csv' | 'atlasedition'): Promise<number> {
  const { name, bytes } = exportEdition(newest, undefined, format)
  const input = {
    file: { name, data: Buffer.from(bytes).toString('base64') },
    ...{ as: { id: '2027' }, answers: [] },
  }
  return page.evaluate(async (asked) => {
    const start = performance.now()
    const text = await (window as AppWindow).atlasBridge?.call('editions.preview', asked)
    const reply = JSON.parse(text ?? '') as { ok: boolean }
    if (!reply.ok) throw new Error(text)
    return performance.now() - start
  }, input)
}

/** Puts an edition into the folder. Returns the milliseconds until the window hears of it, and until it has it. */
async function putIntoFolder(page: Page, folder: string, title: string) {
  const fresh = join(folder, 'fresh.tmp')
  writeFileSync(fresh, JSON.stringify({ ...next, title }))
  await page.evaluate(() => {
    const { atlasBridge: bridge } = window as AppWindow
    ;(window as AppWindow).heard = new Promise((resolve) => {
      let isHeard = false
      bridge?.onEvent(({ name }) => {
        if (name !== 'dataset-changed' || isHeard) return
        isHeard = true
        const event = Date.now()
        void bridge
          .call('dataset.edition', { edition: '2027' })
          .then(() => resolve({ event, shown: Date.now() }))
      })
    })
  })
  const start = Date.now()
  renameSync(fresh, join(folder, 'book.json'))
  const heard = await page.evaluate(() => (window as AppWindow).heard)
  if (heard === undefined) throw new Error('Nothing was heard.')
  return { event: heard.event - start, shown: heard.shown - start }
}

await buildIfNeeded()
process.env['ATLAS_ELECTRON'] = await electronForTests()
const results: Record<string, number[]> = {}
const add = (what: string, time: number) => (results[what] ??= []).push(time)

for (let run = 0; run < runs; run++) {
  const userData = mkdtempSync(join(tmpdir(), 'atlas-bench-'))
  const folder = join(userData, 'editions')
  const app = await startDesktop({ userData })
  const { page } = app
  await page.waitForSelector('html[data-ready="true"]')
  await page.getByText(/All \d+ editions checked/).waitFor()
  await pause(2_000)
  add('First preview of an xlsx of 1,103 headings', await preview(page, 'xlsx'))
  add('Next preview of it, after an answer', await preview(page, 'xlsx'))
  add('Preview of the same as csv', await preview(page, 'csv'))
  add('Preview of the same as an edition file', await preview(page, 'atlasedition'))
  const first = await putIntoFolder(page, folder, 'First')
  await pause(3_000)
  const second = await putIntoFolder(page, folder, 'Second')
  add('Edition in the folder, until the window hears of it', first.event)
  add('… until the window has it', first.shown)
  add('The next one, until the window hears of it', second.event)
  add('… until the window has the next one', second.shown)
  await app.close()
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
}

for (const [what, times] of Object.entries(results)) {
  const [middle, worst] = [quantile(times, 0.5).toFixed(0), Math.max(...times).toFixed(0)]
  console.log(`${what.padEnd(52)} median ${middle.padStart(5)} ms, worst ${worst.padStart(5)} ms`)
}
console.log(`Load of the machine in the last minute: ${(loadavg()[0] ?? 0).toFixed(1)}`)
const out = join(checkout, 'out', 'bench')
mkdirSync(out, { recursive: true })
const medians = Object.fromEntries(
  Object.entries(results).map(([what, times]) => [
    what,
    { median: quantile(times, 0.5), runs: times },
  ]),
)
writeFileSync(join(out, 'editions.json'), `${JSON.stringify(medians, null, 2)}\n`)

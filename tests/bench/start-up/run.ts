/**
 * Start-up: from launch to a usable search box, alternating with a bare Electron window with a text field in
 * the same run; and the size of the renderer. Prints a table and writes `out/bench/start-up.json`.
 * Needs a display: `npm run bench -- start-up` finds one, or uses xvfb-run. With `--packaged` it starts the program
 * that `npm run package -- --dir` made, which is the one that the packages install.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { _electron } from '@playwright/test'
import { buildIfNeeded } from '../../../scripts/build-if-needed.ts'
import { checkout } from '../../../scripts/checkout.ts'
import { releaseFolder } from '../../../scripts/packaging/folders.ts'
import { makeTestBuild } from '../../../scripts/packaging/make-test-build.ts'
import { electronForTests } from '../../../scripts/runtime/electron-runtime.ts'
import { evaluateOnce } from '../../end-to-end/evaluate-once.ts'

const rounds = 9

interface Start {
  /** From launch until the search box is on screen and ready to search, in ms. */
  readonly usable: number
  /** Memory of all processes at that time, in MB. */
  readonly memory: number
}

const isPackaged = process.argv.includes('--packaged')
if (!isPackaged) await buildIfNeeded()
const electron = await electronForTests()
const program = isPackaged ? await makeTestBuild(releaseFolder) : electron
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/**
 * Uses the page's own clock: Playwright polls for an element at 0, 20, 70, 170, 270 ms and so on, which
 * would add up to 100 ms to only one of the two windows.
 */
async function measure(executablePath: string, args: string[], usable: string): Promise<Start> {
  const start = Date.now()
  const app = await _electron.launch({ executablePath, args: [...asRoot, ...args] })
  evaluateOnce(app)
  const page = await app.firstWindow()
  await page.waitForSelector(usable)
  await page.waitForFunction(() => performance.getEntriesByName('first-paint').length > 0)
  const usableAt = await page.evaluate(async () => {
    // The bare window is ready when its document is. The app sets a mark when its data is loaded.
    const ready = performance.getEntriesByName('atlas-ready')[0]?.startTime
    const [navigation] = performance.getEntriesByType('navigation')
    const interactive = (navigation as PerformanceNavigationTiming).domInteractive
    // Paints before the data is loaded do not count: the largest text appears with the data.
    const painted = await new Promise<PerformanceEntryList>((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries()))
      for (const type of ['paint', 'largest-contentful-paint']) {
        observer.observe({ type, buffered: true })
      }
    })
    const times = painted.map(({ startTime }) => startTime)
    return performance.timeOrigin + Math.max(...times, ready ?? interactive)
  })
  const kilobytes = await app.evaluate(({ app: running }) =>
    running.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
  )
  await app.close()
  return { usable: usableAt - start, memory: kilobytes / 1024 }
}

const userData = mkdtempSync(join(tmpdir(), 'category-atlas-bench-'))
const bare: Start[] = []
const atlas: Start[] = []
for (let round = 0; round <= rounds; round++) {
  const bareStart = await measure(
    electron,
    [join(import.meta.dirname, 'bare-window'), `--user-data-dir=${join(userData, 'bare')}`],
    '#search',
  )
  const atlasStart = await measure(
    program,
    [...(isPackaged ? [] : [checkout]), '--user-data', join(userData, 'atlas')],
    'html[data-ready="true"] #search',
  )
  // The first round fills the disk caches.
  if (round === 0) continue
  bare.push(bareStart)
  atlas.push(atlasStart)
}
rmSync(userData, { recursive: true, force: true })

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function summary(starts: Start[]) {
  const times = starts.map(({ usable }) => usable)
  return {
    medianMs: Math.round(median(times)),
    slowestMs: Math.round(Math.max(...times)),
    memoryMb: Math.round(median(starts.map(({ memory }) => memory))),
  }
}

const assets = join(checkout, 'out', 'renderer', 'assets')
const scriptBytes = readdirSync(assets)
  .filter((name) => name.endsWith('.js'))
  .reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0)

const result = {
  rounds,
  processor: cpus()[0]?.model ?? 'unknown',
  bareWindow: summary(bare),
  categoryAtlas: summary(atlas),
  ratio: Math.round((summary(atlas).medianMs / summary(bare).medianMs) * 100) / 100,
  rendererScriptKbGzip: Math.round(scriptBytes / 1024),
}
console.table({ 'bare window': result.bareWindow, 'Category Atlas': result.categoryAtlas })
console.log(
  `Start-up ratio: ${result.ratio}; renderer JavaScript: ${result.rendererScriptKbGzip} kB gzip`,
)
const folder = join(checkout, 'out', 'bench')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'start-up.json'), `${JSON.stringify(result, null, 2)}\n`)

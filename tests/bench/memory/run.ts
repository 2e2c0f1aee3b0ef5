/**
 * Memory of the desktop app with 1, 3 and 12 windows besides the main one, and with the quick lookup:
 * the memory of all processes and of the pages (shared memory is divided among them if the system reports it),
 * the heap of the last page after garbage collection, and how soon a window can be used. Prints a table and writes
 * `out/bench/memory.json`. Needs a display: `npm run bench -- memory`.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { buildIfNeeded } from '../../../scripts/build-if-needed.ts'
import { checkout } from '../../../scripts/checkout.ts'
import { electronForTests } from '../../../scripts/runtime/electron-runtime.ts'
import { startDesktop } from '../../end-to-end/targets.ts'

type AppWindow = Window & {
  readonly atlasBridge?: { call(name: string, input: unknown): Promise<string> }
}

interface Row {
  readonly windows: string
  /** In MB. */
  readonly all: number
  readonly pages: number
  readonly onePage: number
  /** From the start of the last window's page until it can be used, in milliseconds: the median of those opened. */
  readonly ready: number
}

const settle = 4_000
const categories = [
  'surgery',
  'surgery/musculoskeletal',
  'surgery/digestive',
  'surgery/integumentary',
  'medicine',
  'anesthesia',
  'radiology',
  'evaluation-and-management',
]
const toMegabytes = (kilobytes: number) => Math.round(kilobytes / 102.4) / 10

await buildIfNeeded()
process.env['ATLAS_ELECTRON'] = await electronForTests()
const userData = mkdtempSync(join(tmpdir(), 'category-atlas-bench-'))
const app = await startDesktop({ userData })
const { electron, page } = app
if (electron === undefined) throw new Error('The desktop app did not start.')
await page.waitForSelector('html[data-ready="true"]')

const rows: Row[] = []
let opened = 0
for (const count of [0, 1, 3, 12]) {
  const times = count === 0 ? [await readyAfter(page)] : []
  for (; opened < count; opened++) times.push(await openOwn(page, opened))
  rows.push(await measure(electron, `main + ${count}`, times))
}
const [quick] = await Promise.all([
  page.context().waitForEvent('page'),
  page.evaluate(() => (window as AppWindow).atlasBridge?.call('quickLookup.show', null)),
])
await quick.waitForSelector('html[data-ready="true"]')
rows.push(await measure(electron, 'main + 12 + quick lookup', [await readyAfter(quick)]))
await app.close()
rmSync(userData, { recursive: true, force: true })

console.table(rows)
mkdirSync(join(checkout, 'out', 'bench'), { recursive: true })
writeFileSync(join(checkout, 'out', 'bench', 'memory.json'), JSON.stringify(rows, null, 2))

/** Returns when a window could be used, in milliseconds after its page began. */
function readyAfter(window: Page): Promise<number> {
  return window.evaluate(() => performance.getEntriesByName('atlas-ready')[0]?.startTime ?? NaN)
}

/** Opens a window of its own. Returns when it could be used. */
async function openOwn(main: Page, at: number): Promise<number> {
  const place = {
    kind: 'category',
    edition: String(2026 - (at % 3)),
    category: categories[at % categories.length],
  }
  const [own] = await Promise.all([
    main.context().waitForEvent('page'),
    main.evaluate((asked) => (window as AppWindow).atlasBridge?.call('window.open', asked), place),
  ])
  await own.waitForSelector('html[data-ready="true"]')
  return readyAfter(own)
}

async function measure(
  running: ElectronApplication,
  windows: string,
  times: readonly number[],
): Promise<Row> {
  await new Promise((resolve) => setTimeout(resolve, settle))
  const heaps: number[] = []
  for (const each of running.windows()) {
    const session = await each.context().newCDPSession(each)
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    heaps.push(usedSize)
    await session.detach()
  }
  const metrics = await running
    .evaluate(({ app: main }) =>
      main.getAppMetrics().map(({ type, pid, memory }) => ({
        type,
        pid,
        reported: memory.privateBytes ?? memory.workingSetSize,
      })),
    )
    .then((all) => all.map(({ type, pid, reported }) => ({ type, used: shareOf(pid) ?? reported })))
  const sum = (of: readonly { readonly used: number }[]) =>
    toMegabytes(of.reduce((total, { used }) => total + used, 0))
  return {
    windows,
    all: sum(metrics),
    pages: sum(metrics.filter(({ type }) => type === 'Tab')),
    onePage: toMegabytes((heaps.at(-1) ?? 0) / 1024),
    ready: Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN),
  }
}

/** Returns a process's proportional share of memory in kB, which Linux knows. */
function shareOf(pid: number): number | undefined {
  try {
    const [, share] =
      /^Pss: +(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
    return share === undefined ? undefined : Number(share)
  } catch {
    return undefined
  }
}

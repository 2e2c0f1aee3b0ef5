import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { Dataset } from '#backend/dataset/dataset.ts'
import { startImport } from '#backend/tables/table-import.ts'
import { createTableReader } from '#backend/tables/table-reader.ts'
import { openTableStore } from '#backend/tables/table-store.ts'
import { buildIfNeeded } from '../../../scripts/build-if-needed.ts'
import { electronForTests } from '../../../scripts/runtime/electron-runtime.ts'
import { startDesktop } from '../../end-to-end/targets.ts'
import { longDescriptors, madeUpCodes } from '../../fixtures/files/made-up-tables.ts'
import { scrollGaps } from '../window/probe.ts'

/** What code tables cost in the real window, in ms and MB. */
export interface WindowFigures {
  /** From launch until the search box can be used, without tables of the person's own and with eight. */
  readonly starts: readonly number[]
  readonly startsWithTables: readonly number[]
  /** From a first query, put in at once, to the frame with the codes that it finds. */
  readonly firstCode: readonly number[]
  readonly firstWords: readonly number[]
  /** Gaps between frames while the list of an edition's codes of surgery scrolls. */
  readonly scroll: readonly number[]
  /** All processes' memory with the page of surgery, without tables and with its codes listed. */
  readonly memory: number
  readonly memoryWithTable: number
}

const codeCount = 11_000
const years = ['2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026']
const rounds = 7
const settle = 4_000

/** Measures the desktop app, which needs a display. */
export async function measureWindow(dataset: Dataset): Promise<WindowFigures> {
  await buildIfNeeded()
  process.env['ATLAS_ELECTRON'] = await electronForTests()
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'))
  const without = join(folder, 'without')
  const withTables = join(folder, 'with')
  await addTables(join(withTables, 'tables'), dataset)
  const starts: number[] = []
  const startsWithTables: number[] = []
  const firstCode: number[] = []
  const firstWords: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const [plain, tabled] = [
      await startOnce(without, 'J1100'),
      await startOnce(withTables, 'wheelchair'),
    ]
    // The first round fills the caches of the disk.
    if (round === 0) continue
    starts.push(plain.usable)
    startsWithTables.push(tabled.usable)
    firstCode.push(plain.found)
    firstWords.push(tabled.found)
  }
  const { memory } = await surgery(without)
  const open = await surgery(withTables)
  rmSync(folder, { recursive: true, force: true })
  return {
    ...{ starts, startsWithTables, firstCode, firstWords },
    ...{ scroll: open.scroll, memory, memoryWithTable: open.memory },
  }
}

async function addTables(own: string, dataset: Dataset): Promise<void> {
  const store = openTableStore({ shipped: '/nowhere', shared: '/nowhere', own })
  const codes = madeUpCodes(codeCount)
  for (const [at, year] of years.entries()) {
    const bytes = Buffer.from(longDescriptors(codes.slice(at), at))
    const reader = createTableReader(() => undefined)
    const today = () => `${year}-07-01`
    const found = startImport('LONGULT.txt', bytes, { reader, store, dataset, today })
    await found.preview(0, undefined, year)
    await found.add(year, true)
  }
}

async function started(userData: string): Promise<{ electron: ElectronApplication; page: Page }> {
  const { electron, page } = await startDesktop({ userData })
  if (electron === undefined) throw new Error('The desktop app did not start.')
  await page.waitForSelector('html[data-ready="true"]')
  return { electron, page }
}

/** Starts the app, asks a first query once everything is read, and ends it. */
async function startOnce(
  userData: string,
  query: string,
): Promise<{ readonly usable: number; readonly found: number }> {
  const launched = Date.now()
  const { electron, page } = await started(userData)
  const ready = await page.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('atlas-ready')[0]?.startTime ?? 0),
  )
  await page.getByText('editions checked').waitFor()
  const found = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let began = 0
        window.addEventListener('input', () => (began = performance.now()), { once: true })
        const look = () => {
          if (began > 0 && document.querySelector('[aria-label="Codes found"] [role="option"]')) {
            resolve(performance.now() - began)
          } else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
  )
  await page.getByRole('combobox', { name: /^Search/ }).focus()
  await page.keyboard.insertText(query)
  const took = await found
  await electron.close()
  return { usable: ready - launched, found: took }
}

/** Opens Surgery, lets it settle, and scrolls through what it lists. */
async function surgery(
  userData: string,
): Promise<{ readonly memory: number; readonly scroll: readonly number[] }> {
  const { electron, page } = await started(userData)
  await page.getByText('editions checked').waitFor()
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Surgery/ })
    .first()
    .click()
  await page.waitForTimeout(settle)
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const processes = await electron.evaluate(({ app }) =>
    app.getAppMetrics().map(({ pid, memory }) => ({ pid, kilobytes: memory.workingSetSize })),
  )
  const memory = processes.reduce((sum, { pid, kilobytes }) => sum + (shareOf(pid) ?? kilobytes), 0)
  const scroll = await scrollGaps(page, '#page', 240)
  await electron.close()
  return { memory: memory / 1024, scroll }
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

/**
 * Measures 5,000 bookmarks with notes: searching them, saving one change, opening. Prints a table and writes `out/bench/user-data.json` (or the path given).
 * Budgets: find within a frame (16.7 ms), save under 50 ms, each at the 95th percentile.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import type { Change } from '#core/userdata/change.ts'
import { differenceOf, withDifference } from '#core/userdata/document-difference.ts'
import { findBookmarks, findNotes } from '#core/userdata/find.ts'
import { prepareTexts } from '#core/userdata/item-texts.ts'
import { withSharedRecords } from '#core/userdata/shared-records.ts'
import { exportJson, importJson } from '#core/userdata/exchange/json-exchange.ts'
import { manyBookmarks } from './many-bookmarks.ts'

const arguments_ = process.argv.slice(2)
const isQuick = arguments_.includes('--quick')
const outputPath = resolve(
  arguments_.find((text) => !text.startsWith('--')) ?? 'out/bench/user-data.json',
)
const saves = isQuick ? 50 : 300
const finds = isQuick ? 100 : 500

const bookmarkCount = 5_000
const document = manyBookmarks(bookmarkCount)
const queries = ['knee', '27447', 'tendon repair', 'modifier 59', 'friday', 'zz', 'a', 'folder 7 e']

interface Row {
  readonly what: string
  readonly p50: number
  readonly p95: number
  readonly worst: number
  readonly runs: number
  /** Milliseconds at the 95th percentile. */
  readonly budget?: number
}

function summary(what: string, times: readonly number[], budget?: number): Row {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
  return {
    what,
    p50: at(0.5),
    p95: at(0.95),
    worst: at(1),
    runs: times.length,
    ...(budget === undefined ? {} : { budget }),
  }
}

function timed(runs: number, run: (index: number) => void): number[] {
  return Array.from({ length: runs }, (_, index) => {
    const start = performance.now()
    run(index)
    return performance.now() - start
  })
}

async function timedEach(
  runs: number,
  run: (index: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < runs; index++) {
    const start = performance.now()
    await run(index)
    times.push(performance.now() - start)
  }
  return times
}

const folder = mkdtempSync(join(tmpdir(), 'user-data-bench-'))
const rows: Row[] = []

const frame = 16.7
/** The number that the app prepares before it checks for more idle time. */
const preparedAtOnce = 50
const slices: number[] = []
for (let done = false; !done;) {
  const start = performance.now()
  done = prepareTexts(document, preparedAtOnce)
  slices.push(performance.now() - start)
}
rows.push(summary('prepare finding after the start, at idle: one slice', slices, frame))
rows.push(
  summary(
    'find, the very first time',
    timed(1, () => findBookmarks(document, 'knee')),
    frame,
  ),
)
const rounds = Array.from({ length: isQuick ? 10 : 40 }, (_, index) => index)
const queryAt = (index: number) => queries[index % queries.length] ?? ''
rows.push(
  summary(
    'find, where nothing could be prepared',
    rounds.flatMap((index) => {
      const copy = structuredClone(document)
      return timed(1, () => findBookmarks(copy, queryAt(index)))
    }),
    frame,
  ),
)
const changeOf = (index: number): Change => ({
  kind: 'edit-bookmarks',
  edits: [
    { id: document.bookmarks[(index * 17) % bookmarkCount]?.id ?? '', tags: [`new ${index}`] },
  ],
})
const context = { now: '2026-11-23T10:00:00.000Z', newId: () => 'unused' }
const takes: number[] = []
const findsAfterChange: number[] = []
const wholeTakes: number[] = []
const findsAfterWhole: number[] = []
for (const index of rounds) {
  const now = applyChanges(document, [changeOf(index)], context).document
  let arrived = document
  takes.push(
    ...timed(1, () => {
      arrived = withDifference(document, structuredClone(differenceOf(document, now)))
    }),
  )
  findsAfterChange.push(...timed(1, () => findBookmarks(arrived, queryAt(index))))
  const copy = structuredClone(now)
  wholeTakes.push(
    ...timed(1, () => {
      arrived = withSharedRecords(copy, document)
    }),
  )
  findsAfterWhole.push(...timed(1, () => findBookmarks(arrived, queryAt(index))))
}
rows.push(summary('take a change over, as the page gets it', takes, frame))
rows.push(summary('find, right after a change arrived', findsAfterChange, frame))
rows.push(summary('take over what another program wrote', wholeTakes))
rows.push(summary('find, right after that', findsAfterWhole, frame))
rows.push(
  summary(
    'find in bookmarks and notes, at a key',
    timed(finds, (index) => {
      const words = queries[index % queries.length] ?? ''
      findBookmarks(document, words)
      findNotes(document.notes, words)
    }),
    frame,
  ),
)

const store = await openUserDataStore({ folder })
await store.apply([
  {
    kind: 'put',
    folders: [{ before: null, items: document.folders }],
    bookmarks: [{ before: null, items: document.bookmarks }],
    notes: [{ before: null, items: document.notes }],
  },
])
rows.push(
  summary(
    'apply one change in memory',
    timed(finds, (index) => {
      applyChanges(document, [changeOf(index)], context)
    }),
  ),
)
rows.push(
  summary(
    'save one change, until it is on the disk',
    await timedEach(saves, (index) => store.apply([changeOf(index)])),
    50,
  ),
)
await store.close()

const mainFile = join(folder, 'user-data.json')
const size = statSync(mainFile).size
const bytes = new Uint8Array(size).fill(32)
rows.push(
  summary(
    'for comparison: write, sync and rename so many bytes',
    await timedEach(saves, async () => {
      const file = await open(join(folder, 'plain.tmp'), 'w')
      await file.writeFile(bytes)
      await file.sync()
      await file.close()
      await rename(join(folder, 'plain.tmp'), join(folder, 'plain.json'))
    }),
  ),
)
rows.push(
  summary(
    'open the folder',
    await timedEach(isQuick ? 5 : 20, async () => {
      const opened = await openUserDataStore({ folder })
      await opened.close()
    }),
  ),
)
rows.push(
  summary(
    'export and import as JSON',
    timed(isQuick ? 3 : 10, () => {
      importJson(exportJson(document))
    }),
  ),
)
rmSync(folder, { recursive: true, force: true })

const milliseconds = (value: number): string => `${value.toFixed(2)} ms`
console.log(
  `${bookmarkCount} bookmarks with notes in ${document.folders.length} folders, ${document.notes.length} notes; ${(size / 1e6).toFixed(1)} MB on disk.`,
)
console.table(
  Object.fromEntries(
    rows.map(({ what, p50, p95, worst, runs, budget }) => [
      what,
      {
        median: milliseconds(p50),
        p95: milliseconds(p95),
        worst: milliseconds(worst),
        runs,
        budget: budget === undefined ? '' : `${p95 <= budget ? 'within' : 'OVER'} ${budget} ms`,
      },
    ]),
  ),
)
mkdirSync(dirname(outputPath), { recursive: true })
writeFileSync(
  outputPath,
  `${JSON.stringify({ node: process.version, bookmarks: bookmarkCount, fileBytes: size, rows }, null, 2)}\n`,
)

/**
 * Measures code tables on made-up, full-size files: adding one, reading CSV compared with papaparse, searching
 * compared with MiniSearch, comparing two editions, and, if there is a display, start, first search, scrolling and
 * memory of the desktop app. Prints a table and writes `out/bench/tables.json`.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import Papa from 'papaparse'
import { openDataset } from '#backend/dataset/dataset.ts'
import { readDelimited } from '#backend/files/read-delimited.ts'
import { startImport } from '#backend/tables/table-import.ts'
import { openTableFile } from '#backend/tables/table-file.ts'
import { createTableReader } from '#backend/tables/table-reader.ts'
import { openTableStore } from '#backend/tables/table-store.ts'
import type { LanguageFile } from '#core/editions/reference-files.ts'
import { buildAnalyzer } from '#core/search/analyze.ts'
import { listCodes } from '#core/tables/code-list.ts'
import { compareCodes } from '#core/tables/compare-codes.ts'
import { findCodes, indexCodes } from '#core/tables/search-codes.ts'
import type { Table } from '#core/tables/table.ts'
import {
  addendumB,
  asCsv,
  feeScheduleArchive,
  feeScheduleRows,
  longDescriptors,
  madeUpCodes,
} from '../../fixtures/files/made-up-tables.ts'

import { measureWindow } from './in-window.ts'

const root = new URL('../../../', import.meta.url)
const rows = 19_000
const codeCount = 11_000
const dataset = await openDataset(new URL('data', root).pathname)

/** Returns a quantile of the times: 0.5 is the median. */
function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

async function timed(task: () => unknown, runs: number): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await task()
    times.push(performance.now() - start)
  }
  return times
}

/** Opens, reads, previews and stores a file as the app does, but without a worker thread. */
async function addWhole(name: string, bytes: Uint8Array): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'))
  const store = openTableStore({ shipped: '/nowhere', shared: '/nowhere', own: folder })
  const reader = createTableReader(() => undefined)
  const today = () => '2026-07-01'
  const found = startImport(name, bytes, { reader, store, dataset, today })
  await found.preview(0, undefined, undefined)
  await found.add('2026', true)
  rmSync(folder, { recursive: true })
}

async function tableOf(name: string, text: string, edition: string): Promise<Table> {
  const file = await openTableFile(Buffer.from(text), name)
  const { content, kind } = await file.read(0, undefined, () => undefined)
  const zeros = '0'.repeat(64)
  return {
    content,
    entry: {
      ...{ id: kind, kind, title: name, edition, effectiveDate: `${edition}-01-01` },
      ...{ source: { name, sha256: zeros }, added: '2026-01-01', fields: [] },
      ...{ codes: { cpt: 0, hcpcs: 0, cdt: 0 }, file: 'a.json.gz', sha256: zeros },
    },
  }
}

const csv = asCsv(feeScheduleRows(rows))
const archive = feeScheduleArchive(rows)
const importCsv = await timed(() => addWhole('PPRRVU2026_Jul_nonQPP.csv', Buffer.from(csv)), 5)
const importZip = await timed(() => addWhole('RVU26C.zip', archive), 5)
const ownCsv = await timed(() => [...readDelimited(csv, ',')].length, 7)
const papa = await timed(() => Papa.parse(csv).data.length, 7)

const codes = madeUpCodes(codeCount)
const before = await tableOf('LONGULT.txt', longDescriptors(codes), '2025')
const after = await tableOf('LONGULT.txt', longDescriptors(codes.slice(20), 1), '2026')
const hospital = await tableOf('Addendum B.csv', addendumB(codes), '2026')
const compared = await timed(() => compareCodes([before], [after], 'cpt'), 15)

const language = JSON.parse(
  readFileSync(new URL('data/language.json', root), 'utf8'),
) as LanguageFile
const list = listCodes([after, hospital], 'cpt')
const analyzer = buildAnalyzer(language)
const builtOwn = await timed(() => indexCodes(list, analyzer), 3)
const words = indexCodes(list, analyzer)
const documents = list.codes.map((code, index) => ({
  id: index,
  code,
  text: list.texts[index] ?? '',
  others: list.others[index] ?? '',
}))
const newMini = () => {
  const mini = new MiniSearch({
    fields: ['text', 'others'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  })
  mini.addAll(documents)
  return mini
}
const builtMini = await timed(newMini, 3)
const mini = newMini()
/** The query after each key press of a few descriptor words, one of them misspelled. */
const keys = [12, 400, 3_000, 7_000].flatMap((index) => {
  const [first = '', second = '', third = ''] = (list.texts[index] ?? '').split(' ')
  const typed = `${first} ${second} ${third.slice(0, 3)}x${third.slice(3)}`
  return Array.from({ length: typed.length - 3 }, (_, at) => typed.slice(0, at + 4))
})
for (const key of keys) {
  findCodes(words, key)
  mini.search(key)
}
const ownKeys: number[] = []
const miniKeys: number[] = []
for (let round = 0; round < 5; round++) {
  for (const key of keys) {
    ownKeys.push(...(await timed(() => findCodes(words, key), 1)))
    miniKeys.push(...(await timed(() => mini.search(key), 1)))
  }
}

const inWindow =
  process.platform === 'linux' && process.env['DISPLAY'] === undefined
    ? undefined
    : await measureWindow(dataset)
const windowFigures =
  inWindow === undefined
    ? []
    : ([
        ['Start without tables', quantile(inWindow.starts, 0.5), ''],
        ['Start with eight tables', quantile(inWindow.startsWithTables, 0.5), ''],
        ['First search of a code', quantile(inWindow.firstCode, 0.5), '≤ 100'],
        ['First search of words', quantile(inWindow.firstWords, 0.5), '≤ 100'],
        ['A frame while codes scroll, 95 %', quantile(inWindow.scroll, 0.95), '≤ 16.8'],
      ] as const)

const figures = [
  [`Add a fee schedule of ${rows} rows (csv)`, quantile(importCsv, 0.5), '≤ 1,500'],
  ['Add the same from its zip', quantile(importZip, 0.5), '≤ 3,000'],
  ['Parse its csv', quantile(ownCsv, 0.5), ''],
  ['Parse its csv with papaparse', quantile(papa, 0.5), ''],
  [`Compare two editions of ${codeCount} codes`, quantile(compared, 0.5), '≤ 20'],
  [`Index ${list.codes.length} codes`, quantile(builtOwn, 0.5), ''],
  ['Index them with MiniSearch', quantile(builtMini, 0.5), ''],
  ['Search codes, a key, median', quantile(ownKeys, 0.5), ''],
  ['Search codes, a key, 95 %', quantile(ownKeys, 0.95), '≤ 4'],
  ['The same with MiniSearch, median', quantile(miniKeys, 0.5), ''],
  ['The same with MiniSearch, 95 %', quantile(miniKeys, 0.95), ''],
  ...windowFigures,
] as const
for (const [name, milliseconds, wanted] of figures) {
  console.log(`${name.padEnd(48)} ${milliseconds.toFixed(2).padStart(10)} ms  ${wanted}`)
}
const [load = 0] = loadavg()
console.log(`Load of the machine in the last minute: ${load.toFixed(1)}, ${cpus().length} cores`)
const memory =
  inWindow === undefined
    ? undefined
    : {
        startRatio: quantile(inWindow.startsWithTables, 0.5) / quantile(inWindow.starts, 0.5),
        withoutTableMb: inWindow.memory,
        withTableMb: inWindow.memoryWithTable,
      }
if (memory === undefined) console.log('Left out, since there is no display: the window.')
else {
  const more = memory.withTableMb - memory.withoutTableMb
  console.log(`Start with tables to start without: ${memory.startRatio.toFixed(2)}  ≤ 1.05`)
  console.log(`Memory with an edition's table open: ${more.toFixed(1)} MB more  ≤ 25`)
}
const out = new URL('out/bench/', root)
mkdirSync(out, { recursive: true })
writeFileSync(
  new URL('tables.json', out),
  JSON.stringify(
    { load, window: memory, figures: figures.map(([name, ms, wanted]) => ({ name, ms, wanted })) },
    null,
    2,
  ),
)

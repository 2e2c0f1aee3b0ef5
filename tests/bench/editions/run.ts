/**
 * Measures own editions: the preview of a spreadsheet of 1,100 headings, and how soon the windows hear of an edition that
 * was put into the folder. Prints a table and writes `out/bench/editions.json`.
 */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openBackend } from '#backend/backend.ts'
import { openDataset } from '#backend/dataset/dataset.ts'
import { openEditionImports } from '#backend/editions/edition-imports.ts'
import { exportEdition } from '#backend/editions/export-edition.ts'
import { readPolicyFile } from '#backend/policy/policy-file.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { editionFileSchema } from '#core/editions/edition-file.ts'

const checkout = new URL('../../../', import.meta.url).pathname
const data = join(checkout, 'data')
const root = mkdtempSync(join(tmpdir(), 'atlas-bench-'))
const runs = 9

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN
}

const newest = editionFileSchema.parse(
  JSON.parse(readFileSync(join(data, 'editions', '2026.json'), 'utf8')),
)

async function measurePreview(format: 'xlsx' | 'csv' | 'atlasedition'): Promise<number[]> {
  const folder = join(root, format)
  const dataset = await openDataset(data, { own: folder })
  await dataset.ownEditions
  const imports = openEditionImports(dataset, folder, 60_000)
  const { name, bytes } = exportEdition(newest, undefined, format)
  const times: number[] = []
  for (let run = 0; run <= runs; run++) {
    const start = performance.now()
    await imports.preview({ name, bytes, as: { id: '2027' }, answers: [] })
    // The first run reads the editions that the others find read.
    if (run > 0) times.push(performance.now() - start)
  }
  imports.close()
  return times
}

async function measureHotReload(): Promise<number[]> {
  const userDataFolder = join(root, 'profile')
  let heard: (() => void) | undefined
  const none = () => Promise.resolve()
  const backend = await openBackend({
    datasetFolder: data,
    userDataFolder,
    policy: {
      ...readPolicyFile(join(root, 'no-policy.json')),
      editionsFolder: join(root, 'shared'),
    },
    services: {
      about: { appVersion: '', runtime: [], system: '', logFolder: null },
      ...{ copy: none, print: none, chooseImport: none, zoom: none, showLogFolder: none },
      savePdf: () => Promise.resolve(false),
      chooseShelf: () => Promise.resolve(null),
      windows: undefined,
    },
    announce: ({ name }) => {
      if (name === 'dataset-changed') heard?.()
    },
    report: (_, error) => console.error(error),
  })
  const times: number[] = []
  // What watches a folder keeps no process alive.
  const alive = setInterval(() => undefined, 1_000)
  for (let run = 0; run < runs; run++) {
    await pause(2_500)
    const edition: EditionFile = { ...newest, id: '2027', title: `Run ${run}` }
    const fresh = join(root, 'fresh')
    writeFileSync(fresh, JSON.stringify({ ...edition, effectiveDate: '2027-01-01' }))
    const told = new Promise<void>((resolve) => (heard = resolve))
    const start = performance.now()
    renameSync(fresh, join(userDataFolder, 'editions', 'book.json'))
    await told
    await backend.dispatch('dataset.edition', { edition: '2027' })
    times.push(performance.now() - start)
  }
  clearInterval(alive)
  await backend.close()
  return times
}

const results = {
  'Preview of an xlsx of 1,103 headings': await measurePreview('xlsx'),
  'Preview of a csv': await measurePreview('csv'),
  'Preview of an edition file': await measurePreview('atlasedition'),
  'Edition in the folder until a window can show it': await measureHotReload(),
}
rmSync(root, { recursive: true })
for (const [what, times] of Object.entries(results)) {
  console.log(
    `${what}: median ${median(times).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms`,
  )
}
const out = join(checkout, 'out', 'bench')
mkdirSync(out, { recursive: true })
const medians = Object.fromEntries(
  Object.entries(results).map(([what, times]) => [what, { median: median(times), runs: times }]),
)
writeFileSync(join(out, 'editions.json'), `${JSON.stringify(medians, null, 2)}\n`)

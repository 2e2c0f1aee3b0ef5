/**
 * Compares the comparison of editions with general-purpose tools on the same data in the same run: their
 * time, and which known edits each one reports. Prints tables and writes `out/bench/comparison.json`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { compareSteps } from '#core/comparison/edition-steps.ts'
import { editionFileSchema } from '#core/editions/edition-file.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { manifestSchema } from '#core/editions/manifest.ts'
import { type KnownEdit, madeUpPair } from './made-up-editions.ts'
import { editsOf, prepare, statementKey, tools } from './tools.ts'

const root = new URL('../../../', import.meta.url)
const kinds = ['renamed', 'ranges', 'moved', 'split', 'merged', 'added', 'removed'] as const

const shapes = [
  { subsections: 4, headings: 4, subheadings: 5 },
  { subsections: 10, headings: 10, subheadings: 9 },
  { subsections: 10, headings: 10, subheadings: 98 },
]

/** Returns the median time of a task in milliseconds, after a warm-up. */
function median(task: () => unknown, runs: number): number {
  for (let run = 0; run < Math.min(runs, 10); run++) task()
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    task()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return times[Math.floor(runs / 2)] ?? NaN
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'))
}

function shippedOutlines(): Outline[] {
  const { editions } = manifestSchema.parse(readJson('data/manifest.json'))
  return editions
    .map(({ file }) => editionFileSchema.parse(readJson(`data/${file}`)))
    .map((file) => buildOutline(file))
}

/** Returns the time for each pair of shipped editions, with the editions in between. */
function measurePairs(outlines: readonly Outline[]) {
  return outlines.flatMap((from) =>
    outlines.map((to) => ({
      from: from.edition,
      to: to.edition,
      milliseconds: median(() => compareEditions(from, to, outlines), 31),
    })),
  )
}

/** Returns each tool's time, and how many known edits it reports correctly. */
function measureTools(from: Outline, to: Outline, edits: readonly KnownEdit[], runs: number) {
  const [before, after] = [prepare(from), prepare(to)]
  const truth = new Map(edits.map((edit) => [statementKey(edit), edit.kind]))
  return tools.map(({ name, limit, compare, told }) => {
    if (from.categories.length * to.categories.length > limit) return { name }
    const milliseconds = median(() => compare(before, after), runs)
    const statements = told(compare(before, after), before, after).map(statementKey)
    const right = statements.filter((statement) => truth.has(statement))
    const found = Object.fromEntries(
      kinds.map((kind) => [
        kind,
        {
          right: right.filter((statement) => truth.get(statement) === kind).length,
          of: edits.filter((edit) => edit.kind === kind).length,
        },
      ]),
    )
    return { name, milliseconds, found, wrong: statements.length - right.length }
  })
}

/** The edits that the newer edition declares or that follow from ids, names and ranges, without inference. */
function declaredEdits(from: Outline, to: Outline): KnownEdit[] {
  const { rows } = compareEditions(from, to)
  return rows
    .filter(({ inferred }) => !inferred)
    .flatMap(({ kinds: happened, from: old, to: now }) => editsOf(happened, old, now))
}

function printTable(title: string, table: readonly (readonly string[])[]): void {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  )
  console.log(`\n${title}`)
  for (const row of table) {
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
  }
}

function printTools(title: string, results: ReturnType<typeof measureTools>): void {
  printTable(title, [
    ['', 'ms', ...kinds, 'wrong'],
    ...results.map(({ name, milliseconds, found, wrong }) =>
      milliseconds === undefined
        ? [name, 'not run']
        : [
            name,
            milliseconds.toFixed(2),
            ...kinds.map((kind) => `${found[kind]?.right ?? 0}/${found[kind]?.of ?? 0}`),
            String(wrong),
          ],
    ),
  ])
}

const outlines = shippedOutlines()
const pairs = measurePairs(outlines)
printTable('Shipped editions, each compared with each (rows: from; columns: to), median ms', [
  ['', ...outlines.map(({ edition }) => edition)],
  ...outlines.map(({ edition }) => [
    edition,
    ...pairs
      .filter(({ from }) => from === edition)
      .map(({ milliseconds }) => milliseconds.toFixed(2)),
  ]),
])
const slowestPair = Math.max(...pairs.map(({ milliseconds }) => milliseconds))
const allSteps = median(() => compareSteps(outlines).steps, 31)
console.log(
  `slowest pair ${slowestPair.toFixed(2)} ms; all ${outlines.length - 1} steps for histories ${allSteps.toFixed(2)} ms`,
)

const shipped = outlines.slice(1).flatMap((to, index) => {
  const from = outlines[index]
  if (from === undefined) return []
  const results = measureTools(from, to, declaredEdits(from, to), 15)
  printTools(
    `${from.edition} → ${to.edition}, ${to.categories.length} categories: told right of what is declared`,
    results,
  )
  return [{ from: from.edition, to: to.edition, tools: results }]
})

const madeUp = shapes.map((shape) => {
  const { from, to, edits } = madeUpPair(shape)
  const [before, after] = [buildOutline(from), buildOutline(to)]
  const runs = before.categories.length > 50_000 ? 5 : 15
  const results = measureTools(before, after, edits, runs)
  printTools(
    `Made up, ${before.categories.length} categories, ${edits.length} known edits: told right`,
    results,
  )
  return { categories: before.categories.length, edits: edits.length, tools: results }
})

printTable('Growth of Category Atlas', [
  ['categories', 'ms', 'µs each'],
  ...madeUp.map(({ categories, tools: results }) => {
    const { milliseconds = NaN } = results[0] ?? {}
    return [
      String(categories),
      milliseconds.toFixed(1),
      ((1000 * milliseconds) / categories).toFixed(2),
    ]
  }),
])

mkdirSync(new URL('out/bench/', root), { recursive: true })
writeFileSync(
  new URL('out/bench/comparison.json', root),
  `${JSON.stringify({ node: process.version, cores: availableParallelism(), slowestPair, allSteps, pairs, shipped, madeUp }, null, 2)}\n`,
)

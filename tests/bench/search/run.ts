/**
 * Measures search beside its peers: time per key and to build, memory, relevance. Prints tables and
 * writes `out/bench/search.json` (or the path given). `--quick` leaves the largest size out, `--edition` both sizes of made-up rows.
 * `--lookups` only asks all engines the real lookups: in minutes, since some take half a second for each query.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type CategoryTexts, openSearch, readTexts } from '#core/search/search-index.ts'
import { search } from '#core/search/search.ts'
import { textsAsJson } from '../../../scripts/category-texts.ts'
import {
  blindClasses,
  misspelt,
  queryClasses,
  readBlindSet,
  readQuerySet,
  readLookups,
  scoreLookups,
  shortenLookups,
  type LookupScore,
} from '../../relevance/query-set.ts'
import { type ClassScore, overAll, scoreQueries } from '../../relevance/score.ts'
import { type Corpus, buildCorpus, readDataset } from './corpus.ts'
import { type Engine, type EngineMaker, limit, ourName, ours, peers } from './engines.ts'
import {
  type BuildCost,
  type Times,
  buildMeasured,
  measureBuildTimes,
  measureKeys,
} from './measure.ts'

const arguments_ = process.argv.slice(2)
const isLookups = arguments_.includes('--lookups')
const isEdition = isLookups || arguments_.includes('--edition')
const isQuick = isEdition || arguments_.includes('--quick')
const outputPath = resolve(
  arguments_.find((text) => !text.startsWith('--')) ?? 'out/bench/search.json',
)

const dataset = readDataset()
const { outline } = dataset.newest
const querySet = readQuerySet()
const ourEngine = ours(dataset.language)

/** As the app searches: all editions in one index, one of them asked, codes and highlights included. */
function onEdition(name: string, textsOf: () => CategoryTexts | undefined): EngineMaker {
  const build = () => {
    const index = openSearch(dataset.editions, dataset, textsOf())
    index.words()
    const find = (query: string) =>
      search(index, outline.edition, query, { limit }).hits.map(({ category }) => category.id)
    return { find }
  }
  return { ...ourEngine, name, build }
}

const shippedTexts = textsAsJson(readTexts(dataset.editions, dataset))
/** As a window builds its index, unless there are own editions. The answers are the same. */
const asShipped = onEdition(
  `${ourName}, as shipped`,
  () => JSON.parse(shippedTexts) as CategoryTexts,
)
const oursOnEdition = onEdition(ourName, () => undefined)

interface Size {
  readonly corpus: Corpus
  readonly engines: readonly EngineMaker[]
  readonly queries: readonly string[]
  readonly builds: number
  readonly slowKeys: number
  readonly passes: number
}

const every = <T>(items: readonly T[], step: number) => items.filter((_item, at) => at % step === 0)
const textQueries = querySet.filter(
  (query) => !['code', 'partial code', 'range'].includes(query.class),
)

function sizeOf(
  title: string,
  rows: number,
  { builds, slowKeys, passes }: Pick<Size, 'builds' | 'slowKeys' | 'passes'>,
): Size {
  const corpus = buildCorpus(title, dataset, rows)
  if (rows === 0) {
    const queries = every(querySet, 6).map(({ query }) => query)
    return {
      corpus,
      engines: [oursOnEdition, asShipped, ...peers],
      queries,
      builds,
      slowKeys,
      passes,
    }
  }
  const rowNames = every(corpus.documents.slice(1), Math.floor(corpus.documents.length / 30)).map(
    ({ name }) => name.replace(/[^\w\s-]/g, '').split(' '),
  )
  const fromRows = rowNames.flatMap((words) => {
    const [first = '', , third = ''] = words
    const wrong = first.slice(0, 3) + first.charAt(4) + first.charAt(3) + first.slice(5)
    return [`${first} ${third}`, wrong]
  })
  const queries = [...every(textQueries, 30).map(({ query }) => query), ...fromRows]
  return { corpus, engines: [ourEngine, ...peers], queries, builds, slowKeys, passes }
}

const sizes = [
  sizeOf('2026 edition', 0, { builds: 15, slowKeys: 600, passes: 3 }),
  ...(isEdition ? [] : [sizeOf('11,000 rows', 11_000, { builds: 3, slowKeys: 80, passes: 2 })]),
  ...(isQuick ? [] : [sizeOf('100,000 rows', 100_000, { builds: 1, slowKeys: 20, passes: 1 })]),
]

interface SpeedRow {
  readonly size: string
  readonly documents: number
  readonly engine: string
  readonly build: BuildCost
  readonly times: Times
  readonly sampled: boolean
}

const speed: SpeedRow[] = []
const relevance = new Map<string, Map<string, ClassScore>>()
const blindSets = ([1, 2] as const).map((number) => ({
  number,
  queries: readBlindSet(number),
  scores: new Map<string, Map<string, ClassScore>>(),
}))
const check = querySet.filter(({ half }) => half === 'check')
const realLookups = readLookups('real-lookups')
const priceList = readLookups('price-list')
const phrases = [...realLookups, ...priceList]
const lookups = [
  { title: 'Real lookups', asked: realLookups },
  { title: 'Real lookups, check half', asked: realLookups.filter(({ half }) => half === 'check') },
  { title: 'Price list', asked: priceList },
  { title: 'Both without vowels', asked: shortenLookups(phrases, 'without vowels') },
  { title: 'Both cut short', asked: shortenLookups(phrases, 'cut short') },
].map((set) => ({ ...set, scores: new Map<string, LookupScore>() }))

if (isLookups) {
  const real = lookups.slice(0, 1)
  for (const { corpus, engines } of sizes) {
    for (const { name, build } of engines) askLookups(name, build(corpus), real)
  }
  printLookups(real)
  process.exit()
}

for (const { corpus, engines, queries, builds, slowKeys, passes } of sizes) {
  console.log(`\n${corpus.title}: ${corpus.documents.length} documents, ${queries.length} queries`)
  console.log(
    'engine                      build ms   memory MB   key p50 ms   p95 ms   max ms   keys',
  )
  const buildTimes = measureBuildTimes(engines, corpus, builds)
  for (const maker of engines) {
    const { engine, bytes } = buildMeasured(maker, corpus)
    const cost = { ms: buildTimes.get(maker.name) ?? 0, bytes }
    const times = measureKeys(engine, queries, maker.slow ? { mostKeys: slowKeys } : { passes })
    speed.push({
      size: corpus.title,
      documents: corpus.documents.length,
      engine: maker.name,
      build: cost,
      times,
      sampled: maker.slow,
    })
    const cells = [
      maker.name.padEnd(26),
      cost.ms.toFixed(1).padStart(10),
      (cost.bytes / 1e6).toFixed(1).padStart(11),
      times.p50.toFixed(3).padStart(12),
      times.p95.toFixed(3).padStart(8),
      times.max.toFixed(2).padStart(8),
      `${times.keys}${maker.slow ? ' (sample)' : ''}`.padStart(6),
    ]
    console.log(cells.join(' '))
    if (corpus !== sizes[0]?.corpus || maker === asShipped) continue
    relevance.set(maker.name, scoreOf(engine, check))
    askLookups(maker.name, engine, lookups)
    for (const { queries: asked, scores } of blindSets) {
      scores.set(maker.name, scoreOf(engine, asked))
    }
  }
}

function askLookups(name: string, engine: Engine, sets: typeof lookups): void {
  for (const { asked, scores } of sets) {
    scores.set(
      name,
      scoreLookups(asked, outline, (query) => engine.find(query)),
    )
  }
}

function scoreOf(
  engine: Engine,
  asked: Parameters<typeof scoreQueries>[0],
): Map<string, ClassScore> {
  return scoreQueries(asked, (query) => engine.find(query))
}

const names = [...relevance.keys()]
printScores('Check half', queryClasses, relevance)
for (const { number, scores } of blindSets) printScores(`Blind set ${number}`, blindClasses, scores)

printLookups(lookups)

function printLookups(sets: typeof lookups): void {
  for (const { title, asked, scores } of sets) {
    console.log(`\n${title} (${asked.length}): right in the first row / three / ten / no answer`)
    for (const [engine, { first, three, ten, empty }] of scores) {
      console.log(`${engine.padEnd(22)} ${[first, three, ten, empty].map(percent).join(' / ')}`)
    }
  }
}

function printScores(
  title: string,
  classes: readonly string[],
  scores: ReadonlyMap<string, ReadonlyMap<string, ClassScore>>,
): void {
  console.log(`\n${title}: right first, in percent (nonsense: nothing found)`)
  console.log(['class'.padEnd(24), ...names.map((name) => name.slice(0, 14).padStart(15))].join(''))
  const rowOf = (label: string, cells: readonly string[]) =>
    [label.padEnd(24), ...cells.map((cell) => cell.padStart(15))].join('')
  for (const name of classes) {
    const cells = names.map((engine) => percent(scores.get(engine)?.get(name)?.successAt1))
    console.log(rowOf(`${name} (${scores.get(ourName)?.get(name)?.queries ?? 0})`, cells))
  }
  for (const share of ['successAt1', 'successAt5'] as const) {
    const cells = names.map((engine) => percent(overAll(scores.get(engine) ?? new Map(), share)))
    console.log(
      rowOf(share === 'successAt1' ? 'all with an answer' : 'among the first five', cells),
    )
  }
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : (share * 100).toFixed(1)
}

const targets = targetsOf()
console.log('\nTargets')
for (const { target, reached } of targets)
  console.log(`${reached ? 'reached' : 'MISSED '}  ${target}`)

function targetsOf(): { target: string; reached: boolean }[] {
  const results: { target: string; reached: boolean }[] = []
  const own = relevance.get(ourName) ?? new Map<string, ClassScore>()
  const others = names.filter((name) => name !== ourName)
  const bounds = [2, 4, 16]
  sizes.forEach(({ corpus }, at) => {
    const row = (engine: string) =>
      speed.find(({ size, engine: name }) => size === corpus.title && name === engine)
    const mine = row(ourName)
    const mini = row('MiniSearch')
    if (mine === undefined || mini === undefined) return
    results.push(
      {
        target: `${corpus.title}: p95 per key under ${bounds[at] ?? 0} ms and not above MiniSearch's`,
        reached: mine.times.p95 < (bounds[at] ?? 0) && mine.times.p95 <= mini.times.p95,
      },
      {
        target: `${corpus.title}: build not above MiniSearch's`,
        reached: mine.build.ms <= mini.build.ms,
      },
      ...(at > 0
        ? []
        : [
            {
              target: 'all editions: index in at most 100 ms and 12 MB',
              reached: mine.build.ms <= 100 && mine.build.bytes <= 12e6,
            },
          ]),
    )
  })
  const first = (name: string) => own.get(name)?.successAt1 ?? 0
  const misspeltScores = new Map([...own].filter(([name]) => misspelt.some((one) => one === name)))
  const real = lookups[0]?.scores.get(ourName)
  results.push(
    {
      target: 'real lookups: 82 / 91 / 96 %, no answer at most 2 %',
      reached:
        real !== undefined &&
        real.first >= 0.82 &&
        real.three >= 0.91 &&
        real.ten >= 0.96 &&
        real.empty <= 0.02,
    },
    {
      target: 'check half: misspellings right first at least 97 %',
      reached: overAll(misspeltScores, 'successAt1') >= 0.97,
    },
    { target: 'nonsense answered at most 2 %', reached: first('nonsense') >= 0.98 },
    {
      target: 'codes, partial codes and ranges 100 %',
      reached: (['code', 'partial code', 'range'] as const).every((name) => first(name) === 1),
    },
  )
  for (const name of queryClasses) {
    const isMisspelt = misspelt.includes(name)
    const best = Math.max(
      ...others.map((other) => relevance.get(other)?.get(name)?.successAt1 ?? 0),
    )
    results.push({
      target: `${name}: ${isMisspelt ? 'ahead of every peer' : 'behind no peer'}`,
      reached: isMisspelt ? first(name) > best : first(name) >= best,
    })
  }
  return results
}

mkdirSync(dirname(outputPath), { recursive: true })
writeFileSync(
  outputPath,
  `${JSON.stringify(
    {
      node: process.version,
      settings: [ourEngine, ...peers].map(({ name, settings }) => ({ name, settings })),
      speed,
      relevance: Object.fromEntries(
        [...relevance].map(([engine, scores]) => [engine, Object.fromEntries(scores)]),
      ),
      blindSets: blindSets.map(({ number, scores }) => ({
        number,
        relevance: Object.fromEntries(
          [...scores].map(([engine, own]) => [engine, Object.fromEntries(own)]),
        ),
      })),
      lookups: lookups.map(({ title, scores }) => ({ title, scores: Object.fromEntries(scores) })),
      targets,
    },
    null,
    2,
  )}\n`,
)
console.log(`\nWritten to ${outputPath}`)

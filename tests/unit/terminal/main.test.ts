import { spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { bases } from '#core/editions/basis.ts'
import { checkout, shippedFolder, shippedManifest, shippedYears } from '../support/shipped.ts'
import { type SpoilableDataset, spoilable } from '../support/small-dataset.ts'
import { type AtlasRun, runAtlas } from '../support/run-atlas.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

// Each test starts one or two programs, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 })

// The formats that scripts rely on, repeated here on purpose.
const range = z.tuple([z.string(), z.string().nullable()])
const category = z.strictObject({
  id: z.string(),
  name: z.string(),
  level: z.enum(['section', 'subsection', 'heading', 'subheading']),
  path: z.array(z.string()).min(1),
  ranges: z.array(range).min(1),
})
const lookupShape = z.strictObject({
  query: z.string(),
  edition: z.string(),
  ms: z.number().nonnegative(),
  results: z.array(category.extend({ match: z.looseObject({ kind: z.string() }) })),
  message: z.string().optional(),
})
const allLookupShape = lookupShape.extend({
  results: z.array(
    category.extend({
      match: z.looseObject({ kind: z.string() }),
      edition: z.string(),
      editions: z.array(z.string()).min(1),
    }),
  ),
})
const editionShape = z.strictObject({
  id: z.string(),
  title: z.string(),
  effectiveDate: z.iso.date(),
  file: z.string(),
  categories: z.int().positive(),
  sha256: z.string().length(64),
  origin: z.enum(['shipped', 'own']),
  state: z.enum(['unchecked', 'valid', 'refused']),
})
const provenanceShape = z.strictObject({
  of: z.string(),
  categories: z.int().positive(),
  byBasis: z.record(z.enum(bases), z.int().nonnegative()),
})
const side = z.union([category, z.array(category).min(1)])
const kind = z.enum([
  'added',
  'removed',
  'renamed',
  'ranges',
  'moved',
  'split',
  'merged',
  'unchanged',
])
const comparisonShape = z.strictObject({
  from: z.string(),
  to: z.string(),
  categories: z.strictObject({ from: z.int(), to: z.int() }),
  counts: z.strictObject({
    added: z.int(),
    removed: z.int(),
    renamed: z.int(),
    ranges: z.int(),
    moved: z.int(),
    split: z.int(),
    merged: z.int(),
    unchanged: z.int(),
  }),
  changes: z.array(z.looseObject({ kind, from: side.optional(), to: side.optional() })),
})

const jsonOf = ({ status, out, err }: AtlasRun): unknown => {
  expect([status, err]).toEqual([0, ''])
  expect(out.trimEnd().split('\n')).toHaveLength(1)
  return JSON.parse(out)
}
const lookup = async (...args: string[]) =>
  lookupShape.parse(jsonOf(await runAtlas(['lookup', '--json', ...args])))
const isRefused = ({ status, out, err }: AtlasRun, message: RegExp) => {
  expect([status, out]).toEqual([2, ''])
  expect(err).toMatch(/^atlas: [^\n]+\n$/)
  expect(err).toMatch(message)
}
/** A copy of the shipped dataset that a test can damage. */
const copyOfData = (): SpoilableDataset => {
  const data = spoilable(temporaryFolder())
  cpSync(shippedFolder, data.folder, { recursive: true })
  return data
}

describe('atlas editions', () => {
  it('lists eight editions with date, count and checksum in JSON', async () => {
    const shape = z.strictObject({ datasetVersion: z.string(), editions: z.array(editionShape) })
    const { editions } = shape.parse(jsonOf(await runAtlas(['editions', '--json'])))
    expect(editions.map(({ id }) => id)).toEqual(shippedYears)
    const { editions: listed } = shippedManifest()
    expect(editions.map(({ sha256, categories }) => [sha256, categories])).toEqual(
      listed.map(({ sha256, categories }) => [sha256, categories]),
    )
  })

  it('prints a table without --json', async () => {
    const { status, out } = await runAtlas(['editions'])
    expect(status).toBe(0)
    expect(out.trimEnd().split('\n')).toHaveLength(8)
    expect(out).toMatch(/^2026 {2}CPT 2026 {2}2026-01-01 {2}\d+ categories {2}[0-9a-f]{16}$/m)
  })
})

describe('atlas lookup', () => {
  it('finds the deepest category of 27447 first, then its ancestors', async () => {
    const { query, edition, results } = await lookup('--edition', '2026', '27447')
    expect([query, edition]).toEqual(['27447', '2026'])
    expect(results[0]).toMatchObject({ match: { kind: 'code', deepest: true } })
    expect(results[0]?.path.slice(0, 3)).toEqual([
      'Surgery',
      'Musculoskeletal System',
      'Femur (Thigh Region) and Knee Joint',
    ])
    expect(results.map(({ level }) => level)).toEqual([
      'subheading',
      'heading',
      'subsection',
      'section',
    ])
  })

  it('finds 99217 in 2022, and says in 2023 which editions have it', async () => {
    const [then, now] = await Promise.all([
      lookup('--edition', '2022', '99217'),
      lookup('--edition', '2023', '99217'),
    ])
    expect(then.results.map(({ name }) => name)).toContain('Hospital Observation Services')
    expect(now.results).toEqual([])
    expect(now.message).toMatch(
      /^99217 was deleted in 2023\. See 99238-99239\. CPT 2023 does not contain 99217\. It is in 2019, 2020, 2021, 2022\.$/,
    )
  })

  it('says first that 49560 was deleted in 2023, although a range spans the number', async () => {
    const before = await lookup('--edition', '2022', '49560')
    expect(before.message).toBeUndefined()
    const now = await lookup('--edition', '2026', '49560')
    expect(now.message).toBe('49560 was deleted in 2023. See 49591-49618, 49621-49623.')
    expect(now.results[0]?.name).toBe('Hernia Repair')
    const { out } = await runAtlas(['history', '49560'])
    expect(out).toMatch(/2022 .*Hernia Repair/)
    expect(out).not.toMatch(/2023 .*Hernia Repair/)
    expect(out).toContain('See 49591-49618')
  })

  it('prints the editions of each result with --edition all', async () => {
    const found = allLookupShape.parse(
      jsonOf(await runAtlas(['lookup', '--json', '--edition', 'all', '99217'])),
    )
    expect(found.edition).toBe('all')
    expect(found.results[1]).toMatchObject({
      name: 'Hospital Observation Services',
      edition: '2022',
      editions: ['2019', '2020', '2021', '2022'],
    })
    const { out } = await runAtlas(['lookup', '--edition', 'all', '99217'])
    expect(out).toContain('99217 is in this range (2019–2022)')
    const none = await runAtlas(['lookup', '--edition', 'all', '99999'])
    expect(none.out).toMatch(/^No edition contains 99999\. Before and after it: /)
  })

  it('finds 98005 under Evaluation and Management in 2025', async () => {
    const { results } = await lookup('--edition', '2025', '98005')
    expect(results.map(({ path }) => path[0])).toEqual(
      results.map(() => 'Evaluation and Management'),
    )
    expect(results.length).toBeGreaterThan(1)
  })

  it('joins several arguments into one query, and accepts options after them', async () => {
    const { query, results } = await lookup('knee', 'incision', '--limit', '3', '--edition', '2024')
    expect(query).toBe('knee incision')
    expect(results.length).toBeLessThanOrEqual(3)
    expect(results[0]?.path.join(' ')).toMatch(/Knee.*Incision/)
  })

  it('takes -25 for a modifier, not an option, and accepts options after it', async () => {
    const found = await lookup('-25', '--edition', '2022')
    expect(found).toMatchObject({ query: '-25', edition: '2022' })
    expect(found.message).toMatch(/^Modifier 25: /)
    expect((await lookup('--', '-25')).query).toBe('-25')
  })

  it('prints why a category was found, and in which edition', async () => {
    const { status, out } = await runAtlas(['lookup', '--edition', '2026', '27447'])
    expect(status).toBe(0)
    expect(out).toMatch(/Surgery › Musculoskeletal System › Femur/)
    expect(out).toContain('(CPT 2026)')
  })

  it('finds nothing for nonsense', async () => {
    expect((await lookup('qxzvkjw wvxqkz')).results).toEqual([])
  })

  it('answers a batch in order, even if it is too long for all answers to be kept', async () => {
    const codes = Array.from({ length: 20_000 }, (_, index) => String(10_000 + index))
    const queries = [...codes, '27447', ...codes.slice(0, 10)]
    const run = await runAtlas(['lookup', '--batch', '--edition', '2026'], queries.join('\n'))
    expect([run.status, run.err]).toEqual([0, ''])
    expect(run.out.length).toBeGreaterThan(10_000_000)
    const lines = run.out.trimEnd().split('\n')
    expect(lines.map((line) => /^\{"query":"(\d+)"/.exec(line)?.[1])).toEqual(queries)
    const withoutTime = lines.map((line) => line.replace(/"ms":[\d.]+/, ''))
    expect(withoutTime.slice(codes.length)).toEqual([
      withoutTime[codes.indexOf('27447')],
      ...withoutTime.slice(0, 10),
    ])
  })

  it('answers control characters and very long queries in a batch, one line each', async () => {
    const queries = [
      '27447',
      '',
      '   ',
      '\u0000\u0007\u001b[31mknee\u001b[0m',
      '\u009b31mknee \u2028\uFEFF\u{1F9B5}',
      'knee '.repeat(2000),
      'x'.repeat(10_000),
      '9'.repeat(10_000),
      '-25',
      '--json',
      '$(touch x); `ls` | "quotes" \\ %s',
      '99213-99215',
      '__proto__',
    ]
    const run = await runAtlas(
      ['lookup', '--batch', '--edition', '2026'],
      `${queries.join('\n')}\n`,
    )
    expect([run.status, run.err]).toEqual([0, ''])
    // The output contains no terminal control sequences.
    expect(run.out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
    const lines = run.out
      .trimEnd()
      .split('\n')
      .map((line) => lookupShape.parse(JSON.parse(line)))
    expect(lines.map(({ query }) => query.slice(0, 200))).toEqual(
      queries.map((query) => query.slice(0, 200)),
    )
    expect(lines[0]?.results.length).toBeGreaterThan(0)
    expect(lines[1]?.results).toEqual([])
    expect(lines[11]?.results.length).toBeGreaterThan(0)
  })

  it('never prints control characters from a query', async () => {
    const { status, out } = await runAtlas(['lookup', '2744\u001b[2J7', '\u009bH', 'a\nb'])
    expect(status).toBe(0)
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })

  it('exits quietly when its reader closes the pipe', async () => {
    const main = join(checkout, 'terminal', 'main.ts')
    const child = spawn(process.execPath, [main, 'lookup', '--batch', '--edition', '2026'])
    let err = ''
    child.stderr.on('data', (data) => (err += String(data)))
    child.stdin.on('error', () => undefined)
    child.stdout.once('data', () => {
      child.stdout.destroy()
      child.stdin.end('knee\n'.repeat(5000))
    })
    child.stdin.write('knee\n')
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect([status, err]).toEqual([0, ''])
  })
})

describe('atlas compare and atlas history', () => {
  it('counts and lists changes with compare', async () => {
    const found = comparisonShape.parse(
      jsonOf(await runAtlas(['compare', '2022', '2023', '--json'])),
    )
    expect([found.from, found.to]).toEqual(['2022', '2023'])
    expect(found.counts.merged).toBeGreaterThan(0)
    expect(found.counts.unchanged).toBeGreaterThan(800)
    expect(found.changes.some((change) => change.kind === 'unchanged')).toBe(false)
    const merged = found.changes.filter((change) => change.kind === 'merged')
    expect(JSON.stringify(merged)).toContain('Hospital Observation Services')
  })

  it('prints where a code belonged in each edition with history', async () => {
    const shape = z.strictObject({
      code: z.string(),
      editions: z.array(
        z.strictObject({ edition: z.string(), step: z.string(), category: category.nullable() }),
      ),
    })
    const found = shape.parse(jsonOf(await runAtlas(['history', '99221', '--json'])))
    expect(found.editions.map(({ edition }) => edition)).toEqual(shippedYears)
    const pathIn = (year: string) =>
      found.editions.find(({ edition }) => edition === year)?.category?.path.join(' › ')
    expect(pathIn('2022')).toMatch(/Hospital Inpatient Services/)
    expect(pathIn('2023')).toMatch(/Hospital Inpatient and Observation Care Services/)
  })

  it('prints since when and until when a category exists with history', async () => {
    const shape = z.strictObject({
      id: z.string(),
      name: z.string(),
      since: z.string(),
      orEarlier: z.boolean(),
      until: z.string().nullable(),
      editions: z
        .array(
          z.strictObject({
            edition: z.string(),
            relation: z.string(),
            categories: z.array(category),
            changes: z.array(z.looseObject({ kind })),
          }),
        )
        .length(8),
    })
    const asked = await lookup('--edition', '2022', '99217')
    const id = asked.results.find(({ name }) => name === 'Hospital Observation Services')?.id ?? ''
    const life = shape.parse(jsonOf(await runAtlas(['history', id, '--json'])))
    expect(life).toMatchObject({ id, since: '2019', orEarlier: true, until: '2022' })
  })
})

describe('invalid usage', () => {
  const wrong: readonly [string[], RegExp][] = [
    [
      ['lookup', '--edition', '2031', 'knee'],
      /no edition "2031"\. Available editions: 2019, .*2026/,
    ],
    [['lookup', '--colour', 'knee'], /'--colour'.*Usage: atlas lookup/],
    [['lookup', '-x'], /'-x'/],
    [['lookup'], /needs a query/],
    [['lookup', '--limit', '0', 'knee'], /--limit takes a whole number/],
    [['lookup', '--limit', '-5', 'knee'], /--limit/],
    [['lookup', '--batch', 'knee'], /--batch/],
    [['lookup', '--data=', 'knee'], /--data takes a folder/],
    [['find', 'knee'], /no command "find"\. Commands: editions, lookup/],
    [['__proto__'], /no command "__proto__"/],
    [['loo\nkup\u001b[2J'], /no command/],
    [['compare', '2022'], /compare takes two editions/],
    [['compare', '2022', '1999'], /no edition "1999"/],
    [['history', 'surgery/nothing'], /No edition has a category "surgery\/nothing"/],
    [['editions', 'all'], /Usage: atlas editions/],
    [['check', 'a', 'b'], /check takes at most one folder/],
  ]

  it.each(wrong)('%j prints one clear line on stderr, with status 2', async (args, message) => {
    const run = await runAtlas(args)
    isRefused(run, message)
    expect(run.err.slice(0, -1)).not.toMatch(/\p{Cc}/u)
  })

  it('prints the help with status 2 without a command, and with status 0 if asked for', async () => {
    const [none, asked] = await Promise.all([runAtlas([]), runAtlas(['help'])])
    expect([none.status, asked.status]).toEqual([2, 0])
    for (const name of ['editions', 'lookup', 'compare', 'history', 'check', 'seal']) {
      expect(none.out).toContain(`atlas ${name}`)
    }
    expect(asked.out).toBe(none.out)
  })
})

describe('atlas check', () => {
  it('passes on the shipped dataset', async () => {
    const { status, out, err } = await runAtlas(['check'])
    expect([status, err]).toEqual([0, ''])
    const [summary, heads, ...shares] = out.trimEnd().split('\n')
    expect(summary).toMatch(/^8 of 8 editions valid \(\d+ categories\), 0 problems$/)
    expect(heads).toMatch(/^ +categories +named +named earlier +own name$/)
    expect(shares).toContainEqual(expect.stringMatching(/^Surgery +\d+ +\d+ \(\d+%\) /))
    expect(shares).toContainEqual(expect.stringMatching(/^subheading +\d+ +\d+ \(\d+%\) /))
  })

  const spoilt: readonly [string, (data: SpoilableDataset) => void, RegExp][] = [
    [
      'range',
      (data) =>
        data.edit<{ categories: { id: string; ranges: string[][] }[] }>(
          'editions/2024.json',
          ({ categories }) => {
            const knee = categories.find(({ id }) => id === 'surgery/musculoskeletal/femur-knee')
            Object.assign(knee ?? {}, { ranges: [['27301', '69999']] })
            return undefined
          },
        ),
      /^editions\/2024\.json, categories\[\d+\]\.ranges\[0\]: 27301-69999 of "surgery\/musculoskeletal\/femur-knee" extends beyond its parent's/m,
    ],
    [
      'parent',
      (data) =>
        data.edit<{ categories: { parent: string | null }[] }>(
          'editions/2024.json',
          ({ categories }) => {
            Object.assign(categories[1] ?? {}, { parent: 'evaluation' })
            return undefined
          },
        ),
      /^editions\/2024\.json, categories\[1\]\.parent: The parent "evaluation" of "evaluation-and-management\/[^"]+" is not in this edition/m,
    ],
    [
      'checksum',
      (data) => data.write('editions/2024.json', `${data.read('editions/2024.json')}\n`),
      /^editions\/2024\.json: The checksum differs from manifest\.json/m,
    ],
  ]

  it.each(spoilt)('reports name and location if one %s is invalid', async (what, spoil, reason) => {
    const data = copyOfData()
    spoil(data)
    if (what !== 'checksum') data.list('editions/2024.json')
    const { status, out } = await runAtlas(['check', data.folder])
    expect(status).toBe(1)
    expect(out).toMatch(reason)
    expect(out).toMatch(/^7 of 8 editions valid/m)
    for (const line of out.trimEnd().split('\n').slice(0, -1)) {
      expect(line).toMatch(/^editions\/2024\.json[,:]/)
    }
  })

  it('prints the same as JSON', async () => {
    const data = copyOfData()
    rmSync(data.path('guide.json'))
    const { status, out } = await runAtlas(['check', '--json', data.folder])
    const shape = z.strictObject({
      folder: z.literal(data.folder),
      datasetVersion: z.string(),
      editions: z.array(editionShape).length(8),
      problems: z.array(
        z.strictObject({
          file: z.string(),
          place: z.string(),
          message: z.string(),
          remedy: z.string(),
        }),
      ),
      provenance: z
        .array(
          z.strictObject({
            edition: z.string(),
            all: provenanceShape,
            sections: z.array(provenanceShape).min(1),
            levels: z.array(provenanceShape).min(1),
          }),
        )
        .length(8),
    })
    expect(status).toBe(1)
    expect(shape.parse(JSON.parse(out)).problems).toMatchObject([
      { file: 'guide.json', message: 'The file is missing.' },
    ])
  })
})

describe('bad data', () => {
  it('gives status 1 and the problems of a damaged edition; the others still work', async () => {
    const data = copyOfData()
    data.write('editions/2024.json', data.read('editions/2024.json').slice(0, 5000))
    const [bad, good, list] = await Promise.all([
      runAtlas(['lookup', '--data', data.folder, '--edition', '2024', '27447']),
      runAtlas(['lookup', '--data', data.folder, '--edition', '2025', '--json', '27447']),
      runAtlas(['editions', '--data', data.folder]),
    ])
    expect([bad.status, bad.out]).toEqual([1, ''])
    expect(bad.err).toMatch(
      /^atlas: Edition 2024 cannot be used because its file is damaged\.\n {2}editions\/2024\.json, line \d+, column \d+: The file ends in the middle of its JSON/,
    )
    expect(bad.err).not.toMatch(/\n\s+at /)
    expect(lookupShape.parse(jsonOf(good)).results.length).toBeGreaterThan(0)
    expect(list.status).toBe(0)
  })

  it('uses the newest valid edition, with a notice, if the newest one is damaged', async () => {
    const data = copyOfData()
    data.write('editions/2026.json', data.read('editions/2026.json').slice(0, 5000))
    const { status, out, err } = await runAtlas(['lookup', '--data', data.folder, '27447'])
    expect(status).toBe(0)
    expect(out).toContain('27447 is in this range (CPT 2025)')
    expect(err).toBe(
      'atlas: Edition 2026 is damaged. Using edition 2025 instead. To see what is wrong, run: atlas check\n',
    )
  })

  it('gives status 1 and one line that names the file if there is no dataset', async () => {
    const folder = join(temporaryFolder(), 'nowhere')
    const { status, out, err } = await runAtlas(['editions', '--data', folder])
    expect([status, out]).toEqual([1, ''])
    expect(err).toMatch(/^manifest\.json: The file is missing\.[^\n]*\n$/)
  })
})

describe('atlas seal', () => {
  it('adds a new edition everywhere, and prints what changed', async () => {
    const data = copyOfData()
    data.write('editions/2027.json', data.read('editions/2026.json'))
    data.edit<{ categories: { continues?: string[] }[] }>('editions/2027.json', (edition) => {
      Object.assign(edition, { id: '2027', title: 'CPT 2027', effectiveDate: '2027-01-01' })
      for (const one of edition.categories) delete one.continues
      return undefined
    })
    const sealed = await runAtlas(['seal', data.folder])
    expect([sealed.status, sealed.err]).toEqual([0, ''])
    expect(sealed.out).toMatch(
      /^Dataset \d+\.\d+\.0: 9 editions\.\nNew or changed: editions\/2027\.json\n/,
    )
    const [found, compared] = await Promise.all([
      lookup('--data', data.folder, '--edition', '2027', '27447'),
      runAtlas(['compare', '--data', data.folder, '2026', '2027', '--json']),
    ])
    expect(found.results[0]?.path[0]).toBe('Surgery')
    const { counts } = comparisonShape.parse(jsonOf(compared))
    expect({ ...counts, unchanged: 0 }).toEqual({
      added: 0,
      removed: 0,
      renamed: 0,
      ranges: 0,
      moved: 0,
      split: 0,
      merged: 0,
      unchanged: 0,
    })
  })

  it('writes nothing if a file is invalid', async () => {
    const data = copyOfData()
    data.write('editions/2027.json', data.read('editions/2026.json'))
    const manifest = data.read('manifest.json')
    const { status, out } = await runAtlas(['seal', data.folder])
    expect(status).toBe(1)
    expect(out).toMatch(/^editions\/2027\.json, id: editions\/2026\.json also contains "2026"/)
    expect(out).toMatch(/Nothing was written\.\n$/)
    expect(data.read('manifest.json')).toBe(manifest)
  })
})

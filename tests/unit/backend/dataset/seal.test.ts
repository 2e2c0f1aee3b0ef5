import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset } from '#backend/dataset/dataset.ts'
import { jsonSchemas } from '#backend/dataset/json-schemas.ts'
import { sealDataset } from '#backend/dataset/seal.ts'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { buildOutline } from '#core/editions/outline.ts'
import { buildPlacement, placeCode } from '#core/editions/placement.ts'
import { type Problem, formatProblem } from '#core/editions/problem.ts'
import { code, madeUpEdition, smallCategories } from '../../support/made-up-edition.ts'
import { shippedFolder } from '../../support/shipped.ts'
import { type SpoilableDataset, smallDataset, spoilable } from '../../support/small-dataset.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const sealed = async ({ folder }: SpoilableDataset) => {
  const result = await sealDataset(folder)
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'))
  return result
}
const refused = async ({ folder }: SpoilableDataset): Promise<readonly Problem[]> => {
  const result = await sealDataset(folder)
  if (result.ok) throw new Error('it was sealed')
  return result.problems
}
const checked = async ({ folder }: SpoilableDataset) =>
  (await (await openDataset(folder)).check()).problems.map(formatProblem)
const everything = ({ folder, read }: SpoilableDataset) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .map((file) => [file, read(file)]),
  )

describe('sealing a dataset', () => {
  it('writes the schemas and a manifest that passes the check', async () => {
    const data = smallDataset()
    rmSync(data.path('manifest.json'))
    const { manifest, editions, changed } = await sealed(data)
    expect(JSON.parse(data.read('manifest.json'))).toEqual(manifest)
    expect(manifest.editions.map(({ id, file, categories }) => [id, file, categories])).toEqual([
      ['2024', 'editions/2024.json', 7],
      ['2025', 'editions/2025.json', 7],
      ['2026', 'editions/2026.json', 7],
    ])
    expect(editions.map(({ id }) => id)).toEqual(['2024', '2025', '2026'])
    expect(changed).toHaveLength(10)
    expect(readdirSync(data.path('schema')).sort()).toEqual([...jsonSchemas().keys()].sort())
    expect(await checked(data)).toEqual([])
  })

  it('updates a changed checksum', async () => {
    const data = smallDataset()
    data.write('guide.json', data.read('guide.json').replace('What visits are', 'What a visit is'))
    expect(await checked(data)).toHaveLength(1)
    expect((await sealed(data)).changed).toEqual(['guide.json'])
    expect(await checked(data)).toEqual([])
  })

  it('leaves no other files', async () => {
    const data = smallDataset()
    const before = Object.keys(everything(data))
    await sealed(data)
    const after = Object.keys(everything(data)).filter((file) => !file.startsWith('schema/'))
    expect(after.sort()).toEqual(before.sort())
  })
})

describe('the version of a dataset', () => {
  const versionAfter = async (data: SpoilableDataset) =>
    (await sealed(data)).manifest.datasetVersion

  it('starts at 1.0.0', async () => {
    const data = smallDataset()
    rmSync(data.path('manifest.json'))
    expect(await versionAfter(data)).toBe('1.0.0')
  })

  it('stays the same if nothing changed', async () => {
    const data = smallDataset()
    expect(await versionAfter(data)).toBe('1.2.3')
    expect(await versionAfter(data)).toBe('1.2.3')
  })

  it('increases by a patch step if a file changed', async () => {
    const data = smallDataset()
    data.write('guide.json', `${data.read('guide.json')}\n`)
    expect(await versionAfter(data)).toBe('1.2.4')
  })

  it('increases by a minor step for a new edition', async () => {
    const data = smallDataset()
    data.write('editions/2027.json', madeUpEdition(2027, smallCategories))
    expect(await versionAfter(data)).toBe('1.3.0')
  })

  it('increases by a major step if an edition is withdrawn', async () => {
    const data = smallDataset()
    rmSync(data.path('editions/2024.json'))
    expect(await versionAfter(data)).toBe('2.0.0')
  })
})

describe('sealing an invalid dataset', () => {
  const bad: readonly [string, (data: SpoilableDataset) => void, RegExp][] = [
    [
      'a truncated edition',
      (data) => data.write('editions/2025.json', data.read('editions/2025.json').slice(0, 99)),
      /^editions\/2025\.json, line/,
    ],
    [
      'an edition with a range outside of its parent’s',
      (data) =>
        data.write(
          'editions/2025.json',
          data.read('editions/2025.json').replace('"12999"', '"20000"'),
        ),
      /^editions\/2025\.json, categories\[6\]\.ranges\[0\]: 12000-20000/,
    ],
    [
      'an edition that continues what was not there',
      (data) =>
        data.edit<EditionFile>('editions/2025.json', ({ categories }) => {
          Object.assign(categories[0] ?? {}, { continues: ['calls'] })
        }),
      /^editions\/2025\.json, categories\[0\]\.continues\[0\]/,
    ],
    [
      'a copy that still says which it was copied from',
      (data) => data.write('editions/2027.json', data.read('editions/2026.json')),
      /^editions\/2027\.json, id: editions\/2026\.json also contains "2026"\..*“?Set "id", "title" and "effectiveDate"/,
    ],
    [
      'a copy of which only the id was changed',
      (data) =>
        data.write('editions/2027.json', { ...madeUpEdition(2026, smallCategories), id: '2027' }),
      /^editions\/2027\.json, title: [^]*\neditions\/2027\.json, effectiveDate: /,
    ],
    [
      'an unknown source tag',
      (data) =>
        data.edit<EditionFile>('editions/2025.json', ({ categories }) => {
          Object.assign(categories[0] ?? {}, { sources: ['HEARSAY'] })
        }),
      /^editions\/2025\.json, categories\[0\]\.sources: The source tag "HEARSAY"/,
    ],
    [
      'a term that stands twice',
      (data) =>
        data.edit<{ meanings: object[] }>(
          'vocabulary.json',
          ({ meanings }) => void meanings.push(...meanings),
        ),
      /^vocabulary\.json, meanings\[1\]\.terms\[0\]/,
    ],
    [
      'a guide entry on no category',
      (data) => data.write('guide.json', data.read('guide.json').replace('visits', 'visit')),
      /^guide\.json, entries\[0\]\.category: No edition has a category "visit"/,
    ],
    ['a missing file', (data) => rmSync(data.path('sources.json')), /^sources\.json: .*missing/],
    [
      'a dataset without an edition',
      (data) => rmSync(data.path('editions'), { recursive: true }),
      /^editions: There are no edition files/,
    ],
    [
      'a dataset whose manifest is damaged, since its version would begin anew',
      (data) => data.write('manifest.json', '{"formatVersion": 1,'),
      /^manifest\.json, line 1/,
    ],
    [
      'a dataset of a newer format',
      (data) => data.edit<object>('manifest.json', (all) => ({ ...all, formatVersion: 2 })),
      /^manifest\.json, formatVersion/,
    ],
  ]

  it.each(bad)('reports %s and writes nothing', async (_what, spoil, reason) => {
    const data = smallDataset()
    spoil(data)
    const before = everything(data)
    expect((await refused(data)).map(formatProblem).join('\n')).toMatch(reason)
    expect(everything(data)).toEqual(before)
  })

  it('reports the file if the folder is not writable', async () => {
    const data = smallDataset()
    mkdirSync(data.path('schema/edition.schema.json'), { recursive: true })
    const manifest = data.read('manifest.json')
    expect(await refused(data)).toMatchObject([
      {
        file: 'schema/edition.schema.json',
        message: expect.stringMatching(/cannot be written/) as unknown,
      },
    ])
    expect(data.read('manifest.json')).toBe(manifest)
    expect(readdirSync(data.path('schema')).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('adding edition 2027 as described in data/README.md', () => {
  const hernioplasty = 'surgery/digestive/abdomen-peritoneum-omentum/hernia-repair/hernioplasty'

  /** The steps of the README on a copy of the shipped dataset. */
  const followReadme = () => {
    const data = spoilable(temporaryFolder())
    cpSync(shippedFolder, data.folder, { recursive: true })
    // 1. Copy; change id, title, effectiveDate and notes; remove every `continues`.
    data.write('editions/2027.json', data.read('editions/2026.json'))
    data.edit<Writable<EditionFile>>('editions/2027.json', (edition) => {
      edition.id = '2027'
      edition.title = 'CPT 2027'
      edition.effectiveDate = '2027-01-01'
      edition.notes = [{ text: 'A robotics heading is new.', sources: ['PFS27'] }]
      for (const category of edition.categories) delete category.continues
    })
    // 3. and 5. A new category where the book prints it, with an honest basis; its tag in sources.json.
    data.edit<{ categories: object[] }>('editions/2027.json', ({ categories }) => {
      categories.push({
        id: 'robots',
        parent: null,
        name: 'Robots',
        ranges: [['9900F', '9999F']],
        basis: 'CMS bounds, own name',
        confidence: 'low',
        sources: ['PFS27'],
      })
    })
    // Also at the sixth level, right after its parent.
    data.edit<{ categories: { id: string }[] }>('editions/2027.json', ({ categories }) => {
      const parent = categories.findIndex(({ id }) => id === hernioplasty)
      const open = {
        id: `${hernioplasty}/open`,
        parent: hernioplasty,
        name: 'Open',
        ranges: [['49491', '49623']],
        basis: 'named source',
        confidence: 'high',
        sources: ['PFS27'],
      }
      categories.splice(parent + 1, 0, open)
    })
    data.edit<{ sources: object[] }>('sources.json', ({ sources }) => {
      sources.push({ tag: 'PFS27', where: 'the list of 2027', gave: 'numbers' })
    })
    return data
  }

  it('names only what is still to do in the check before sealing', async () => {
    const data = followReadme()
    expect(await checked(data)).toEqual([
      expect.stringMatching(/^sources\.json: The checksum/),
      expect.stringMatching(/^editions\/2027\.json: manifest\.json does not list this edition/),
    ])
    data.edit<{ categories: { ranges: unknown }[] }>('editions/2027.json', ({ categories }) => {
      Object.assign(categories[0] ?? {}, { ranges: [['99217', '99499']] })
    })
    expect((await checked(data)).join('\n')).toMatch(/editions\/2027\.json, categories\[\d+\]/)
  })

  it('makes it available in the catalog, lookups and comparisons', async () => {
    const data = followReadme()
    const { manifest, changed } = await sealed(data)
    expect(changed).toEqual(['editions/2027.json', 'sources.json'])
    expect(manifest.datasetVersion).toMatch(/^2\.[1-9]\d*\.0$/)
    expect(await checked(data)).toEqual([])

    const dataset = await openDataset(data.folder)
    expect(dataset.catalog().editions.at(-1)).toMatchObject({ id: '2027', title: 'CPT 2027' })
    const newest = buildOutline(await dataset.edition('2027'))
    const { placement } = buildPlacement(newest)
    expect(placeCode(placement, code('9950F')).map(({ name }) => name)).toEqual(['Robots'])
    expect(placeCode(placement, code('27447'))[0]?.name).toBe('Surgery')
    const { depth, level, name } = placeCode(placement, code('49505')).at(-1) ?? {}
    expect([depth, level, name]).toEqual([6, 'subheading', 'Open'])
    const before = buildOutline(await dataset.edition('2026'))
    const { counts } = compareEditions(before, newest)
    expect(counts).toMatchObject({ added: 2, removed: 0, unchanged: before.categories.length })
  })

  it('reports a leftover `continues` from the previous year', async () => {
    const data = followReadme()
    const leftover = data.read('editions/2026.json')
    const { categories } = JSON.parse(leftover) as EditionFile
    expect(categories.some(({ continues }) => continues !== undefined)).toBe(true)
    data.edit<Writable<EditionFile>>('editions/2027.json', (edition) => {
      edition.categories = categories
    })
    const places = (await refused(data)).map(({ file, place }) => `${file} ${place}`)
    expect(places.some((place) => /2027\.json categories\[\d+\]\.continues/.test(place))).toBe(true)
  })
})

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Dataset, openDataset } from '#backend/dataset/dataset.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { formatProblem } from '#core/editions/problem.ts'
import { madeUpEdition, smallCategories } from '../../support/made-up-edition.ts'
import { type SpoilableDataset, smallDataset } from '../../support/small-dataset.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const failureOf = async (dataset: Dataset, id: string): Promise<CallFailed> => {
  try {
    await dataset.edition(id)
  } catch (error) {
    if (error instanceof CallFailed) return error
    throw error
  }
  throw new Error(`edition ${id} was taken`)
}
const openable = async (dataset: Dataset): Promise<string[]> => {
  const ids: string[] = []
  for (const { id } of dataset.catalog().editions) {
    if (
      await dataset.edition(id).then(
        () => true,
        () => false,
      )
    )
      ids.push(id)
  }
  return ids
}
const problemsOf = async (dataset: Dataset) => (await dataset.check()).problems.map(formatProblem)
const middle = 'editions/2025.json'

describe('a valid dataset', () => {
  it('lists its editions by date, unchecked until they are read', async () => {
    const dataset = await openDataset(smallDataset().folder)
    const states = () => dataset.catalog().editions.map(({ id, state }) => `${id} ${state}`)
    expect(dataset.catalog().datasetVersion).toBe('1.2.3')
    expect(states()).toEqual(['2024 unchecked', '2025 unchecked', '2026 unchecked'])
    await dataset.edition('2025')
    expect(states()).toEqual(['2024 unchecked', '2025 valid', '2026 unchecked'])
    await dataset.check()
    expect(states()).toEqual(['2024 valid', '2025 valid', '2026 valid'])
    expect(dataset.catalog().problems).toEqual([])
  })

  it('returns editions and reference lists as they were written', async () => {
    const dataset = await openDataset(smallDataset().folder)
    expect(await dataset.edition('2026')).toEqual(madeUpEdition(2026, smallCategories))
    const { vocabulary, guide, modifiers, appendices, sources } = await dataset.references()
    expect(vocabulary.flatMap(({ terms }) => terms)).toEqual(['mole'])
    expect([guide, modifiers, appendices, sources].map((list) => list.length)).toEqual([1, 1, 1, 1])
  })

  it('reads a file once, even for many concurrent requests', async () => {
    const dataset = await openDataset(smallDataset().folder)
    const [one, other] = await Promise.all([dataset.edition('2026'), dataset.edition('2026')])
    expect(one).toBe(other)
  })

  it.each(['2031', '', '__proto__', '../2026', 'x'.repeat(500)])(
    'has no edition %j and lists its editions',
    async (id) => {
      const failure = await failureOf(await openDataset(smallDataset().folder), id)
      expect(failure.code).toBe('unknown-edition')
      expect(failure.message).toContain('Available editions: 2024, 2025, 2026.')
      expect(failure.message.length).toBeLessThan(120)
    },
  )
})

describe('the dataset that ships with the app', () => {
  const shipped = ({ folder }: SpoilableDataset) => openDataset(folder, {}, { isShipped: true })
  /** As no dataset is sealed: with faults in an edition and in a reference file, and correct checksums. */
  const sealedWithFaults = () => {
    const data = smallDataset()
    data.edit<EditionFile>(middle, ({ categories }) => void categories.splice(0, 1))
    data.list(middle)
    data.edit<{ entries: object[] }>('guide.json', ({ entries }) => void entries.push({}))
    data.list('guide.json')
    return data
  }

  it('is checked by its checksums alone, because it was checked in full when it was sealed', async () => {
    const data = sealedWithFaults()
    expect(await problemsOf(await openDataset(data.folder))).not.toEqual([])
    const dataset = await shipped(data)
    expect(await problemsOf(dataset)).toEqual([])
    expect(await openable(dataset)).toEqual(['2024', '2025', '2026'])
  })

  it.each([middle, 'guide.json'])(
    'is checked in full where a checksum differs: %s',
    async (changed) => {
      const data = sealedWithFaults()
      data.write(changed, `${data.read(changed)} `)
      const problems = await problemsOf(await shipped(data))
      const ofFile = problems.filter((problem) => problem.startsWith(changed))
      expect(ofFile.join('\n')).toContain('The checksum differs from manifest.json.')
      expect(ofFile.length).toBeGreaterThan(1)
      expect(problems.length).toBe(ofFile.length)
    },
  )

  it('is taken with a byte order mark, as others are', async () => {
    const data = smallDataset()
    data.write(middle, `\u{FEFF}${data.read(middle)}`)
    data.list(middle)
    expect(await problemsOf(await shipped(data))).toEqual([])
  })
})

/** Ways to damage the edition 2025, and the expected messages. */
const spoilt: readonly [string, (data: SpoilableDataset) => void, RegExp][] = [
  [
    'truncated',
    (data) => data.write(middle, data.read(middle).slice(0, 300)),
    /line \d+, column \d+: The file ends in the middle/,
  ],
  ['empty', (data) => data.write(middle, ''), /The file is empty/],
  [
    'written as UTF-16',
    (data) => data.write(middle, Buffer.from(data.read(middle), 'utf16le')),
    /not UTF-8/,
  ],
  [
    'with invalid UTF-8',
    (data) => data.write(middle, Buffer.from([0x7b, 0xc3, 0x28])),
    /not UTF-8/,
  ],
  [
    'with a category twice',
    (data) => {
      data.edit<EditionFile>(
        middle,
        ({ categories }) => void categories.push(...categories.slice(-1)),
      )
      data.list(middle)
    },
    /categories\[7\]\.id: The id "surgery\/bones" is already used at categories\[6\]/,
  ],
  [
    'with overlapping siblings',
    (data) => spoilRanges(data, 3, [['10000', '10150']]),
    /categories\[4\]\.ranges: 10100-10199 of "surgery\/skin\/excision" overlaps 10000-10150/,
  ],
  [
    'with an orphan',
    (data) => {
      data.edit<EditionFile>(middle, ({ categories }) => void categories.splice(2, 1))
      data.list(middle)
    },
    /categories\[2\]\.parent: The parent "surgery\/skin" of "surgery\/skin\/incision" is not in this edition/,
  ],
  [
    'out of order',
    (data) => {
      data.edit<EditionFile>(middle, ({ categories }) => {
        categories.splice(2, 0, ...categories.splice(6, 1))
      })
      data.list(middle)
    },
    /categories\[3\]: "surgery\/skin" \(10000-10999\) comes after "surgery\/bones"/,
  ],
  [
    'with a range that runs backwards',
    (data) => spoilRanges(data, 0, [['90999', '90000']]),
    /categories\[0\]\.ranges\[0\]: 90999 comes after 90000/,
  ],
  [
    'of another form',
    (data) => {
      data.edit<object>(middle, (content) => ({ ...content, title: 7 }))
      data.list(middle)
    },
    /, title: /,
  ],
  [
    'of a newer format',
    (data) => {
      data.edit<object>(middle, (content) => ({ ...content, formatVersion: 2 }))
      data.list(middle)
    },
    /formatVersion: The file is of format 2/,
  ],
  ['missing', (data) => rmSync(data.path(middle)), /The file is missing/],
  [
    'a folder',
    (data) => {
      rmSync(data.path(middle))
      mkdirSync(data.path(middle))
    },
    /It is a folder/,
  ],
  [
    'changed without being sealed',
    (data) => data.write(middle, `${data.read(middle)} `),
    /The checksum differs from manifest\.json/,
  ],
  [
    'not what the manifest says of it',
    (data) => {
      data.edit<object>(middle, (content) => ({ ...content, effectiveDate: '2025-04-01' }))
      data.list(middle)
    },
    /effectiveDate: The file says 2025-04-01, manifest\.json says 2025-01-01/,
  ],
]

function spoilRanges(data: SpoilableDataset, index: number, ranges: unknown): void {
  data.edit<{ categories: { ranges: unknown }[] }>(middle, ({ categories }) => {
    const category = categories[index]
    if (category !== undefined) category.ranges = ranges
  })
  data.list(middle)
}

describe('an edition file', () => {
  it.each(spoilt)(
    '%s is rejected with name, location and reason; all others load',
    async (_how, spoil, reason) => {
      const data = smallDataset()
      spoil(data)
      const dataset = await openDataset(data.folder)
      const failure = await failureOf(dataset, '2025')
      expect(failure.code).toBe('bad-file')
      expect(failure.message).toBe('Edition 2025 cannot be used because its file is damaged.')
      expect(failure.details.join('\n')).toMatch(reason)
      for (const detail of failure.details) expect(detail).toMatch(/^editions\/2025\.json[,:]/)
      expect(await openable(dataset)).toEqual(['2024', '2026'])
      expect((await dataset.references()).vocabulary).toHaveLength(1)
      expect((await problemsOf(dataset)).join('\n')).toMatch(reason)
      expect(dataset.catalog().editions[1]).toMatchObject({ id: '2025', state: 'refused' })
    },
  )

  it('is accepted with a byte order mark', async () => {
    const data = smallDataset()
    data.write(middle, `\uFEFF${data.read(middle)}`)
    data.list(middle)
    expect(await problemsOf(await openDataset(data.folder))).toEqual([])
  })

  it('is reported by the check if it continues an id that the previous edition lacks', async () => {
    const [one, two] = [
      madeUpEdition(2025, smallCategories),
      madeUpEdition(2026, [{ id: 'visits', codes: '90000-90999', continues: ['calls'] }]),
    ]
    const dataset = await openDataset(smallDataset([one, two]).folder)
    expect(await problemsOf(dataset)).toContainEqual(
      expect.stringMatching(
        /^editions\/2026\.json, categories\[0\]\.continues\[0\]: "visits" continues "calls", which is not in edition 2025/,
      ),
    )
  })

  it('is checked and reported, but not used, if it is not in the manifest', async () => {
    const data = smallDataset()
    data.write('editions/2027.json', madeUpEdition(2027, [{ id: 'a/b', codes: '10000' }]))
    const dataset = await openDataset(data.folder)
    const problems = await problemsOf(dataset)
    expect(problems).toContainEqual(
      expect.stringMatching(
        /^editions\/2027\.json: manifest\.json does not list this edition.*seal/,
      ),
    )
    expect(problems).toContainEqual(expect.stringMatching(/^editions\/2027\.json, categories\[0\]/))
    expect(await openable(dataset)).toEqual(['2024', '2025', '2026'])
  })
})

describe('a manifest', () => {
  const bad: readonly [string, (data: SpoilableDataset) => void, RegExp][] = [
    [
      'truncated',
      (data) => data.write('manifest.json', data.read('manifest.json').slice(0, 200)),
      /^manifest\.json, line \d+, column \d+: The file ends in the middle/,
    ],
    [
      'missing',
      (data) => rmSync(data.path('manifest.json')),
      /^manifest\.json: The file is missing/,
    ],
    ['empty', (data) => data.write('manifest.json', ''), /^manifest\.json: The file is empty/],
    [
      'of a newer format',
      (data) => data.edit<object>('manifest.json', (content) => ({ ...content, formatVersion: 9 })),
      /^manifest\.json, formatVersion: The file is of format 9/,
    ],
    [
      'with a path that leaves the folder',
      (data) =>
        data.edit<{ editions: { file: string }[] }>('manifest.json', ({ editions }) => {
          const [first] = editions
          if (first) first.file = '../2024.json'
        }),
      /^manifest\.json, editions\[0\]\.file: /,
    ],
  ]

  it.each(bad)(
    '%s is rejected; the files load by their usual names',
    async (_how, spoil, reason) => {
      const data = smallDataset()
      spoil(data)
      const dataset = await openDataset(data.folder)
      expect(dataset.catalog().problems.map(formatProblem)[0]).toMatch(reason)
      expect(dataset.catalog().datasetVersion).toBe('unknown')
      expect(await openable(dataset)).toEqual(['2024', '2025', '2026'])
      expect((await dataset.references()).vocabulary).toHaveLength(1)
      expect((await dataset.check()).problems).toHaveLength(1)
    },
  )

  it('does not let an invalid edition through if it is invalid itself', async () => {
    const data = smallDataset()
    rmSync(data.path('manifest.json'))
    data.write(middle, data.read(middle).replace('"12999"', '"20000"'))
    data.write('editions/2026.json', '{')
    const dataset = await openDataset(data.folder)
    expect(await openable(dataset)).toEqual(['2024'])
    const problems = (await problemsOf(dataset)).join('\n')
    expect(problems).toMatch(/editions\/2025\.json, categories\[\d\]/)
    expect(problems).toMatch(/editions\/2026\.json, line 1, column 2/)
  })

  it('is reported if it lists an edition or a kind twice; the first one counts', async () => {
    const data = smallDataset()
    data.edit<{ editions: object[]; files: object[] }>('manifest.json', ({ editions, files }) => {
      editions.push({ ...editions[0], file: 'editions/other.json' })
      files.push({ ...files[2], file: 'other.json' }, { ...files[0] })
    })
    const dataset = await openDataset(data.folder)
    expect(dataset.catalog().problems.map(formatProblem)).toEqual([
      'manifest.json, editions[3].id: "2024" is listed twice. Remove one of the two.',
      'manifest.json, files[7]: "guide" is listed twice. Remove one of the two.',
      'manifest.json, files[8]: "vocabulary.json" is listed twice. Remove one of the two.',
    ])
    expect(await openable(dataset)).toEqual(['2024', '2025', '2026'])
    expect((await dataset.references()).vocabulary).toHaveLength(1)
  })

  it('is reported as a problem, not thrown, if its folder is missing', async () => {
    const dataset = await openDataset(join(temporaryFolder(), 'nowhere'))
    expect(dataset.catalog()).toMatchObject({
      editions: [],
      problems: [{ file: 'manifest.json', message: 'The file is missing.' }],
    })
    expect((await failureOf(dataset, '2026')).message).toContain('The dataset contains none.')
    expect((await dataset.references()).vocabulary).toEqual([])
  })
})

describe('a reference file', () => {
  const bad: readonly [string, (data: SpoilableDataset) => void, RegExp][] = [
    [
      'truncated',
      (data) => data.write('vocabulary.json', '{"formatVersion": 1,'),
      /line 1, column 21/,
    ],
    [
      'mis-encoded',
      (data) => data.write('vocabulary.json', Buffer.from('{}', 'utf16le')),
      /not UTF-8/,
    ],
    [
      'duplicated',
      (data) => {
        data.edit<{ meanings: object[] }>(
          'vocabulary.json',
          ({ meanings }) => void meanings.push(...meanings),
        )
        data.list('vocabulary.json')
      },
      /meanings\[1\]\.terms\[0\]: "mole" is already listed at meanings\[0\]\.terms\[0\]/,
    ],
    [
      'of a newer format',
      (data) => {
        data.edit<object>('vocabulary.json', (content) => ({ ...content, formatVersion: 3 }))
        data.list('vocabulary.json')
      },
      /format 3/,
    ],
    [
      'changed without being sealed',
      (data) => data.write('vocabulary.json', `${data.read('vocabulary.json')} `),
      /checksum/,
    ],
    ['missing', (data) => rmSync(data.path('vocabulary.json')), /missing/],
  ]

  it.each(bad)('%s is rejected; all others load', async (_how, spoil, reason) => {
    const data = smallDataset()
    spoil(data)
    const dataset = await openDataset(data.folder)
    const { vocabulary, guide, sources } = await dataset.references()
    expect([vocabulary.length, guide.length, sources.length]).toEqual([0, 1, 1])
    const problems = dataset.catalog().problems.map(formatProblem)
    expect(problems.join('\n')).toMatch(reason)
    for (const problem of problems) expect(problem).toMatch(/^vocabulary\.json[,:]/)
    expect(await openable(dataset)).toEqual(['2024', '2025', '2026'])
  })

  it('is followed by the other files of the vocabulary: a term in two files has both meanings', async () => {
    const data = smallDataset()
    const meaning = { means: 'a burrowing animal', codes: ['12001'], terms: ['Mole', 'vole'] }
    mkdirSync(data.path('vocabulary'))
    data.write('vocabulary/animals.json', {
      formatVersion: 2,
      how: 'Made up.',
      meanings: [meaning],
    })
    data.edit<{ files: object[] }>('manifest.json', ({ files }) => {
      files.push({
        kind: 'vocabulary',
        file: 'vocabulary/animals.json',
        sha256: '0'.repeat(64),
      })
    })
    data.list('vocabulary/animals.json')
    const dataset = await openDataset(data.folder)
    expect(await problemsOf(dataset)).toEqual([])
    const { vocabulary } = await dataset.references()
    expect(vocabulary.map(({ means, terms }) => [means, terms])).toEqual([
      ['a spot', ['mole']],
      ['a burrowing animal', ['Mole', 'vole']],
    ])
  })

  it('is read if it is a vocabulary of format version 1', async () => {
    const data = smallDataset()
    data.write('vocabulary.json', {
      formatVersion: 1,
      terms: [{ term: 'mole', meanings: [{ means: 'a spot', categories: ['surgery/skin'] }] }],
    })
    data.list('vocabulary.json')
    const dataset = await openDataset(data.folder)
    expect(await problemsOf(dataset)).toEqual([])
    expect((await dataset.references()).vocabulary).toEqual([
      { means: 'a spot', categories: ['surgery/skin'], terms: ['mole'] },
    ])
  })

  it('is reported by the check if no edition contains an anchor code', async () => {
    const data = smallDataset()
    data.edit<{ meanings: object[] }>('vocabulary.json', ({ meanings }) => {
      meanings.push({ means: 'nothing', codes: ['12001', '77777'], terms: ['zilch'] })
    })
    data.list('vocabulary.json')
    expect(await problemsOf(await openDataset(data.folder))).toEqual([
      'vocabulary.json, meanings[1].codes[1]: No edition contains the code 77777. Correct the code, or remove it.',
    ])
  })

  it('is reported by the check if it leads to no category', async () => {
    const data = smallDataset()
    data.write(
      'vocabulary.json',
      data.read('vocabulary.json').replace('surgery/skin', 'surgery/skn'),
    )
    data.list('vocabulary.json')
    expect(await problemsOf(await openDataset(data.folder))).toEqual([
      'vocabulary.json, meanings[0].categories[0]: No edition has a category "surgery/skn". Correct the id, or remove it.',
    ])
  })

  it('is not reported for ids that a rejected edition may have', async () => {
    const edition = madeUpEdition(2026, [{ id: 'visits', codes: '90000-90999' }])
    const data = smallDataset([madeUpEdition(2025, smallCategories), edition])
    data.write('editions/2025.json', '')
    const problems = (await problemsOf(await openDataset(data.folder))).join('\n')
    expect(problems).toMatch(/^editions\/2025\.json/)
    expect(problems).not.toMatch(/vocabulary/)
  })

  it('is reported if it is not in the manifest', async () => {
    const data = smallDataset()
    data.edit<{ files: object[] }>('manifest.json', ({ files }) => void files.shift())
    const dataset = await openDataset(data.folder)
    expect((await dataset.references()).vocabulary).toEqual([])
    expect(dataset.catalog().problems).toMatchObject([{ file: 'manifest.json', place: 'files' }])
  })
})

describe('the user’s own editions', () => {
  const own = (id: string, date: string) => ({
    ...madeUpEdition(2026, smallCategories),
    id,
    title: `Mine (${id})`,
    effectiveDate: date,
  })
  const openWith = async (files: Record<string, unknown>) => {
    const folder = temporaryFolder()
    for (const [name, content] of Object.entries(files)) {
      const text = typeof content === 'string' ? content : JSON.stringify(content)
      writeFileSync(join(folder, name), text)
    }
    return openOwn(smallDataset().folder, folder)
  }
  const openOwn = async (folder: string, ownFolder: string) => {
    const dataset = await openDataset(folder, { own: ownFolder })
    await dataset.ownEditions
    return dataset
  }

  it('are sorted among the others by date, and marked as own', async () => {
    const dataset = await openWith({
      'draft.json': own('2025-own', '2025-06-01'),
      'notes.txt': 'x',
    })
    expect(dataset.catalog().editions.map(({ id, origin }) => `${id} ${origin}`)).toEqual([
      '2024 shipped',
      '2025 shipped',
      '2025-own own',
      '2026 shipped',
    ])
    expect((await dataset.edition('2025-own')).title).toBe('Mine (2025-own)')
    expect(await problemsOf(dataset)).toEqual([])
  })

  it('cannot take the id of another edition', async () => {
    const dataset = await openWith({
      'a.json': own('2026', '2026-06-01'),
      'b.json': own('mine', '2026-06-01'),
      'c.json': own('mine', '2026-07-01'),
    })
    expect(dataset.catalog().problems.map(({ file, place }) => [file, place])).toEqual([
      ['your editions/a.json', 'id'],
      ['your editions/c.json', 'id'],
    ])
    expect((await dataset.edition('2026')).title).toBe('Edition 2026')
    expect((await dataset.edition('mine')).effectiveDate).toBe('2026-06-01')
  })

  it('are rejected by name if they are invalid; all others load', async () => {
    const spoilt = JSON.stringify(own('spoilt', '2026-06-01')).replace('"12999"', '"20000"')
    const dataset = await openWith({
      'cut.json': spoilt.slice(0, 100),
      'spoilt.json': spoilt,
      'good.json': own('good', '2026-06-01'),
    })
    expect(dataset.catalog().problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^your editions\/cut\.json, line 1, column 101: The file ends/),
      expect.stringMatching(/^your editions\/spoilt\.json, categories\[/),
    ])
    expect((await failureOf(dataset, 'spoilt')).details.join('\n')).toMatch(
      /^your editions\/spoilt\.json, categories\[/,
    )
    expect(await openable(dataset)).toEqual(['2024', '2025', '2026', 'good'])
  })

  it('do not affect the lineage checks of shipped editions', async () => {
    const folder = temporaryFolder()
    const loose = { ...own('between', '2025-06-01'), categories: [] as unknown[] }
    loose.categories = madeUpEdition(2025, [{ id: 'x', codes: '10000' }]).categories
    writeFileSync(join(folder, 'between.json'), JSON.stringify(loose))
    const data = smallDataset([
      madeUpEdition(2025, smallCategories),
      madeUpEdition(2026, [
        ...smallCategories,
        { id: 'surgery/joints', codes: '13000-13999', continues: ['surgery/bones'] },
      ]),
    ])
    expect(await problemsOf(await openDataset(data.folder, { own: folder }))).toEqual([])
  })

  it('can be missing, without a folder for them', async () => {
    const dataset = await openOwn(smallDataset().folder, join(temporaryFolder(), 'none'))
    expect(dataset.catalog().problems).toEqual([])
  })

  it('are reported if a file is in place of their folder', async () => {
    const path = join(temporaryFolder(), 'editions')
    writeFileSync(path, '')
    const dataset = await openOwn(smallDataset().folder, path)
    expect(dataset.catalog().problems).toMatchObject([{ file: 'your editions' }])
    expect(await openable(dataset)).toEqual(['2024', '2025', '2026'])
  })
})

describe('a hostile own edition', () => {
  const problemsWith = async (content: unknown): Promise<string[]> => {
    const folder = temporaryFolder()
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    writeFileSync(join(folder, 'hostile.json'), text)
    const dataset = await openDataset(smallDataset().folder, { own: folder })
    expect(await openable(dataset)).toEqual(['2024', '2025', '2026'])
    return problemsOf(dataset)
  }
  const manyCategories = (count: number, parent: string | null) => ({
    ...madeUpEdition(2027, smallCategories),
    id: 'hostile',
    categories: Array.from({ length: count }, (_, index) => ({
      id: `orphan-${index}`,
      parent,
      name: 'Orphan',
      ranges: [['10000', '10999']],
      basis: 'named source',
      confidence: 'high',
      sources: [],
    })),
  })

  it('lists a limited number of problems for 20,000 categories without parents', async () => {
    const problems = await problemsWith(manyCategories(20_000, 'nobody'))
    expect(problems).toHaveLength(21)
    expect(problems[0]).toContain('The parent "nobody" of "orphan-0" is not in this edition.')
    expect(problems.at(-1)).toMatch(/: And 19,980 more problems\. Fix the ones above/)
  })

  it('is rejected as a whole with 200,000 categories', async () => {
    const problems = await problemsWith(manyCategories(200_000, 'nobody'))
    expect(problems).toEqual([expect.stringMatching(/It (is larger than 16 MB|has more than)/)])
  })

  it('does not stop the check of the others with 3,000 overlapping siblings', async () => {
    const edition = manyCategories(3_000, null)
    const [first] = edition.categories
    const section = { ...first, id: 'section', parent: null }
    const children = edition.categories.map((one) => ({
      ...one,
      id: `section/${one.id}`,
      parent: 'section',
      ranges: Array.from({ length: 9 }, (_, at) => [`1${at}000`, null]),
    }))
    const problems = await problemsWith({ ...edition, categories: [section, ...children] })
    expect(problems.at(-1)).toMatch(/more problems/)
  })

  it.each([
    ['brackets', '['.repeat(15_000_000), /nested more than 12 levels deep/],
    ['commas', `[${'0,'.repeat(7_000_000)}`, /more than 1,000,000 values/],
    ['a fault at the end', `["${'x'.repeat(15_000_000)}"`, /ends in the middle/],
    ['too much', `["${'x'.repeat(17_000_000)}"]`, /larger than 16 MB/],
    ['a doubled name', '{"id": "a", "id": "b"}', /"id" appears twice/],
  ])('is rejected with a reason if it has %s', async (_what, text, reason) => {
    expect(await problemsWith(text)).toEqual([expect.stringMatching(reason)])
  })
})

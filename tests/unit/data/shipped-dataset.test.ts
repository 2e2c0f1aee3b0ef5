import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset } from '#backend/dataset/dataset.ts'
import { jsonSchemas } from '#backend/dataset/json-schemas.ts'
import { type Code, codeAtOrdinal } from '#core/codes/code.ts'
import { type CodeRange, formatRanges, rangeBounds } from '#core/codes/code-range.ts'
import { codeHistory } from '#core/comparison/code-history.ts'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { compareSteps } from '#core/comparison/edition-steps.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import { findLineageProblems } from '#core/editions/lineage-problems.ts'
import { ancestorsOf, buildOutline } from '#core/editions/outline.ts'
import { buildPlacement, deepestCategory } from '#core/editions/placement.ts'
import { referenceFileSchemas } from '#core/editions/reference-files.ts'
import { countTerms, meaningResolver } from '#core/editions/vocabulary.ts'
import { deletionOf } from '#core/replacements/deletions.ts'
import { code } from '../support/made-up-edition.ts'
import {
  readShipped,
  shippedEdition,
  shippedFolder,
  shippedManifest,
  shippedYears,
} from '../support/shipped.ts'

const manifest = shippedManifest()
const editions = shippedYears.map(shippedEdition)
const outlines = editions.map(buildOutline)
const placements = outlines.map((outline) => buildPlacement(outline).placement)
const allIds = new Set(editions.flatMap(({ categories }) => categories.map(({ id }) => id)))
const read = <Kind extends keyof typeof referenceFileSchemas>(kind: Kind) =>
  referenceFileSchemas[kind].parse(JSON.parse(readShipped(`${kind}.json`))) as ReturnType<
    (typeof referenceFileSchemas)[Kind]['parse']
  >
const guide = read('guide')
const vocabularies = manifest.files
  .filter(({ kind }) => kind === 'vocabulary')
  .map(({ file }) => ({
    file,
    ...referenceFileSchemas.vocabulary.parse(JSON.parse(readShipped(file))),
  }))
const vocabulary = vocabularies.flatMap(({ meanings }) => meanings)
const resolvers = outlines.map((outline, at) => {
  const placement = placements[at]
  if (placement === undefined) throw new Error(`no placement of ${outline.edition}`)
  return meaningResolver({ outline, placement }, outlines)
})
const sources = read('sources')

describe('the shipped dataset', () => {
  it('passes its own check', async () => {
    const catalog = await (await openDataset(shippedFolder)).check()
    expect(catalog.problems).toEqual([])
    expect(catalog.editions.map(({ id, state }) => [id, state])).toEqual(
      shippedYears.map((year) => [year, 'valid']),
    )
  })

  it('has exactly the files in the manifest, with their checksums', () => {
    const listed = [...manifest.editions, ...manifest.files]
    for (const { file, sha256 } of listed) {
      const bytes = readFileSync(join(shippedFolder, file))
      expect(createHash('sha256').update(bytes).digest('hex'), file).toBe(sha256)
    }
    const there = readdirSync(shippedFolder, { recursive: true })
      .map((name) => String(name).replaceAll('\\', '/'))
      // Code tables have their own manifest.
      .filter((name) => name.endsWith('.json') && !/^(schema|tables)\//.test(name))
    expect(there.sort()).toEqual(['manifest.json', ...listed.map(({ file }) => file)].sort())
  })

  it('has the schemas that the app checks with', () => {
    const schemas = jsonSchemas()
    expect(readdirSync(join(shippedFolder, 'schema')).sort()).toEqual([...schemas.keys()].sort())
    for (const [name, text] of schemas) expect(readShipped(`schema/${name}`), name).toBe(text)
  })

  it('is UTF-8 with LF line ends and no byte order mark', () => {
    for (const { file } of [...manifest.editions, ...manifest.files]) {
      const text = readShipped(file)
      expect(
        text.includes('\r') || text.includes('\uFFFD') || text.startsWith('\uFEFF'),
        file,
      ).toBe(false)
    }
  })
})

describe.each(shippedYears)('edition %s', (year) => {
  const index = shippedYears.indexOf(year)
  const edition = editions[index]
  const outline = outlines[index]
  const placement = placements[index]
  if (!edition || !outline || !placement) throw new Error(`no edition ${year}`)

  it('satisfies every invariant', () => {
    expect(findEditionProblems(edition, year)).toEqual([])
    expect(findLineageProblems(edition, editions[index - 1], year)).toEqual([])
    expect(edition.effectiveDate).toBe(`${year}-01-01`)
  })

  it('has one deepest category for every code of a leaf category', () => {
    const depths = new Uint8Array(600_000)
    const counts = new Uint8Array(600_000)
    for (const category of outline.categories) {
      const isNominal =
        category.parent === null && category.end > category.position + 1 && !category.ownCodes
      if (isNominal) continue
      const { depth } = category
      for (const [first, last] of category.ranges.map(rangeBounds)) {
        for (let at = first; at <= last; at++) {
          if (depth > (depths[at] ?? 0)) {
            depths[at] = depth
            counts[at] = 1
          } else if (depth === depths[at]) counts[at] = (counts[at] ?? 0) + 1
        }
      }
    }
    const wrong: string[] = []
    for (const leaf of outline.categories) {
      if (leaf.end > leaf.position + 1) continue
      for (const [first, last] of leaf.ranges.map(rangeBounds)) {
        for (let at = first; at <= last; at++) {
          const any = codeAtOrdinal(at)
          const found = deepestCategory(placement, any)
          const isRight =
            counts[at] === 1 &&
            found !== undefined &&
            (found.id === leaf.id || found.depth > leaf.depth)
          if (!isRight) wrong.push(`${any}: ${leaf.id} or ${found?.id}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('names its sources by tags in sources.json', () => {
    const known = new Set(sources.sources.map(({ tag }) => tag))
    const tags = [...edition.notes, ...edition.categories].flatMap((one) => one.sources)
    expect(tags.filter((tag) => !known.has(tag))).toEqual([])
    expect(edition.categories.filter((one) => one.sources.length === 0)).toEqual([])
  })

  it('lists the changes in its layout as notes, each with a source', () => {
    expect(edition.notes.length).toBeGreaterThanOrEqual(3)
    expect(edition.notes.filter((note) => note.sources.length === 0)).toEqual([])
  })

  it('has a guide entry for every section and subsection', () => {
    const covered = new Set(guide.entries.map(({ category }) => category))
    const missing = outline.categories.filter(
      (category) => category.depth <= 2 && !covered.has(category.id),
    )
    expect(missing.map(({ id }) => id)).toEqual([])
  })

  it('has names, not descriptors: short, without semicolons, different among siblings', () => {
    const long = edition.categories.filter(({ name }) => name.length > 120 || name.includes(';'))
    expect(long.map(({ id }) => id)).toEqual([])
    const under = edition.categories.map(({ parent, name }) => `${parent}: ${name.toLowerCase()}`)
    expect(under.filter((one, at) => under.indexOf(one) !== at)).toEqual([])
  })

  it('has no name in parentheses that only repeats its ancestors', () => {
    const wordsOf = (text: string) => text.toLowerCase().match(/[a-z]+/g) ?? []
    const leftover = outline.categories.filter((category) => {
      const bracket = /\(([^)]*)\)/.exec(category.name)?.[1]
      if (bracket === undefined) return false
      const above = new Set(ancestorsOf(outline, category).flatMap(({ name }) => wordsOf(name)))
      const isPair = /[A-Za-z]\/[A-Za-z]/.test(bracket.replaceAll('and/or', ''))
      return isPair || wordsOf(bracket).every((word) => above.has(word))
    })
    expect(leftover.map(({ id, name }) => `${id}: ${name}`)).toEqual([])
  })
})

describe('the vocabulary', () => {
  it('has at least 27,500 terms', () => {
    expect(countTerms(vocabulary)).toBeGreaterThanOrEqual(27_500)
  })

  it('leads to at least one category with each meaning', () => {
    const lost = vocabulary.filter((meaning) =>
      resolvers.every((resolve) => resolve(meaning).length === 0),
    )
    expect(lost).toEqual([])
  })

  it('has each meaning once in a file', () => {
    const repeated = vocabularies.flatMap(({ file, meanings }) => {
      const keys = meanings.map((meaning) => JSON.stringify({ ...meaning, terms: [] }))
      return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${file}: ${key}`)
    })
    expect(repeated).toEqual([])
  })
})

describe('the guide', () => {
  it('has unique entries for existing categories', () => {
    const ids = guide.entries.map(({ category }) => category)
    const mentioned = [...ids, ...guide.entries.flatMap(({ seeAlso = [] }) => seeAlso)]
    expect(mentioned.filter((id) => !allIds.has(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('known changes', () => {
  const steps = compareSteps(outlines)
  const storyOf = (text: string) =>
    codeHistory(code(text), placements, steps).map(({ edition, path }) => [
      edition,
      path.map(({ name }) => name).join(' › '),
    ])
  const storyIn = (text: string, year: string) =>
    storyOf(text).find(([edition]) => edition === year)?.[1]

  it('shows that 99221 was inpatient care until the merge with observation care in 2023', () => {
    expect(storyIn('99221', '2022')).toMatch(/Hospital Inpatient Services/)
    expect(storyIn('99221', '2023')).toMatch(/Hospital Inpatient and Observation Care Services/)
    const [from, to] = [outlines[3], outlines[4]]
    if (!from || !to) throw new Error('no 2022 and 2023')
    const merged = compareEditions(from, to).rows.filter(({ kinds }) => kinds.includes('merged'))
    const intoHospital = merged.find(({ to: [now] }) =>
      now?.name.startsWith('Hospital Inpatient and Observation'),
    )
    expect(intoHospital?.from.map(({ name }) => name).sort()).toEqual([
      'Hospital Inpatient Services',
      'Hospital Observation Services',
    ])
  })

  it('shows that 96156 replaced 96150 for health and behavior assessment in 2020', () => {
    expect(storyIn('96150', '2019')).toMatch(/Health and Behavior/)
    expect(storyIn('96156', '2019')).not.toMatch(/Health Behavior/)
    expect(storyIn('96156', '2020')).toMatch(/Health Behavior/)
    for (const year of shippedYears.slice(1)) expect(storyIn('96150', year)).toBe('')
  })

  it('shows that 99441 was a telephone service until 2024', () => {
    for (const year of shippedYears.slice(0, 6)) {
      expect(storyIn('99441', year)).toMatch(/Telephone Services/)
    }
    expect(storyIn('99441', '2025')).toBe('')
    expect(storyIn('98005', '2025')).toMatch(/^Evaluation and Management › Telemedicine/)
  })

  it('shows that 99217 was hospital observation until 2022', () => {
    expect(storyIn('99217', '2022')).toMatch(/Hospital Observation Services/)
    expect(storyIn('99217', '2023')).toBe('')
  })
})

describe('the replacements of deleted codes', () => {
  const { replacements } = read('replacements')
  const codesOf = (ranges: readonly CodeRange[]): Code[] =>
    ranges.flatMap((range) => {
      const [first, last] = rangeBounds(range)
      return Array.from({ length: last - first + 1 }, (_none, at) => codeAtOrdinal(first + at))
    })
  const deleted = replacements.flatMap((row) => codesOf(row.deleted))

  it('list each deleted code once, in the order of the editions', () => {
    expect(deleted.length).toBe(new Set(deleted).size)
    expect(replacements.map(({ edition }) => edition)).toEqual(
      replacements.map(({ edition }) => edition).sort(),
    )
  })

  it('lead to codes that exist in the edition', () => {
    const gone = new Set(deleted)
    for (const { edition, successors } of replacements) {
      const placement = placements[outlines.findIndex((outline) => outline.edition === edition)]
      if (placement === undefined) throw new Error(`no edition ${edition}`)
      for (const successor of codesOf(successors)) {
        expect(gone.has(successor), successor).toBe(false)
        expect(deepestCategory(placement, successor), `${successor} in ${edition}`).toBeDefined()
      }
    }
  })

  it.each([
    ['99441', '2025', '98008-98015, 98016'],
    ['49560', '2023', '49591-49618, 49621-49623'],
    ['11100', '2019', '11102-11107'],
    ['99201', '2021', '99202'],
    ['99218', '2023', '99221-99223'],
    ['99324', '2023', '99341-99342, 99344-99345'],
    ['96150', '2020', '96156-96159, 96164-96171'],
    ['99354', '2023', '99417'],
    ['37228', '2026', '37254-37299'],
    ['27445', '2026', ''],
  ])('say that %s was deleted in %s, and to look at %s', (text, edition, successors) => {
    const found = deletionOf(code(text), {
      edition: '2026',
      editionIds: shippedYears,
      replacements,
    })
    expect(found?.edition).toBe(edition)
    expect(formatRanges(found?.successors ?? [])).toBe(successors)
  })

  it.each(['99213', '27447', '98016', '99421', '49591'])(
    'do not list %s, which is in effect',
    (text) => {
      const record = { edition: '2026', editionIds: shippedYears, replacements }
      expect(deletionOf(code(text), record)).toBeUndefined()
    },
  )
})

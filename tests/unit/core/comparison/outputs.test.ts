import { describe, expect, it } from 'vitest'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { comparisonCsv } from '#core/comparison/comparison-csv.ts'
import { comparisonJson } from '#core/comparison/comparison-json.ts'
import { comparisonMarkdown } from '#core/comparison/comparison-markdown.ts'
import { comparisonText } from '#core/comparison/comparison-text.ts'
import { summarize } from '#core/comparison/comparison-text.ts'
import { parseCsv } from '#core/text/csv.ts'
import { type MadeUp, outlineOf } from './editions.ts'

const section: MadeUp = { id: 's', name: 'Surgery', codes: '10000-69999' }
const from = outlineOf(2019, [
  section,
  { id: 's/skin', name: 'Skin', codes: '10000-10999' },
  { id: 's/nails', name: 'Nails', codes: '11000-11999' },
  { id: 's/knee', name: 'Knee | Leg', codes: '20000-20999' },
  { id: 's/casts', name: '=SUM(A1)', codes: '29000' },
])
const to = outlineOf(2020, [
  section,
  {
    id: 's/skin-nails',
    name: 'Skin and "Nails"',
    codes: '10000-11999',
    continues: ['s/skin', 's/nails'],
  },
  { id: 's/knee', name: 'Leg, Knee', codes: '20000-20989, 21000' },
  { id: 's/hip', name: 'Hip', codes: '22000' },
])
const comparison = compareEditions(from, to)

describe('a summary', () => {
  it('counts each kind of change, then what is unchanged', () => {
    expect(summarize(comparison)).toBe(
      '2019 → 2020: 1 added, 1 removed, 1 merged, 1 renamed; 1 unchanged',
    )
  })

  it('says that there are no changes', () => {
    expect(summarize(compareEditions(from, from))).toBe('2019 → 2019: no changes; 5 unchanged')
  })
})

describe('JSON of a comparison', () => {
  const json = comparisonJson(comparison)

  it('has editions, counts and changes, and only counts unchanged rows', () => {
    expect(json).toMatchObject({
      from: '2019',
      to: '2020',
      categories: { from: 5, to: 4 },
      counts: {
        added: 1,
        removed: 1,
        renamed: 1,
        ranges: 0,
        moved: 0,
        split: 0,
        merged: 1,
        unchanged: 1,
      },
    })
    expect(json.changes.map(({ kind }) => kind)).toEqual(['merged', 'renamed', 'removed', 'added'])
  })

  it('has one category per side, several for a merge, and none if there is none', () => {
    const change = (kind: string) => json.changes.find((each) => each.kind === kind)
    expect(change('added')).toEqual({
      kind: 'added',
      kinds: ['added'],
      to: {
        id: 's/hip',
        name: 'Hip',
        level: 'subsection',
        path: ['Surgery', 'Hip'],
        ranges: [['22000', '22000']],
      },
    })
    expect(change('merged')).toMatchObject({
      from: [{ id: 's/skin' }, { id: 's/nails' }],
      to: { id: 's/skin-nails' },
    })
    expect(change('renamed')).toMatchObject({
      kinds: ['renamed', 'ranges'],
      renamed: 'wording',
      gained: [['21000', '21000']],
      lost: [['20990', '20999']],
    })
  })

  it('is a plain JSON value', () => {
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
  })
})

describe('CSV of a comparison', () => {
  const csv = comparisonCsv(comparison)
  const lines = csv.split('\r\n')

  it('has a header and one line per change, each ending in CR LF', () => {
    expect(lines).toHaveLength(6)
    expect(parseCsv(csv)[0]?.join()).toBe(
      'Changes,Section,2019 id,2019 name,2019 below,2019 codes,2020 id,2020 name,2020 below,2020 codes,Moved from,Moved to',
    )
    expect(lines.at(-1)).toBe('')
  })

  it('quotes commas and quotation marks, and separates several categories by semicolons', () => {
    expect(lines[1]).toBe(
      '"merged, renamed","Surgery","s/skin; s/nails","Skin; Nails","Surgery; Surgery","10000-10999; 11000-11999","s/skin-nails","Skin and ""Nails""","Surgery","10000-11999","",""',
    )
  })

  it('escapes a formula with an apostrophe', () => {
    expect(lines.find((line) => line.startsWith('"removed"'))).toContain(`,"'=SUM(A1)",`)
  })

  it('contains only the requested rows', () => {
    expect(comparisonCsv(comparison, comparison.rows).split('\r\n')).toHaveLength(7)
  })
})

describe('Markdown of a comparison', () => {
  const markdown = comparisonMarkdown(comparison)

  it('has a title, the summary and a table for each section', () => {
    expect(markdown.split('\n').slice(0, 7)).toEqual([
      '# Edition 2019 → Edition 2020',
      '',
      '2019 → 2020: 1 added, 1 removed, 1 merged, 1 renamed; 1 unchanged.',
      '',
      '## Surgery',
      '',
      '| Changes | Edition 2019 | Edition 2020 |',
    ])
  })

  it('escapes names that would end a cell', () => {
    expect(markdown).toContain(
      '| renamed (wording only), range changed | Surgery › **Knee \\| Leg** 20000-20999 | Surgery › **Leg, Knee** 20000-20989, 21000 |',
    )
  })
})

describe('plain text of a comparison', () => {
  it('has the summary and a paragraph for each change', () => {
    const paragraphs = comparisonText(comparison).split('\n\n')
    expect(paragraphs).toHaveLength(5)
    expect(paragraphs[1]).toBe(
      [
        'merged, renamed',
        '  2019  Surgery › Skin (10000-10999)',
        '  2019  Surgery › Nails (11000-11999)',
        '  2020  Surgery › Skin and "Nails" (10000-11999)',
      ].join('\n'),
    )
  })

  it('says where a category moved', () => {
    const moved = compareEditions(
      outlineOf(2019, [section, { id: 's/knee', name: 'Knee', codes: '20000-20999' }]),
      outlineOf(2020, [
        section,
        { id: 'knee', name: 'Knee', codes: '20000-20999', continues: ['s/knee'] },
      ]),
    )
    expect(comparisonText(moved)).toContain('  moved from Surgery to the top level\n')
    expect(comparisonCsv(moved)).toContain(',"Surgery","the top level"\r\n')
    expect(comparisonJson(moved).changes[0]?.moved).toEqual({ from: 's', to: null })
  })

  it('marks inferred changes', () => {
    const inferred = compareEditions(
      outlineOf(2019, [section, { id: 's/a', name: 'Knee', codes: '20000-20999' }]),
      outlineOf(2020, [section, { id: 's/b', name: 'Patella', codes: '20000-20999' }]),
    )
    expect(comparisonText(inferred)).toContain('\nrenamed (inferred)\n')
    expect(comparisonJson(inferred).changes[0]?.inferred).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { rowOfFrom, rowOfTo } from '#core/comparison/comparison.ts'
import { type MadeUp, outlineOf } from './editions.ts'
import { told, toldChanges } from './told.ts'

const base: MadeUp[] = [
  { id: 'surgery', name: 'Surgery', codes: '10000-69999' },
  { id: 'surgery/skin', name: 'Skin', codes: '10000-19999' },
  { id: 'surgery/skin/incision', name: 'Incision', codes: '10000-10199' },
  { id: 'surgery/skin/excision', name: 'Excision', codes: '10200-10399' },
  { id: 'surgery/skin/repair', name: 'Wound Repair', codes: '10400-10599' },
  { id: 'surgery/bones', name: 'Bones and Joints', codes: '20000-29999' },
  { id: 'surgery/bones/incision', name: 'Incision', codes: '20000-20199' },
  { id: 'radiology', name: 'Radiology', codes: '70000-79999' },
]

const firstOf = ({ codes }: MadeUp) => Number.parseInt(codes)

/** The base edition with some categories replaced or (`undefined`) left out, and others added after a given one. */
function edited(
  changes: Record<string, Partial<MadeUp> | undefined>,
  added: MadeUp[] = [],
): MadeUp[] {
  return [...base, ...added]
    .flatMap((category) => {
      if (!(category.id in changes)) return [category]
      const change = changes[category.id]
      return change === undefined ? [] : [{ ...category, ...change }]
    })
    .sort((a, b) => firstOf(a) - firstOf(b) || a.id.length - b.id.length)
}

const compare = (changes: Parameters<typeof edited>[0], added: MadeUp[] = []) =>
  compareEditions(outlineOf(2019, base), outlineOf(2020, edited(changes, added)))

describe('a comparison', () => {
  it('finds no changes between an edition and itself', () => {
    const edition = outlineOf(2019, base)
    const comparison = compareEditions(edition, edition)
    expect(toldChanges(comparison)).toEqual([])
    expect(comparison.counts.unchanged).toBe(base.length)
  })

  it('reports a category without a counterpart as added or removed', () => {
    expect(
      toldChanges(
        compare({ 'surgery/skin/incision': undefined }, [
          { id: 'surgery/bones/casts', name: 'Casts', codes: '29000-29999' },
        ]),
      ),
    ).toEqual(['removed: surgery/skin/incision -> ', 'added:  -> surgery/bones/casts'])
  })

  it('reports a renaming as a change of wording or of meaning', () => {
    const { rows } = compare({
      'surgery/bones': { name: 'Joints, Bone' },
      'surgery/skin': { name: 'Skin and Nails' },
    })
    expect(
      rows.filter(({ renamed }) => renamed).map(({ kind, renamed }) => [kind, renamed]),
    ).toEqual([
      ['renamed', 'meaning'],
      ['renamed', 'wording'],
    ])
  })

  it('compares codes, not the notation of ranges', () => {
    expect(
      toldChanges(
        compare({
          'surgery/skin/incision': { codes: '10002-10199' },
          'surgery/skin/excision': { codes: '10200-10300, 10301-10399' },
          'surgery/skin/repair': { codes: '10400-10499, 10550-10601' },
        }),
      ),
    ).toEqual([
      'ranges: surgery/skin/incision -> surgery/skin/incision | -10000-10001',
      'ranges: surgery/skin/repair -> surgery/skin/repair | -10500-10549 | +10600-10601',
    ])
  })

  it('reports a move with both parents', () => {
    const comparison = compare({ 'surgery/bones/incision': undefined }, [
      {
        id: 'radiology/incision',
        name: 'Incision',
        codes: '70000-70010',
        continues: ['surgery/bones/incision'],
      },
    ])
    const row = rowOfTo(comparison, 'radiology/incision')
    expect(row?.kinds).toEqual(['moved', 'ranges'])
    expect([row?.moved?.from?.id, row?.moved?.to?.id]).toEqual(['surgery/bones', 'radiology'])
  })

  it('reports no move if the parent was only renamed, merged or itself moved', () => {
    const comparison = compareEditions(
      outlineOf(2019, base),
      outlineOf(2020, [
        { id: 'surgery', name: 'Surgery', codes: '10000-69999' },
        {
          id: 'surgery/skin-bones',
          name: 'Skin and Bones',
          codes: '10000-29999',
          continues: ['surgery/skin', 'surgery/bones'],
        },
        ...(['incision', 'excision', 'repair'] as const).map((slug, index) => ({
          id: `surgery/skin-bones/${slug}`,
          name: ['Incision', 'Excision', 'Wound Repair'][index] ?? '',
          codes: ['10000-10199', '10200-10399', '10400-10599'][index] ?? '',
          continues: [`surgery/skin/${slug}`],
        })),
        { id: 'radiology', name: 'Imaging', codes: '70000-79999' },
      ]),
    )
    expect(toldChanges(comparison)).toEqual([
      'merged+renamed: surgery/skin & surgery/bones -> surgery/skin-bones',
      'removed: surgery/bones/incision -> ',
      'renamed: radiology -> radiology',
    ])
  })

  it('reports a merge or a split if several categories match one', () => {
    expect(
      toldChanges(
        compare({
          'surgery/skin/incision': undefined,
          'surgery/skin/excision': {
            codes: '10000-10399',
            continues: ['surgery/skin/incision', 'surgery/skin/excision'],
          },
        }),
      ),
    ).toEqual(['merged: surgery/skin/incision & surgery/skin/excision -> surgery/skin/excision'])
    expect(
      toldChanges(
        compare({ 'surgery/skin/incision': { codes: '10000-10099' } }, [
          {
            id: 'surgery/skin/drainage',
            name: 'Drainage',
            codes: '10100-10199',
            continues: ['surgery/skin/incision'],
          },
        ]),
      ),
    ).toEqual(['split: surgery/skin/incision -> surgery/skin/incision & surgery/skin/drainage'])
  })

  it('reports no merge if codes moved between two categories that both continue', () => {
    expect(
      toldChanges(
        compare({
          'surgery/skin/incision': { codes: '10000-10099' },
          'surgery/skin/excision': {
            codes: '10100-10399',
            continues: ['surgery/skin/incision', 'surgery/skin/excision'],
          },
        }),
      ),
    ).toEqual([
      'ranges: surgery/skin/incision -> surgery/skin/incision | -10100-10199',
      'ranges: surgery/skin/excision -> surgery/skin/excision | +10100-10199',
    ])
  })

  it('reports several that became several as one row: merged forwards, split backwards', () => {
    const to = outlineOf(
      2020,
      edited({ 'surgery/skin/incision': undefined, 'surgery/skin/excision': undefined }, [
        {
          id: 'surgery/skin/cut',
          name: 'Cut',
          codes: '10000-10099',
          continues: ['surgery/skin/incision', 'surgery/skin/excision'],
        },
        {
          id: 'surgery/skin/cut-out',
          name: 'Cut Out',
          codes: '10100-10399',
          continues: ['surgery/skin/excision'],
        },
      ]),
    )
    const from = outlineOf(2019, base)
    expect(toldChanges(compareEditions(from, to))).toEqual([
      'merged+renamed: surgery/skin/incision & surgery/skin/excision -> surgery/skin/cut & surgery/skin/cut-out',
    ])
    expect(toldChanges(compareEditions(to, from))).toEqual([
      'split+renamed: surgery/skin/cut & surgery/skin/cut-out -> surgery/skin/incision & surgery/skin/excision',
    ])
  })

  it('lists everything that happened to a category and counts the first', () => {
    const comparison = compare({ 'surgery/skin/repair': { name: 'Closure', codes: '10400-10589' } })
    expect(toldChanges(comparison)).toEqual([
      'renamed+ranges: surgery/skin/repair -> surgery/skin/repair | -10590-10599',
    ])
    expect(comparison.counts).toMatchObject({ renamed: 1, ranges: 0 })
  })
})

describe('lineage across several editions', () => {
  const [first, second, third] = [
    outlineOf(2019, base),
    outlineOf(
      2020,
      edited({ 'surgery/skin/repair': undefined }, [
        {
          id: 'surgery/skin/closure',
          name: 'Closing',
          codes: '10500-10599',
          continues: ['surgery/skin/repair'],
        },
      ]),
    ),
    outlineOf(
      2021,
      edited({ 'surgery/skin/repair': undefined }, [
        {
          id: 'surgery/skin/suture',
          name: 'Sutures',
          codes: '10600-10699',
          continues: ['surgery/skin/closure'],
        },
      ]),
    ),
  ] as const

  it('is followed step by step in both directions', () => {
    expect(toldChanges(compareEditions(first, third, [third, second, first]))).toEqual([
      'renamed+ranges: surgery/skin/repair -> surgery/skin/suture | -10400-10599 | +10600-10699',
    ])
    expect(toldChanges(compareEditions(third, first, [second]))).toEqual([
      'renamed+ranges: surgery/skin/suture -> surgery/skin/repair | -10600-10699 | +10400-10599',
    ])
  })

  it('is unknown without the editions in between', () => {
    expect(toldChanges(compareEditions(first, third))).toEqual([
      'removed: surgery/skin/repair -> ',
      'added:  -> surgery/skin/suture',
    ])
  })

  it('is inferred if one of its steps is and no other path is declared', () => {
    const [from, middle, to] = [
      outlineOf(2019, base),
      outlineOf(
        2020,
        edited({ 'surgery/skin/repair': undefined }, [
          { id: 'surgery/skin/closure', name: 'Closing', codes: '10400-10599' },
        ]),
      ),
      outlineOf(
        2021,
        edited({ 'surgery/skin/repair': undefined }, [
          {
            id: 'surgery/skin/suture',
            name: 'Sutures',
            codes: '10600-10699',
            continues: ['surgery/skin/closure'],
          },
        ]),
      ),
    ]
    expect(toldChanges(compareEditions(from, to, [middle]))).toEqual([
      'renamed+ranges?: surgery/skin/repair -> surgery/skin/suture | -10400-10599 | +10600-10699',
    ])
  })

  it('is declared if one of two paths is', () => {
    const parts = edited({ 'surgery/skin/repair': undefined }, [
      {
        id: 'surgery/skin/mending',
        name: 'Wound Repair',
        codes: '10400-10499',
        continues: ['surgery/skin/repair'],
      },
      { id: 'surgery/skin/complex', name: 'Complex Wound Repair', codes: '10500-10599' },
    ])
    const joined = edited({ 'surgery/skin/repair': undefined }, [
      {
        id: 'surgery/skin/closure',
        name: 'Closure',
        codes: '10400-10599',
        continues: ['surgery/skin/mending', 'surgery/skin/complex'],
      },
    ])
    const [from, middle, to] = [
      outlineOf(2019, base),
      outlineOf(2020, parts),
      outlineOf(2021, joined),
    ]
    expect(toldChanges(compareEditions(from, middle))).toEqual([
      'split?: surgery/skin/repair -> surgery/skin/mending & surgery/skin/complex',
    ])
    expect(toldChanges(compareEditions(from, to, [middle]))).toEqual([
      'renamed: surgery/skin/repair -> surgery/skin/closure',
    ])
  })

  it('continues to the same id if an edition in between lacks it', () => {
    const gap = outlineOf(2020, edited({ 'surgery/skin/repair': undefined }))
    expect(toldChanges(compareEditions(first, outlineOf(2021, base), [gap]))).toEqual([])
  })
})

describe('the order of rows', () => {
  it('is the book order of the second edition, with removed categories after their predecessors', () => {
    const comparison = compare(
      {
        'surgery/skin/repair': undefined,
        'surgery/bones': undefined,
        'surgery/bones/incision': undefined,
      },
      [{ id: 'surgery/skin/zones', name: 'Zones', codes: '19000-19999' }],
    )
    expect(comparison.rows.map(told)).toEqual([
      'unchanged: surgery -> surgery',
      'unchanged: surgery/skin -> surgery/skin',
      'unchanged: surgery/skin/incision -> surgery/skin/incision',
      'unchanged: surgery/skin/excision -> surgery/skin/excision',
      'removed: surgery/skin/repair -> ',
      'added:  -> surgery/skin/zones',
      'removed: surgery/bones -> ',
      'removed: surgery/bones/incision -> ',
      'unchanged: radiology -> radiology',
    ])
  })

  it('ignores categories that moved away when it places removed ones', () => {
    const comparison = compare(
      {
        'surgery/skin/excision': undefined,
        'surgery/skin/repair': undefined,
        'surgery/bones': { codes: '10200-10399, 20000-29999' },
      },
      [
        {
          id: 'surgery/bones/excision',
          name: 'Excision',
          codes: '10200-10399',
          continues: ['surgery/skin/excision'],
        },
      ],
    )
    const lines = comparison.rows.map(told)
    expect(lines.indexOf('removed: surgery/skin/repair -> ')).toBe(
      lines.indexOf('unchanged: surgery/skin/incision -> surgery/skin/incision') + 1,
    )
  })

  it('puts categories removed from the beginning first', () => {
    const comparison = compareEditions(outlineOf(2019, base), outlineOf(2020, base.slice(-1)))
    expect(comparison.rows.map(({ kind }) => kind)).toEqual([
      ...base.slice(1).map(() => 'removed'),
      'unchanged',
    ])
  })
})

describe('a row', () => {
  it('is found by an id of either side', () => {
    const comparison = compare({ 'surgery/skin/repair': undefined })
    expect(rowOfFrom(comparison, 'surgery/skin/repair')?.kind).toBe('removed')
    expect(rowOfTo(comparison, 'surgery/skin/repair')).toBeUndefined()
    expect(rowOfTo(comparison, 'radiology')?.kind).toBe('unchanged')
  })
})

describe('counts by section', () => {
  it('count a row in its current section, or in its former one if it was removed', () => {
    const { sections } = compare({
      'surgery/skin/repair': undefined,
      radiology: { name: 'Imaging' },
    })
    expect(
      sections.map(({ section, counts }) => [
        section.name,
        counts.removed,
        counts.renamed,
        counts.unchanged,
      ]),
    ).toEqual([
      ['Surgery', 1, 0, 6],
      ['Imaging', 0, 1, 0],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { type MadeUp, outlineOf } from './editions.ts'
import { toldChanges } from './told.ts'

const frame: MadeUp[] = [
  { id: 's', name: 'Surgery', codes: '10000-69999' },
  { id: 's/skin', name: 'Skin', codes: '10000-19999' },
]
const bones: MadeUp = { id: 's/bones', name: 'Bones', codes: '20000-29999' }

const compare = (from: MadeUp[], to: MadeUp[]) =>
  toldChanges(
    compareEditions(outlineOf(2019, [...frame, ...from]), outlineOf(2020, [...frame, ...to])),
  )

const heading = (slug: string, name: string, codes: string, parent = 's/skin'): MadeUp => ({
  id: `${parent}/${slug}`,
  name,
  codes,
})

describe('an inferred link', () => {
  it('finds a renamed category by the same codes under the same parent', () => {
    expect(
      compare([heading('a', 'Cuts', '10000-10099')], [heading('b', 'Incision', '10000-10099')]),
    ).toEqual(['renamed?: s/skin/a -> s/skin/b'])
  })

  it('finds changed codes by the same name under the same parent', () => {
    expect(
      compare([heading('a', 'Biopsy', '10000-10099')], [heading('b', 'Biopsies', '11000-11099')]),
    ).toEqual(['renamed+ranges?: s/skin/a -> s/skin/b | -10000-10099 | +11000-11099'])
  })

  it('finds a renamed category with changed codes if name and codes are similar', () => {
    expect(
      compare(
        [heading('a', 'Home Services', '10000-10099')],
        [heading('b', 'Home or Residence Services', '10010-10199')],
      ),
    ).toEqual(['renamed+ranges?: s/skin/a -> s/skin/b | -10000-10009 | +10100-10199'])
  })

  it('finds a moved category by name and codes, or by codes at the same level', () => {
    const to = { ...bones, codes: '10000-10099, 20000-29999' }
    expect(
      compare(
        [heading('a', 'Wounds', '10000-10099'), bones],
        [to, heading('a', 'Wounds', '10000-10099', 's/bones')],
      ).filter((line) => !line.startsWith('ranges')),
    ).toEqual(['moved?: s/skin/a -> s/bones/a'])
    expect(
      compare(
        [heading('a', 'Wounds', '10000-10099'), bones],
        [to, heading('b', 'Other', '10000-10099', 's/bones')],
      ).filter((line) => !line.startsWith('ranges')),
    ).toEqual(['moved+renamed?: s/skin/a -> s/bones/b'])
  })

  it('matches the children of a matched category', () => {
    expect(
      compare(
        [heading('a', 'Wounds', '10000-10099'), heading('x', 'Closure', '10000-10009', 's/skin/a')],
        [
          heading('b', 'Injuries', '10000-10099'),
          heading('y', 'Closing', '10000-10009', 's/skin/b'),
        ],
      ),
    ).toEqual(['renamed?: s/skin/a -> s/skin/b', 'renamed?: s/skin/a/x -> s/skin/b/y'])
  })

  it('matches level by level if a category and its only child have the same codes', () => {
    expect(
      compare(
        [bones, heading('a', 'Casts', '20000-29999', 's/bones')],
        [
          { ...bones, id: 's/limbs', name: 'Limbs' },
          heading('b', 'Splints', '20000-29999', 's/limbs'),
        ],
      ),
    ).toEqual(['renamed?: s/bones -> s/limbs', 'renamed?: s/bones/a -> s/limbs/b'])
  })

  it('finds a split and, backwards, a merge', () => {
    const whole = [heading('a', 'Wounds', '10000-10099')]
    const parts = [heading('b', 'Burns', '10000-10049'), heading('c', 'Cuts', '10050-10099')]
    expect(compare(whole, parts)).toEqual(['split+renamed?: s/skin/a -> s/skin/b & s/skin/c'])
    expect(compare(parts, whole)).toEqual(['merged+renamed?: s/skin/b & s/skin/c -> s/skin/a'])
  })

  it('finds a part that was split off with a similar name and, backwards, absorbed', () => {
    const whole = [heading('a', 'Wound Repair', '10000-10099')]
    const parts = [
      heading('a', 'Wound Repair', '10000-10049'),
      heading('c', 'Complex Wound Repair', '10050-10099'),
    ]
    expect(compare(whole, parts)).toEqual(['split?: s/skin/a -> s/skin/a & s/skin/c'])
    expect(compare(parts, whole)).toEqual(['merged?: s/skin/a & s/skin/c -> s/skin/a'])
  })
})

describe('doubtful matches', () => {
  it('makes no link from a new heading in a gap to the heading around it', () => {
    expect(
      compare(
        [heading('a', 'Wound Repair', '10000-10099')],
        [heading('a', 'Wound Repair', '10000-10049'), heading('c', 'Leech Therapy', '10050-10099')],
      ),
    ).toEqual(['ranges: s/skin/a -> s/skin/a | -10050-10099', 'added:  -> s/skin/c'])
  })

  it('makes no link for a common name alone under another parent', () => {
    expect(
      compare(
        [heading('a', 'Excision', '10000-10099'), bones],
        [bones, heading('a', 'Excision', '20000-20099', 's/bones')],
      ),
    ).toEqual(['removed: s/skin/a -> ', 'added:  -> s/bones/a'])
  })

  it('makes no link for a few common codes, or for common codes under different names', () => {
    expect(
      compare(
        [heading('a', 'Wound Repair', '10000-10099')],
        [heading('b', 'Wound Repairs of Burns', '10090-10299')],
      ),
    ).toEqual(['removed: s/skin/a -> ', 'added:  -> s/skin/b'])
    expect(
      compare(
        [heading('a', 'Wound Repair', '10000-10099')],
        [heading('b', 'Leech Therapy', '10000-10090')],
      ),
    ).toEqual(['removed: s/skin/a -> ', 'added:  -> s/skin/b'])
  })

  it('makes no link if the match is ambiguous', () => {
    expect(
      compare(
        [
          heading('a', 'Wound Repair, Simple', '10000-10039'),
          heading('b', 'Wound Repair, Complex', '10040-10099'),
        ],
        [heading('c', 'Wound Repair, Any', '10020-10079')],
      ),
    ).toEqual(['removed: s/skin/a -> ', 'removed: s/skin/b -> ', 'added:  -> s/skin/c'])
  })

  it('makes no link if two categories have the same name', () => {
    expect(
      compare(
        [heading('a', 'Excision', '10000-10099'), heading('b', 'Excision', '11000-11099')],
        [heading('c', 'Excision', '12000-12099')],
      ),
    ).toEqual(['removed: s/skin/a -> ', 'removed: s/skin/b -> ', 'added:  -> s/skin/c'])
  })

  it('makes no link against a declared one', () => {
    expect(
      compare(
        [heading('a', 'Wounds', '10000-10099'), heading('b', 'Burns', '10100-10199')],
        [{ ...heading('c', 'Wounds', '10000-10099'), continues: ['s/skin/b'] }],
      ),
    ).toEqual([
      'removed: s/skin/a -> ',
      'renamed+ranges: s/skin/b -> s/skin/c | -10100-10199 | +10000-10099',
    ])
  })
})

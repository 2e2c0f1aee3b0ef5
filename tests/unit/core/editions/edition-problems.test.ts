import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeAtOrdinal } from '#core/codes/code.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import { buildOutline } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import { type MadeUp, madeUpEdition, smallCategories } from '../../support/made-up-edition.ts'

const file = 'editions/2026.json'
const problemsOf = (categories: readonly MadeUp[]) =>
  findEditionProblems(madeUpEdition(2026, categories), file)

/** The small edition with one category changed. */
const changed = (id: string, change: Partial<MadeUp>) =>
  smallCategories.map((category) => (category.id === id ? { ...category, ...change } : category))

/** Each invariant, violated once: the location of the problem, and what its message and remedy must name. */
const broken: readonly {
  invariant: string
  categories: readonly MadeUp[]
  place: string
  names: readonly string[]
}[] = [
  {
    invariant: 'an id stands once',
    categories: [...smallCategories, { id: 'surgery/bones', codes: '13000-13999' }],
    place: 'categories[7].id',
    names: ['"surgery/bones"', 'categories[6]', 'unique id'],
  },
  {
    invariant: 'a parent is in the edition',
    categories: changed('surgery/bones', { id: 'surgery/bone/limb' }),
    place: 'categories[6].parent',
    names: ['"surgery/bone"', '"surgery/bone/limb"', 'not in this edition', 'Add the parent'],
  },
  {
    invariant: 'a category stands below its parent',
    categories: [...smallCategories, { id: 'surgery/skin/repair', codes: '10200-10299' }],
    place: 'categories[7].parent',
    names: ['"surgery/skin/repair"', 'is not below its parent', 'book order'],
  },
  {
    invariant: 'a category does not stand before its parent',
    categories: [...smallCategories.slice(2), ...smallCategories.slice(0, 2)],
    place: 'categories[0].parent',
    names: ['"surgery/skin"', '"surgery"', 'book order'],
  },
  {
    invariant: 'an id is the parent’s and one part more',
    categories: changed('surgery/bones', { id: 'bones', parent: 'surgery' }),
    place: 'categories[6].id',
    names: ['"bones"', '"surgery/name"'],
  },
  {
    invariant: 'a section’s id has one part',
    categories: changed('visits', { id: 'visits/all', parent: null }),
    place: 'categories[0].id',
    names: ['"visits/all"', '"section"'],
  },
  {
    invariant: 'a former id is no category’s id',
    categories: changed('surgery/bones', { formerIds: ['surgery/skin'] }),
    place: 'categories[6].formerIds',
    names: ['"surgery/skin"', '"surgery/bones"'],
  },
  {
    invariant: 'ranges ascend',
    categories: changed('surgery/skin/excision', { codes: '10300-10399, 10100-10199' }),
    place: 'categories[4].ranges[1]',
    names: ['10100-10199', '10300-10399', 'ascending'],
  },
  {
    invariant: 'ranges of one category do not overlap',
    categories: changed('surgery/skin/excision', { codes: '10100-10199, 10199-10399' }),
    place: 'categories[4].ranges[1]',
    names: ['10199-10399', '10100-10199'],
  },
  {
    invariant: 'ranges lie inside the parent’s',
    categories: changed('surgery/bones', { codes: '12000-20000' }),
    place: 'categories[6].ranges[0]',
    names: ['12000-20000', '"surgery/bones"', '10000-19999', 'widen "surgery"'],
  },
  {
    invariant: 'siblings do not overlap',
    categories: changed('surgery/skin/incision', { codes: '10000-10100' }),
    place: 'categories[4].ranges',
    names: ['10100-10199', '10000-10100', '"surgery/skin/incision"', '"surgery/skin/excision"'],
  },
  {
    invariant: 'siblings stand in ascending order',
    categories: [
      ...smallCategories.slice(0, 2),
      { id: 'surgery/bones', codes: '12000-12999' },
      { id: 'surgery/skin', codes: '10000-10999' },
    ],
    place: 'categories[3]',
    names: ['"surgery/skin" (10000-10999)', '"surgery/bones" (12000-12999)', '"resequenced": true'],
  },
  {
    invariant: 'a code has one deepest category',
    categories: [
      { id: 'a', codes: '10000-10099' },
      { id: 'a/x', codes: '10000-10099' },
      { id: 'b', codes: '10050-10199' },
      { id: 'b/y', codes: '10050-10199' },
    ],
    place: 'categories[3].ranges',
    names: ['10050-10099', '"a/x"', '"b/y"', 'subsection'],
  },
]

describe('the invariants of an edition', () => {
  it('hold for a valid edition', () => {
    expect(problemsOf(smallCategories)).toEqual([])
  })

  for (const { invariant, categories, place, names } of broken) {
    it(`${invariant}: a violation is reported with file, location and codes`, () => {
      const problems = problemsOf(categories)
      const problem = problems.find((one) => one.place === place)
      expect(problem, JSON.stringify(problems)).toBeDefined()
      expect(problem?.file).toBe(file)
      expect(problem?.remedy).not.toBe('')
      for (const name of names) expect(`${problem?.message} ${problem?.remedy}`).toContain(name)
    })
  }

  it('allow a resequenced category out of numerical order', () => {
    expect(
      problemsOf([
        { id: 'surgery', codes: '10000-19999' },
        { id: 'surgery/bones', codes: '12000-12999' },
        { id: 'surgery/moved', codes: '10500-10599', resequenced: true },
        { id: 'surgery/joints', codes: '13000-13999' },
      ]),
    ).toEqual([])
  })

  it('allow sections in book order with overlapping nominal ranges', () => {
    expect(
      problemsOf([
        { id: 'visits', codes: '98000-98016, 99202-99499' },
        { id: 'visits/office', codes: '99202-99215' },
        { id: 'surgery', codes: '10000-19999' },
        { id: 'medicine', codes: '90000-99607' },
        { id: 'medicine/needles', codes: '97810-97814' },
      ]),
    ).toEqual([])
  })

  it('report every sibling that a wide one covers, not only the next', () => {
    const problems = problemsOf([
      { id: 'a', codes: '10000-19999' },
      { id: 'a/wide', codes: '10000-10999' },
      { id: 'a/one', codes: '10100-10199' },
      { id: 'a/two', codes: '10300-10399' },
    ])
    expect(problems.filter(({ message }) => message.includes('overlaps'))).toMatchObject([
      { place: 'categories[2].ranges' },
      { place: 'categories[3].ranges' },
    ])
  })

  it('are reported one by one: two violations are two problems', () => {
    const twice = changed('surgery/bones', { codes: '12000-20000' }).map((category) =>
      category.id === 'surgery/skin/incision' ? { ...category, codes: '09000-10099' } : category,
    )
    expect(problemsOf(twice).map(({ place }) => place)).toEqual([
      'categories[3].ranges[0]',
      'categories[6].ranges[0]',
    ])
  })
})

describe('an edition without problems', () => {
  const pair = fc
    .tuple(fc.integer({ min: 0, max: 39 }), fc.integer({ min: 0, max: 10 }))
    .map(([first, more]) => `${codeAtOrdinal(first)}-${codeAtOrdinal(first + more)}`)

  it('has no two deepest categories for a code, whatever its numbers', () => {
    let valid = 0
    fc.assert(
      fc.property(
        fc.array(fc.tuple(pair, fc.array(pair, { maxLength: 3 })), { minLength: 1, maxLength: 3 }),
        (sections) => {
          const edition = madeUpEdition(
            2026,
            sections.flatMap(([codes, children], s) => [
              { id: `s${s}`, codes },
              ...children.map((child, c) => ({ id: `s${s}/c${c}`, codes: child })),
            ]),
          )
          if (findEditionProblems(edition, file).length > 0) return
          valid += 1
          expect(buildPlacement(buildOutline(edition)).ties).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
    expect(valid).toBeGreaterThan(20)
  })
})

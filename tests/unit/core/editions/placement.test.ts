import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeAtOrdinal, codeOrdinal } from '#core/codes/code.ts'
import { rangeHolds } from '#core/codes/code-range.ts'
import { type Category, type Outline, buildOutline } from '#core/editions/outline.ts'
import {
  buildPlacement,
  deepestCategory,
  neighborsOf,
  placeCode,
} from '#core/editions/placement.ts'
import { type MadeUp, code, madeUpEdition, smallCategories } from '../../support/made-up-edition.ts'
import { shippedEdition } from '../../support/shipped.ts'

const outlineOf = (categories: readonly MadeUp[]) => buildOutline(madeUpEdition(2026, categories))
const small = buildPlacement(outlineOf(smallCategories))
const deepestIn = (placement: typeof small.placement, text: string) =>
  deepestCategory(placement, code(text))?.id

describe('the place of a code', () => {
  it('is the deepest category that contains it', () => {
    expect(deepestIn(small.placement, '10120')).toBe('surgery/skin/excision/benign')
    expect(deepestIn(small.placement, '10160')).toBe('surgery/skin/excision')
    expect(deepestIn(small.placement, '10399')).toBe('surgery/skin/excision')
    expect(deepestIn(small.placement, '10500')).toBe('surgery/skin')
    expect(deepestIn(small.placement, '12999')).toBe('surgery/bones')
  })

  it('includes the path from the section down', () => {
    expect(placeCode(small.placement, code('10120')).map(({ id }) => id)).toEqual([
      'surgery',
      'surgery/skin',
      'surgery/skin/excision',
      'surgery/skin/excision/benign',
    ])
    expect(placeCode(small.placement, code('13000'))).toEqual([])
  })

  it('is a section only if the section has no subsections', () => {
    expect(deepestIn(small.placement, '90500')).toBe('visits')
    expect(deepestIn(small.placement, '13000')).toBeUndefined()
  })

  it('is a section with subsections if the section has codes of its own', () => {
    const { placement } = buildPlacement(
      buildOutline(
        madeUpEdition(2026, [
          { id: 'trial', codes: '0001T-0099T', ownCodes: true },
          { id: 'trial/valves', codes: '0010T-0019T' },
        ]),
      ),
    )
    expect(deepestIn(placement, '0005T')).toBe('trial')
    expect(deepestIn(placement, '0012T')).toBe('trial/valves')
  })

  it('is empty outside every range', () => {
    for (const text of ['00000', '09999', '20000', '91000', '0001T', '9999U']) {
      expect(deepestIn(small.placement, text)).toBeUndefined()
    }
  })

  it('has neighbors if no category contains the code', () => {
    const near = (text: string) => {
      const { before, after } = neighborsOf(small.placement, code(text))
      return [before?.id, after?.id]
    }
    expect(near('13000')).toEqual(['surgery/bones', 'visits'])
    expect(near('00100')).toEqual([undefined, 'surgery/skin/incision'])
    expect(near('0001T')).toEqual(['visits', undefined])
  })

  it('is decided by depth if the ranges of two sections overlap', () => {
    const { placement, ties } = buildPlacement(
      outlineOf([
        { id: 'visits', codes: '98000-98016, 99202-99499' },
        { id: 'visits/remote', codes: '98000-98016' },
        { id: 'visits/office', codes: '99202-99215' },
        { id: 'medicine', codes: '90000-99199' },
        { id: 'medicine/needles', codes: '97810-97814' },
      ]),
    )
    expect(ties).toEqual([])
    expect(deepestIn(placement, '98005')).toBe('visits/remote')
    expect(deepestIn(placement, '98020')).toBeUndefined()
  })

  it('is a tie if two categories of the same depth contain the code', () => {
    const { ties } = buildPlacement(
      outlineOf([
        { id: 'a', codes: '10000-10099' },
        { id: 'a/x', codes: '10000-10099' },
        { id: 'b', codes: '10050-10199' },
        { id: 'b/y', codes: '10050-10199' },
      ]),
    )
    expect(
      ties.map(({ first, last, categories }) => [first, last, categories.map(({ id }) => id)]),
    ).toEqual([[10050, 10099, ['a/x', 'b/y']]])
  })

  it('is no tie if a third category is deeper', () => {
    const { ties } = buildPlacement(
      outlineOf([
        { id: 'a', codes: '10000-10099' },
        { id: 'a/x', codes: '10000-10099' },
        { id: 'a/x/deep', codes: '10050-10099' },
        { id: 'b', codes: '10050-10199' },
        { id: 'b/y', codes: '10050-10199' },
      ]),
    )
    expect(ties).toEqual([])
  })
})

/** The simple method: check every category. */
function searchAll(outline: Outline, ordinal: number): { deepest?: Category; isTie: boolean } {
  const any = codeAtOrdinal(ordinal)
  const holding = outline.categories.filter(
    (category) =>
      category.ranges.some((range) => rangeHolds(range, any)) &&
      (category.parent !== null ||
        category.ownCodes ||
        !outline.categories.some(({ parent }) => parent === category.id)),
  )
  const depth = Math.max(...holding.map((category) => category.depth))
  const [deepest, ...rivals] = holding.filter((category) => category.depth === depth)
  return { ...(deepest && { deepest }), isTie: rivals.length > 0 }
}

/** Outlines of up to three sections, two subsections and two headings each, over 40 numbers; overlaps allowed. */
const span = fc
  .tuple(fc.integer({ min: 0, max: 39 }), fc.integer({ min: 0, max: 12 }))
  .map(([first, more]) => `${codeAtOrdinal(first)}-${codeAtOrdinal(first + more)}`)
const anyOutline = fc
  .array(
    fc.record({
      codes: span,
      subsections: fc.array(
        fc.record({ codes: span, headings: fc.array(span, { maxLength: 2 }) }),
        { maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((sections) =>
    outlineOf(
      sections.flatMap(({ codes, subsections }, s) => [
        { id: `s${s}`, codes },
        ...subsections.flatMap(({ codes, headings }, b) => [
          { id: `s${s}/b${b}`, codes },
          ...headings.map((codes, h) => ({ id: `s${s}/b${b}/h${h}`, codes })),
        ]),
      ]),
    ),
  )

describe('any placement', () => {
  it('agrees with a search through all categories for every code', () => {
    fc.assert(
      fc.property(anyOutline, (outline) => {
        const { placement, ties } = buildPlacement(outline)
        for (let ordinal = 0; ordinal < 60; ordinal++) {
          const plain = searchAll(outline, ordinal)
          const isTie = ties.some(({ first, last }) => first <= ordinal && ordinal <= last)
          expect(isTie).toBe(plain.isTie)
          const found = deepestCategory(placement, codeAtOrdinal(ordinal))
          if (!isTie) expect(found?.id).toBe(plain.deepest?.id)
        }
      }),
    )
  })

  it('has ascending stretches, merged within a category', () => {
    fc.assert(
      fc.property(anyOutline, (outline) => {
        const { firsts, lasts, deepest } = buildPlacement(outline).placement
        firsts.forEach((first, index) => {
          expect(lasts[index]).toBeGreaterThanOrEqual(first)
          if (index === 0) return
          expect(first).toBeGreaterThan(lasts[index - 1] ?? Infinity)
          const touches = first === (lasts[index - 1] ?? -1) + 1
          if (touches) expect(deepest[index]).not.toBe(deepest[index - 1])
        })
      }),
    )
  })
})

describe('the place of a code in the shipped editions', () => {
  const placements = new Map(
    ['2019', '2022', '2023', '2024', '2025', '2026'].map((year) => [
      year,
      buildPlacement(buildOutline(shippedEdition(year))).placement,
    ]),
  )
  const pathIn = (year: string, text: string) => {
    const placement = placements.get(year)
    if (placement === undefined) throw new Error(`no ${year}`)
    return placeCode(placement, code(text)).map(({ name }) => name)
  }

  it('puts 27447 under Surgery › Musculoskeletal System › Femur and Knee Joint', () => {
    const path = pathIn('2026', '27447')
    expect(path.slice(0, 3)).toEqual([
      'Surgery',
      'Musculoskeletal System',
      'Femur (Thigh Region) and Knee Joint',
    ])
    expect(path).toHaveLength(4)
  })

  it('puts 99217 under hospital observation in 2022 and nowhere since 2023', () => {
    expect(pathIn('2022', '99217')).toContain('Hospital Observation Services')
    expect(pathIn('2023', '99217')).toEqual([])
    expect(pathIn('2026', '99217')).toEqual([])
  })

  it('puts 98005 under Evaluation and Management since 2025, not under Medicine', () => {
    expect(pathIn('2025', '98005')[0]).toBe('Evaluation and Management')
    expect(pathIn('2026', '99091')[0]).toBe('Evaluation and Management')
    expect(pathIn('2024', '98005')).toEqual([])
  })

  it('puts 99221 under hospital visits in every edition', () => {
    expect(pathIn('2022', '99221').join(' › ')).toMatch(/Hospital Inpatient Services/)
    expect(pathIn('2023', '99221').join(' › ')).toMatch(/Hospital Inpatient and Observation Care/)
  })

  it('puts 96150 (2019) and 96156 (later) under health behavior', () => {
    expect(pathIn('2019', '96150').join(' › ')).toMatch(/Health and Behavior/)
    expect(pathIn('2022', '96150')).toEqual([])
    expect(pathIn('2022', '96156').join(' › ')).toMatch(/Health Behavior/)
  })

  it('puts 99441 under telephone services until 2024', () => {
    expect(pathIn('2024', '99441').join(' › ')).toMatch(/Telephone/)
    expect(pathIn('2025', '99441')).toEqual([])
  })

  it('puts 1000T under Category III, right after 0999T', () => {
    expect(pathIn('2026', '1000T')).toEqual(pathIn('2026', '0999T'))
    expect(pathIn('2026', '1000T')[0]).toMatch(/Category III/)
    expect(codeOrdinal(code('1000T'))).toBe(codeOrdinal(code('0999T')) + 1)
  })
})

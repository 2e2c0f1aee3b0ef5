import { describe, expect, it } from 'vitest'
import type { CategoryRecord } from '#core/editions/edition-file.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import { countTerms, meaningResolver } from '#core/editions/vocabulary.ts'
import { code, madeUpEdition } from '../../support/made-up-edition.ts'

function outline(year: number, categories: Record<string, string[] | undefined>): Outline {
  const only = code('10000')
  return buildOutline({
    formatVersion: 1,
    id: String(year),
    title: String(year),
    effectiveDate: `${String(year)}-01-01`,
    notes: [],
    categories: Object.entries(categories).map(([id, continues]): CategoryRecord => {
      const record = {
        id,
        parent: null,
        name: id,
        ranges: [[only, only] as const],
        basis: 'named source' as const,
        confidence: 'high' as const,
        sources: [],
      }
      return continues === undefined ? record : { ...record, continues }
    }),
  })
}

const first = outline(2019, { a: undefined, old: undefined, both: undefined })
const second = outline(2020, { a: undefined, new: ['old'], left: ['both'], right: ['both'] })
const third = outline(2021, { a: undefined, newest: ['new'], left: undefined, right: undefined })
const editions = [first, second, third]

const resolve = (listed: string[], at: Outline) =>
  meaningResolver(
    { outline: at, placement: buildPlacement(at).placement },
    editions,
  )({ categories: listed }).map(({ id }) => id)

describe("a meaning's categories in an edition", () => {
  it('are the listed ones that exist there', () => {
    expect(resolve(['a', 'old'], first)).toEqual(['a', 'old'])
    expect(resolve(['a', 'old'], third)).toEqual(['a'])
  })

  it('are followed backwards if none exists there', () => {
    expect(resolve(['newest'], first)).toEqual(['old'])
    expect(resolve(['newest'], second)).toEqual(['new'])
  })

  it('are followed forwards, to every part of a split', () => {
    expect(resolve(['old'], third)).toEqual(['newest'])
    expect(resolve(['both'], third)).toEqual(['left', 'right'])
  })

  it('are empty if no edition has any of them', () => {
    expect(resolve(['unknown'], third)).toEqual([])
  })

  it('are the deepest ones that contain its anchor codes, in every edition', () => {
    const outlineOf = (skin: string) =>
      buildOutline(
        madeUpEdition(2026, [
          { id: 'surgery', codes: '10000-19999' },
          { id: 'surgery/skin', codes: skin },
          { id: 'surgery/bones', codes: '12000-12999' },
        ]),
      )
    const found = (skin: string) => {
      const edition = outlineOf(skin)
      const { placement } = buildPlacement(edition)
      return meaningResolver({ outline: edition, placement }, [edition])({
        codes: [code('10100'), code('12001')],
      }).map(({ id }) => id)
    }
    expect(found('10000-10999')).toEqual(['surgery/skin', 'surgery/bones'])
    expect(found('10000-10099')).toEqual(['surgery/bones'])
  })
})

describe('the number of terms of a vocabulary', () => {
  it('counts a term for each of its meanings', () => {
    const meanings = [
      { means: 'physical therapy', categories: ['a'], terms: ['PT', 'physio'] },
      { means: 'clotting test', categories: ['a'], terms: ['PT'] },
    ]
    expect(countTerms(meanings)).toBe(3)
  })
})

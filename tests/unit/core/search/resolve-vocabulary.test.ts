import { describe, expect, it } from 'vitest'
import type { CategoryRecord } from '#core/editions/edition-file.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { parseCode } from '#core/codes/code.ts'
import { resolveVocabulary } from '#core/search/resolve-vocabulary.ts'

function outline(year: number, categories: Record<string, string[] | undefined>): Outline {
  const code = parseCode('10000')
  if (code === undefined) throw new Error('no code')
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
        ranges: [[code, code] as const],
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
  resolveVocabulary(
    [{ term: 'T', meanings: [{ means: 'm', categories: listed }] }],
    at,
    editions,
  )[0]?.meanings[0]?.categories

describe("a term's categories in an edition", () => {
  it('are those listed that it holds', () => {
    expect(resolve(['a', 'old'], first)).toEqual(['a', 'old'])
    expect(resolve(['a', 'old'], third)).toEqual(['a'])
  })

  it('are followed backwards where it holds none', () => {
    expect(resolve(['newest'], first)).toEqual(['old'])
    expect(resolve(['newest'], second)).toEqual(['new'])
  })

  it('are followed forwards, through a split to all its parts', () => {
    expect(resolve(['old'], third)).toEqual(['newest'])
    expect(resolve(['both'], third)).toEqual(['left', 'right'])
  })

  it('leave a term out that leads nowhere', () => {
    expect(resolve(['unknown'], third)).toBeUndefined()
  })
})

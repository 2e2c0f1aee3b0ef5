import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCode } from '#core/codes/code.ts'
import { type AtlasLink, longestLink, longestLinkQuery, writeLink } from '#core/links/atlas-link.ts'
import { parseLink } from '#core/links/parse-link.ts'

const knee = parseCode('27447')
if (knee === undefined) throw new Error('27447 is a code')

describe('a link', () => {
  it.each<[string, AtlasLink]>([
    ['atlas://27447', { kind: 'code', edition: undefined, code: knee }],
    ['atlas://2026/27447', { kind: 'code', edition: '2026', code: knee }],
    ['ATLAS://2026/27447/', { kind: 'code', edition: '2026', code: knee }],
    ['atlas://2026', { kind: 'edition', edition: '2026' }],
    ['atlas://2026/surgery', { kind: 'category', edition: '2026', category: 'surgery' }],
    [
      'atlas://2026/surgery/musculoskeletal/femur-knee/repair',
      {
        kind: 'category',
        edition: '2026',
        category: 'surgery/musculoskeletal/femur-knee/repair',
      },
    ],
    ['atlas://2026?q=knee', { kind: 'search', edition: '2026', query: 'knee' }],
    ['atlas://2026/?q=knee', { kind: 'search', edition: '2026', query: 'knee' }],
    ['atlas://?q=D%26C+or%20E/M', { kind: 'search', edition: undefined, query: 'D&C or E/M' }],
    ['atlas://compare/2022/2023', { kind: 'compare', from: '2022', to: '2023' }],
  ])('parses %s', (text, link) => {
    expect(parseLink(text)).toEqual({ link })
  })

  it('can end with a code of any letter class', () => {
    expect(parseLink('atlas://2026/0042t').link).toMatchObject({ kind: 'code', code: '0042T' })
  })

  it.each([
    ['', 'begin'],
    ['27447', 'begin'],
    ['https://2026/27447', 'begin'],
    ['category-atlas://app/index.html', 'begin'],
    ['atlas:2026/27447', 'begin'],
    [' atlas://27447', 'begin'],
    ['atlas://', 'an edition'],
    ['atlas:///27447', 'an edition'],
    ['atlas://2026//27447', 'neither'],
    ['atlas://2026/27447//', 'neither'],
    ['atlas://2026/../27447', 'neither'],
    ['atlas://../etc/passwd', 'an edition'],
    ['atlas://2026/a//b', 'neither'],
    ['atlas://2026/Surgery', 'neither'],
    ['atlas://2026/2744é', 'character'],
    ['atlas://user@2026/27447', 'character'],
    ['atlas://2026:80/27447', 'character'],
    ['atlas://2026/27447#x', 'character'],
    ['atlas://2026\\27447', 'character'],
    ['atlas://2026/27447" --user-data=/tmp', 'character'],
    ['atlas://2026/27447\n', 'character'],
    ['atlas://2026/27447\0', 'character'],
    ['atlas://2026/%32%37447', 'escape sequence'],
    ['atlas://2026/27447?q=knee', 'Only an edition'],
    ['atlas://compare?q=knee', 'Only an edition'],
    ['atlas://2026?q=', 'no search words'],
    ['atlas://2026?q=+', 'no search words'],
    ['atlas://2026?x=knee', 'Only q='],
    ['atlas://2026?q=knee?q=hip', 'Only q='],
    ['atlas://2026?', 'Only q='],
    ['atlas://2026?q=%E0%A4', 'escaped'],
    ['atlas://2026?q=a%00b', 'escaped'],
    ['atlas://2026?q=a%E2%80%AEb', 'escaped'],
    [`atlas://2026?q=${'a'.repeat(longestLinkQuery + 1)}`, 'too long'],
    ['atlas://compare/2022', 'two editions'],
    ['atlas://compare/2022/2023/2024', 'two editions'],
    ['atlas://compare/2022/2022', 'itself'],
    ['atlas://compare/compare/2022', 'two editions'],
    [`atlas://2026/${'a'.repeat(longestLink)}`, 'too long'],
  ])('rejects %j with a reason', (text, reason) => {
    const { link, problem } = parseLink(text)
    expect(link).toBeUndefined()
    expect(problem).toContain(reason)
  })
})

const edition = fc
  .stringMatching(/^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/)
  .filter((text) => text !== 'compare' && parseCode(text) === undefined)
const code = fc
  .stringMatching(/^\d{4}[\dAFMTU]$/)
  .map(parseCode)
  .filter((one) => one !== undefined)
const category = fc
  .stringMatching(/^[a-z0-9-]{1,30}(\/[a-z0-9-]{1,30}){0,3}$/)
  .filter((text) => parseCode(text) === undefined)
const query = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !/\p{C}/u.test(text) && encodeURIComponent(text).length < 600)

const link: fc.Arbitrary<AtlasLink> = fc.oneof(
  fc.record({
    kind: fc.constant('code' as const),
    edition: fc.option(edition, { nil: undefined }),
    code,
  }),
  fc.record({ kind: fc.constant('category' as const), edition, category }),
  fc.record({
    kind: fc.constant('search' as const),
    edition: fc.option(edition, { nil: undefined }),
    query,
  }),
  fc.record({ kind: fc.constant('edition' as const), edition }),
  fc
    .record({ kind: fc.constant('compare' as const), from: edition, to: edition })
    .filter(({ from, to }) => from !== to),
)

describe('any link', () => {
  it('that the app writes is parsed to the same link', () => {
    fc.assert(
      fc.property(link, (one) => {
        expect(parseLink(writeLink(one))).toEqual({ link: one })
      }),
      { numRuns: 2000 },
    )
  })

  it('is parsed or rejected with a reason that does not repeat it, and never throws', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1200 }),
      fc.string({ unit: 'binary', maxLength: 80 }).map((text) => `atlas://${text}`),
      fc
        .array(
          fc.constantFrom(
            'atlas://',
            '2026',
            '27447',
            '/',
            '?',
            'q=',
            '%',
            '%00',
            '..',
            '\\',
            '@',
            ':',
            '#',
            'compare',
            '+',
            '"',
            ' --data ',
          ),
          { maxLength: 12 },
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(hostile, (text) => {
        const { link: found, problem } = parseLink(text)
        expect(found === undefined).toBe(problem !== undefined)
        if (found !== undefined) expect(parseLink(writeLink(found))).toEqual({ link: found })
        else expect(problem).toMatch(/^[A-Z][^\n]{10,80}\.$/)
      }),
      { numRuns: 10_000 },
    )
  })
})

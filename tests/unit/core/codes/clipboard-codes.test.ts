import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { queryFromClipboard } from '#core/codes/clipboard-codes.ts'

describe('codes from the clipboard', () => {
  test.each([
    ['27447', '27447'],
    ['  27447\r\n', '27447'],
    ['0042t', '0042T'],
    ['CPT 27447', '27447'],
    ['CPT® code: 27447', '27447'],
    ['27301-27599', '27301-27599'],
    ['27301 – 27599', '27301-27599'],
    ['27301 to 27599', '27301-27599'],
    ['27599-27301', '27301-27599'],
    ['27447-RT', '27447'],
    ['27447-25-LT', '27447'],
    ['27447, 27486;99213', '27447, 27486, 99213'],
    ['27447\t27486\n99213', '27447, 27486, 99213'],
    ['99213 and 99214', '99213, 99214'],
  ])('reads %j as the query %j', (text, query) => {
    expect(queryFromClipboard(text)).toBe(query)
  })
})

describe('other text on the clipboard', () => {
  test.each([
    '',
    '   ',
    'Jane Doe, born 1950-02-03',
    'Jane Doe 27447',
    '27447 Jane Doe',
    'MRN 27447',
    '555-12-3456',
    '(555) 274-4712',
    '4111 1111 1111 1111',
    '2744',
    '274470',
    '27301-0042T',
    'x27447',
    '<b>27447</b>',
    '27447<script>alert(1)</script>',
    'javascript:27447',
    '=27447+1',
    '27447\u0000',
    '27447\u202E',
    '2\u200B7447',
    '２７４４７',
    '٢٧٤٤٧',
    'https://example.org/27447',
    '../../27447',
    '"27447"',
    '{"code":"27447"}',
    Array.from({ length: 13 }, () => '27447').join(' '),
    `27447${' '.repeat(1_000_000)}`,
  ])('ignores text %#: %s', (text) => {
    expect(queryFromClipboard(text)).toBeUndefined()
  })

  test('lets only codes, commas, spaces and hyphens through, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('27447', '0042T', '-', ' to ', ',', ' ', '\n', '-RT', 'CPT ', '99213'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const query = queryFromClipboard(pieces.join(''))
        expect(query ?? '').toMatch(/^(?:\d{4}[\dAFMTU](?:-\d{4}[\dAFMTU])?(?:, |$))*$/)
      }),
      { numRuns: 3000 },
    )
  })
})

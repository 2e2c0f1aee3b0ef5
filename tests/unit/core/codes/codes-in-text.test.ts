import { describe, expect, it } from 'vitest'
import { formatRange } from '#core/codes/code-range.ts'
import { codesInText } from '#core/codes/codes-in-text.ts'

const found = (text: string) =>
  codesInText(text).flatMap(({ range }) => (range === undefined ? [] : [formatRange(range)]))

describe('codes in a text', () => {
  it.each([
    ['99211 stands apart, while 99212-99215 follow time.', ['99211', '99212-99215']],
    ['Category III runs to 0593T (see 0042T).', ['0593T', '0042T']],
    ['99217-99220 and 99224-99226 are gone.', ['99217-99220', '99224-99226']],
    ['Add modifier 25 in 2026, or 10,000 of them: 123456, A1234.', []],
    ['', []],
  ])('finds the codes in: %s', (text, codes) => {
    expect(found(text)).toEqual(codes)
    expect(
      codesInText(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  })
})

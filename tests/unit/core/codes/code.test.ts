import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Code, codeAtOrdinal, codeOrdinal, compareCodes, parseCode } from '#core/codes/code.ts'

const code = (text: string): Code => {
  const parsed = parseCode(text)
  if (parsed === undefined) throw new Error(`${text} is no code`)
  return parsed
}

const anyCode = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.stringMatching(/^[\dAFMTU]$/))
  .map(([number, last]) => code(String(number).padStart(4, '0') + last))

describe('a code', () => {
  it('has five digits, or four and one of the letters A, F, M, T, U', () => {
    for (const text of ['27447', '0042T', '0001F', '0001U', '0002M', '0001A']) {
      expect(parseCode(text)).toBe(text)
    }
    for (const text of [
      '',
      '2744',
      '274471',
      '0042B',
      'T0042',
      '27 47',
      '２７４４７',
      '27447-26',
    ]) {
      expect(parseCode(text)).toBeUndefined()
    }
  })

  it('is parsed in lower case and with surrounding spaces', () => {
    expect(parseCode(' 0042t ')).toBe('0042T')
  })

  it('sorts by letter class, then by number', () => {
    const sorted = ['1000T', '0001U', '99607', '0999T', '0001F', '00100', '0002M', '0001A']
      .map(code)
      .sort(compareCodes)
    expect(sorted).toEqual(['00100', '99607', '0001A', '0001F', '0002M', '0999T', '1000T', '0001U'])
  })

  it('converts to an ordinal and back', () => {
    fc.assert(fc.property(anyCode, (any) => codeAtOrdinal(codeOrdinal(any)) === any))
  })
})

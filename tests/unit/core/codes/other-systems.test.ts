import { describe, expect, it } from 'vitest'
import { otherCodesIn } from '#core/codes/other-systems.ts'

describe('a code of another system', () => {
  it.each([
    ['J1100', 'HCPCS Level II'],
    ['g2012', 'HCPCS Level II'],
    ['M17.11', 'ICD-10-CM'],
    ['s82.001a', 'ICD-10-CM'],
    ['D0120', 'CDT'],
  ])('recognizes %s as a code of %s', (text, system) => {
    expect(otherCodesIn(text)).toEqual([{ text: text.toUpperCase(), system }])
  })

  it.each(['27447', '0042T', '99213-25', 'L5', 'knee M17', 'J110', 'COVID-19'])(
    'does not take %s for a code of another system',
    (text) => {
      expect(otherCodesIn(text)).toEqual([])
    },
  )

  it('is reported once, in any case', () => {
    expect(otherCodesIn('99213 J1100, j1100 E11.9').map(({ text }) => text)).toEqual([
      'J1100',
      'E11.9',
    ])
  })
})

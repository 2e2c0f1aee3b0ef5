import { describe, expect, it } from 'vitest'
import { codeSystemOf, readTableCode, tableCodeOrder } from '#core/tables/table-code.ts'

describe('a code in a table', () => {
  it.each([
    ['43239', '43239', ''],
    [' 0042t ', '0042T', ''],
    ['100', '00100', ''],
    ['27130-26', '27130', '26'],
    ['2713026', '27130', '26'],
    ['j1100', 'J1100', ''],
    ['0075T TC', '0075T', 'TC'],
  ])('is read from %j', (cell, code, modifier) => {
    expect(readTableCode(cell)).toEqual({ code, modifier })
  })

  it.each(['', 'HCPCS', 'NOTE 1: see', '12', '123456', 'W1234', 'A1', '\u001a'])(
    'is not read from %j',
    (cell) => {
      expect(readTableCode(cell)).toBeUndefined()
    },
  )

  it('belongs to CPT, HCPCS Level II or CDT', () => {
    expect(['99213', '0001U', 'U0001', 'D0120', 'G0105'].map(codeSystemOf)).toEqual([
      'cpt',
      'cpt',
      'hcpcs',
      'cdt',
      'hcpcs',
    ])
  })

  it('sorts by number, then class, with CPT before Level II', () => {
    const codes = ['J1100', '1000T', '0999T', '99213', '00100', 'A0021', '0001F']
    expect(codes.sort((a, b) => tableCodeOrder(a) - tableCodeOrder(b))).toEqual([
      '00100',
      '99213',
      '0001F',
      '0999T',
      '1000T',
      'A0021',
      'J1100',
    ])
  })
})

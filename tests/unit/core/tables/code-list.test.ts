import { describe, expect, it } from 'vitest'
import { indexOfCode, listCodes } from '#core/tables/code-list.ts'
import { codesBeginning, codesContaining } from '#core/tables/find-codes.ts'
import { smallTable } from '../../support/small-table.ts'

describe('the codes of an edition', () => {
  it('come from every table that lists codes, without codes of other systems', () => {
    const list = listCodes(
      [
        smallTable('pprrvu', { '10021': 'one', '99213': 'visit', J1100: 'drug' }),
        smallTable('opps', { '00100': 'anesthesia', '0001U': 'lab' }),
        smallTable('mue', { '99999': '' }),
      ],
      'cpt',
    )
    expect(list.codes).toEqual(['00100', '10021', '99213', '0001U'])
  })

  it('show the longest descriptor and keep additional details from others', () => {
    const list = listCodes(
      [
        smallTable('pprrvu', { '43239': 'EGD BIOPSY SINGLE' }),
        smallTable('ama-long', { '43239': 'Made-up long words' }, 'long'),
        smallTable('ama-consumer', { '43239': 'Plain words' }, 'consumer'),
      ],
      'cpt',
    )
    expect(list.texts).toEqual(['Made-up long words'])
    expect(list.others).toEqual(['EGD BIOPSY SINGLE\nPlain words'])
  })

  it('do not repeat a descriptor that is only cut off or in capitals', () => {
    const list = listCodes(
      [
        smallTable('ama-long', { '43239': 'Some long words' }, 'long'),
        smallTable('ama-short', { '43239': 'SOME LONG' }),
      ],
      'cpt',
    )
    expect(list.others).toEqual([''])
  })

  it('are found by their first characters', () => {
    const list = listCodes(
      [smallTable('opps', { '43235': 'a', '43239': 'b', '4323F': 'c' })],
      'cpt',
    )
    expect(codesBeginning(list, '4323').map((index) => list.codes[index])).toEqual([
      '43235',
      '43239',
      '4323F',
    ])
    expect(codesBeginning(list, '43239')).toEqual([1])
    expect(codesBeginning(list, '43230')).toEqual([])
    expect(codesBeginning(list, 'knee')).toEqual([])
    expect(indexOfCode(list, '43240')).toBe(-1)
  })
})

describe('codes found by words before these are indexed', () => {
  const list = listCodes(
    [
      smallTable('hcpcs', { K0001: 'Standard wheelchair', E0950: 'Wheelchair accessory, tray' }),
      smallTable('hcpcs', { A0021: 'Ambulance' }),
    ],
    'hcpcs',
  )

  it.each([
    ['wheelchair', ['E0950', 'K0001']],
    ['TRAY wheel', ['E0950']],
    ['wheelchair ambulance', []],
  ])('have each of “%s” in a descriptor', (words, codes) => {
    expect(codesContaining(list, words).map((index) => list.codes[index])).toEqual(codes)
  })
})

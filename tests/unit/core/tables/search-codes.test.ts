import { describe, expect, it } from 'vitest'
import { buildAnalyzer } from '#core/search/analyze.ts'
import { findCodes, indexCodes } from '#core/tables/search-codes.ts'

const rows = [
  ['A0001', 'Cushion for a wheelchair', 'WC cushion'],
  ['A0002', 'Knee sheath', ''],
  ['A0003', 'Knee sleeve\twith hinge', 'Hinged sleeve\nSleeve, hinged'],
] as const
const list = {
  codes: rows.map(([code]) => code),
  texts: rows.map(([, text]) => text),
  others: rows.map(([, , others]) => others),
  ends: rows.map(() => ''),
}
const words = indexCodes(list, buildAnalyzer(null))
const find = (query: string) => findCodes(words, query).map((at) => list.codes[at])

describe('codes of a table', () => {
  it('are found by words of any of their descriptors', () => {
    expect(find('cushion')).toEqual(['A0001'])
    expect(find('wc cushion')).toEqual(['A0001'])
    expect(find('hinged sleeve')).toEqual(['A0003'])
    expect(find('knee')).toEqual(['A0002', 'A0003'])
  })

  it('are found despite a misspelling', () => {
    expect(find('wheelchiar')).toEqual(['A0001'])
  })

  it('are not found if only one of several words matches', () => {
    expect(find('knee arthroplasty')).toEqual([])
    expect(find('knee sheath')).toEqual(['A0002'])
  })
})

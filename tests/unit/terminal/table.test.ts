import { expect, it } from 'vitest'
import { tableLines } from '../../../terminal/table.ts'

it('aligns columns two spaces apart, without trailing spaces', () => {
  expect(
    tableLines([
      ['2019', 'a', ''],
      ['x', 'bcd', 'yours'],
    ]),
  ).toEqual(['2019  a', 'x     bcd  yours'])
  expect(tableLines([])).toEqual([])
  expect(tableLines([['a'], ['b', 'c']])).toEqual(['a', 'b  c'])
})

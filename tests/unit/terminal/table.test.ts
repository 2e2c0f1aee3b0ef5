import { expect, it } from 'vitest'
import { tableLines } from '../../../terminal/table.ts'

it('a table has aligned columns two blanks apart, and no blank at the end of a line', () => {
  expect(
    tableLines([
      ['2019', 'a', ''],
      ['x', 'bcd', 'yours'],
    ]),
  ).toEqual(['2019  a', 'x     bcd  yours'])
  expect(tableLines([])).toEqual([])
  expect(tableLines([['a'], ['b', 'c']])).toEqual(['a', 'b  c'])
})

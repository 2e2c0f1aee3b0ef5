import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCsv, parseCsv } from '#core/text/csv.ts'
import { anyText } from '../../../fixtures/user-data/arbitrary.ts'

describe('a table as comma-separated values', () => {
  it('is read back unchanged, whatever its cells contain', () => {
    const rows = fc.array(fc.array(anyText, { minLength: 2, maxLength: 4 }), { minLength: 1 })
    fc.assert(
      fc.property(rows, (table) => {
        expect(parseCsv(formatCsv(table))).toEqual(table)
      }),
    )
  })

  it('has no cell that a spreadsheet would run', () => {
    const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', "'=1", '|cmd', '＝1']
    for (const cell of dangerous) expect(formatCsv([[cell]])).toContain(`"'${cell}"`)
    expect(formatCsv([['27301-27599', "O'Neil"]])).toBe('\uFEFF"27301-27599","O\'Neil"\r\n')
  })

  it('is read with semicolons and tabs, with and without quotes, without empty lines', () => {
    const table = [
      ['a', 'b'],
      ['1;2', ''],
    ]
    expect(parseCsv('a;b\n\n"1;2";\n')).toEqual(table)
    expect(parseCsv('a\tb\r\n1;2\t')).toEqual(table)
    expect(parseCsv('\uFEFFa,b\r"1;2",""')).toEqual(table)
  })

  it('does not take a character inside a cell for its separator', () => {
    const table = [
      [';;;', 'a\n;;'],
      ['', '\t'],
    ]
    expect(parseCsv(formatCsv(table))).toEqual(table)
    expect(parseCsv('"a,b,c";d\n1;2')).toEqual([
      ['a,b,c', 'd'],
      ['1', '2'],
    ])
  })

  it('is read to the end if a quote never closes', () => {
    expect(parseCsv('a,b\n1,"2\n3')).toEqual([
      ['a', 'b'],
      ['1', '2\n3'],
    ])
  })
})

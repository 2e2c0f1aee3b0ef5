import { describe, expect, it } from 'vitest'
import { guessSeparator, readDelimited } from '#backend/files/read-delimited.ts'

const cellsOf = (text: string) => [...readDelimited(text, ',')].map(({ cells }) => cells)

describe('delimited text', () => {
  it('keeps separators, quotes and line ends inside quotes', () => {
    expect(cellsOf('a,"b, c","d ""e"" f"\r\n"g\nh",i')).toEqual([
      ['a', 'b, c', 'd "e" f'],
      ['g\nh', 'i'],
    ])
  })

  it('splits lines at CRLF, LF and CR', () => {
    expect(cellsOf('a\r\nb\nc\rd')).toEqual([['a'], ['b'], ['c'], ['d']])
  })

  it('reads an unclosed quote as text', () => {
    expect(cellsOf('"a notice, with one quote\n1,"x"')).toEqual([
      ['"a notice', ' with one quote'],
      ['1', 'x'],
    ])
  })

  it('returns the line number of each row', () => {
    const rows = [...readDelimited('a\n"b\nb"\n\nc', ',')]
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 4, 5])
  })

  it('keeps the empty cell at the end of a row', () => {
    expect(cellsOf('a,\n,b')).toEqual([
      ['a', ''],
      ['', 'b'],
    ])
  })
})

describe('the separator of a text', () => {
  it.each([
    ['a\tb, c\nd\te', '\t'],
    ['a,b\nc,d', ','],
    ['1~2~3, 4\n5~6~7', '~'],
    ['1|2, 3|4\n5|6|7', '|'],
    ['a;b\n"c;,";d', ';'],
  ])('of %j is %j', (text, separator) => {
    expect(guessSeparator(text)).toBe(separator)
  })

  it('is undefined if most lines have one cell', () => {
    expect(guessSeparator('one\ntwo\nthree, with a comma\nfour')).toBeUndefined()
  })
})

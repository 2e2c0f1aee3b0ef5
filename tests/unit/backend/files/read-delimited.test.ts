import { describe, expect, it } from 'vitest'
import { guessSeparator, readDelimited } from '#backend/files/read-delimited.ts'

const cellsOf = (text: string) => [...readDelimited(text, ',')].map(({ cells }) => cells)

describe('values separated by a character', () => {
  it('keeps separators, quotes and line ends that stand in quotes', () => {
    expect(cellsOf('a,"b, c","d ""e"" f"\r\n"g\nh",i')).toEqual([
      ['a', 'b, c', 'd "e" f'],
      ['g\nh', 'i'],
    ])
  })

  it('ends lines with CRLF, LF and CR', () => {
    expect(cellsOf('a\r\nb\nc\rd')).toEqual([['a'], ['b'], ['c'], ['d']])
  })

  it('reads a quote that nothing closes as text', () => {
    expect(cellsOf('"a notice, with one quote\n1,"x"')).toEqual([
      ['"a notice', ' with one quote'],
      ['1', 'x'],
    ])
  })

  it('tells the line where each row begins', () => {
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

  it('is none where most lines have one cell', () => {
    expect(guessSeparator('one\ntwo\nthree, with a comma\nfour')).toBeUndefined()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf } from '../../../terminal/lines.ts'

async function* inPieces(...pieces: string[]): AsyncGenerator<string> {
  for (const piece of pieces) yield await Promise.resolve(piece)
}
const read = async (...pieces: string[]) => {
  const lines: string[] = []
  for await (const some of linesOf(inPieces(...pieces))) lines.push(...some)
  return lines
}

describe('the lines of standard input', () => {
  it('end with LF, CRLF or the end of the input', async () => {
    expect(await read('a\nb\r\n\nc')).toEqual(['a', 'b', '', 'c'])
    expect(await read('a\n')).toEqual(['a'])
    expect(await read('')).toEqual([])
  })

  it('are not split at other separators', async () => {
    expect(await read('a\u2028b\u0085c\rd\n')).toEqual(['a\u2028b\u0085c\rd'])
  })

  it('are cut at the maximum length of a query, however many chunks they come in', async () => {
    const piece = 'x'.repeat(60_000)
    const lines = await read(piece, piece, piece, 'y\n27447\n', piece, piece)
    expect(lines.map((line) => line.length)).toEqual([100_000, 5, 100_000])
  })

  it('are the same however the input is chunked', async () => {
    const text = fc
      .array(fc.constantFrom('a', '\n', '\r\n', '\u{1F9B5}', ' '))
      .map((all) => all.join(''))
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), async (all, at) => {
        const cut = all.length === 0 ? 0 : at % all.length
        expect(await read(all.slice(0, cut), all.slice(cut))).toEqual(await read(all))
      }),
    )
  })
})

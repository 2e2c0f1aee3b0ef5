/** Longer than anything that a line is read for. The rest of a longer one is dropped, so that memory stays flat. */
const mostCharacters = 100_000

/**
 * Yields the lines of a text that comes in pieces, those at a time that a piece completes, without their ends
 * (`\n` or `\r\n`); a last one without an end too.
 * Node's readline would divide a line at U+2028 also, so that one query had two answers.
 */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = piece.split('\n')
    const last = lines.pop() ?? ''
    const first = lines[0]
    if (first === undefined) {
      rest += last.slice(0, Math.max(0, mostCharacters - rest.length))
      continue
    }
    lines[0] = rest + first
    rest = last.slice(0, mostCharacters)
    yield lines.map((line) => line.replace(/\r$/, '').slice(0, mostCharacters))
  }
  if (rest !== '') yield [rest]
}

/** Longer than any useful line. The rest of a longer one is dropped, so that memory stays bounded. */
const mostCharacters = 100_000

/**
 * Yields the lines of a text that arrives in pieces, grouped by the piece that completes them, without line endings
 * (`\n` or `\r\n`), including a last line without one.
 * Node's readline also splits at U+2028, which would give two answers to one query.
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

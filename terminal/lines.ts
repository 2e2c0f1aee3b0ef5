/**
 * Yields the lines of a text that comes in pieces, without their ends (`\n` or `\r\n`); a last one without an end too.
 * Node's readline would divide a line at U+2028 also, so that one query had two answers.
 */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.replace(/\r$/, '')
  }
  if (rest !== '') yield rest
}

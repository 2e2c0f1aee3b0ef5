import { type CodeRange, parseRange } from './code-range.ts'

/** A piece of a text: plain text, or a code or range as written. */
export interface TextWithCodes {
  readonly text: string
  readonly range: CodeRange | undefined
}

const written = /(?<![\p{L}\p{N}-])\d{4}[\dAFMTU](?:-\d{4}[\dAFMTU])?(?![\p{L}\p{N}]|-\d)/gu

/** Splits a text into pieces, with codes and code ranges as pieces of their own. Joined, the pieces equal the text. */
export function codesInText(text: string): TextWithCodes[] {
  const pieces: TextWithCodes[] = []
  let reached = 0
  for (const match of text.matchAll(written)) {
    const range = parseRange(match[0])
    if (range === undefined) continue
    if (match.index > reached)
      pieces.push({ text: text.slice(reached, match.index), range: undefined })
    pieces.push({ text: match[0], range })
    reached = match.index + match[0].length
  }
  if (reached < text.length) pieces.push({ text: text.slice(reached), range: undefined })
  return pieces
}

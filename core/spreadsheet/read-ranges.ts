import { compareRanges, parseRange, type CodeRange } from '../codes/code-range.ts'
import { recordLimits } from '../editions/record-limits.ts'
import { withHyphens } from '../text/with-hyphens.ts'

/** The ranges in a cell, ascending, or why it cannot be read and what to do. */
export type RangesRead =
  | {
      readonly ok: true
      readonly ranges: readonly CodeRange[]
      /** The codes whose leading zeros were put back. */
      readonly padded: readonly string[]
    }
  | { readonly ok: false; readonly message: string; readonly remedy: string }

/** How spreadsheets write what they took for a date: `2026-01-01`, `1-Jan`, `Jan-01`, `1/1/2026`. */
const datePattern =
  /^(\d{4}-\d{2}-\d{2}|\d{1,2}-[a-z]{3}(-\d{2,4})?|[a-z]{3}-\d{1,4}|\d{1,2}\/\d{1,2}(\/\d{2,4})?)$/i
/** A code, perhaps without its leading zeros. */
const codePattern = /^(\d{1,5}|\d{1,4}[AFMTU])$/i
const codeLength = 5

/** Reads a cell of code ranges: `27301-27599, 27601`, parted by commas, semicolons or line ends. */
export function readRanges(cell: string): RangesRead {
  const parts = withHyphens(cell)
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 0) {
    return rejected('There is no code range.', 'Enter its codes, such as 27301-27599.')
  }
  if (parts.length > recordLimits.ranges) {
    return rejected(
      `There are more than ${recordLimits.ranges} code ranges.`,
      'Check that it is the right column.',
    )
  }
  const ranges: CodeRange[] = []
  const padded: string[] = []
  for (const part of parts) {
    if (datePattern.test(part)) {
      return rejected(
        `The spreadsheet made a date of it: ${part}.`,
        'Format the column as text, then enter the code range again.',
      )
    }
    const ends = part.replace(/\s+to\s+/i, '-').split('-')
    const codes = ends.map((end) => withZeros(end.trim(), padded))
    const range = ends.length > 2 ? undefined : parseRange(codes.join('-'))
    if (range === undefined) {
      return rejected(
        `“${part.slice(0, 60)}” is not a code range.`,
        'Write a first and a last code of five characters, such as 27301-27599 or 0001U-.',
      )
    }
    ranges.push(range)
  }
  return { ok: true, ranges: ranges.sort(compareRanges), padded }
}

/** Returns a code with the leading zeros that a spreadsheet took: `100` becomes `00100`. One that begins with a zero lost none. */
function withZeros(text: string, padded: string[]): string {
  if (!codePattern.test(text) || text.length === codeLength || text.startsWith('0')) return text
  const code = text.padStart(codeLength, '0').toUpperCase()
  padded.push(code)
  return code
}

function rejected(message: string, remedy: string): RangesRead {
  return { ok: false, message, remedy }
}

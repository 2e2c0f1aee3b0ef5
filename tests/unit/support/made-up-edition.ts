import { type Code, parseCode } from '#core/codes/code.ts'
import { type CodeRange, parseRange } from '#core/codes/code-range.ts'
import type { CategoryRecord, EditionFile } from '#core/editions/edition-file.ts'

/** A category of a made-up edition; missing fields get defaults. */
export interface MadeUp extends Partial<Omit<CategoryRecord, 'id' | 'ranges'>> {
  id: string
  /** Such as `10000-10099, 10200`. */
  codes: string
}

/** Parses a code. Throws if the text is not one. */
export function code(text: string): Code {
  const parsed = parseCode(text)
  if (parsed === undefined) throw new Error(`${text} is no code`)
  return parsed
}

/** Parses ranges such as `10000-10099, 10200`. Throws if one is invalid. */
export function ranges(text: string): CodeRange[] {
  return text.split(', ').map((part) => {
    const range = parseRange(part)
    if (range === undefined) throw new Error(`${part} is no range`)
    return range
  })
}

/** Returns an edition in effect from the first day of `year`. A category's parent is the part of its id before the last slash. */
export function madeUpEdition(year: number, categories: readonly MadeUp[]): EditionFile {
  return {
    formatVersion: 1,
    id: String(year),
    title: `Edition ${year}`,
    effectiveDate: `${year}-01-01`,
    notes: [],
    categories: categories.map(({ codes, ...given }) => ({
      parent: given.id.includes('/') ? given.id.slice(0, given.id.lastIndexOf('/')) : null,
      name: given.id,
      basis: 'named source',
      confidence: 'high',
      sources: [],
      ...given,
      ranges: ranges(codes),
    })),
  }
}

/** A small valid outline: two sections, one with subsections and headings, one without. */
export const smallCategories: readonly MadeUp[] = [
  { id: 'visits', codes: '90000-90999' },
  { id: 'surgery', codes: '10000-19999' },
  { id: 'surgery/skin', codes: '10000-10999' },
  { id: 'surgery/skin/incision', codes: '10000-10099' },
  { id: 'surgery/skin/excision', codes: '10100-10199, 10300-10399' },
  { id: 'surgery/skin/excision/benign', codes: '10100-10149' },
  { id: 'surgery/bones', codes: '12000-12999' },
]

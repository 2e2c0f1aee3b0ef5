import { readFileSync } from 'node:fs'
import { parseRange } from '#core/codes/code-range.ts'
import type { CodeRange } from '#core/codes/code-range.ts'
import { editionFileSchema } from '#core/editions/edition-file.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'

/** A category of a made-up edition. Its parent is the part of its id before the last slash. */
export interface MadeUp {
  id: string
  name: string
  /** Such as `10000-10099, 10200`. */
  codes: string
  continues?: string[]
}

export const ranges = (text: string): CodeRange[] =>
  text.split(', ').map((part) => {
    const range = parseRange(part)
    if (range === undefined) throw new Error(`${part} is no range`)
    return range
  })

/** Returns a made-up edition, in effect from the first day of `year`. */
export function outlineOf(year: number, categories: readonly MadeUp[]): Outline {
  return buildOutline({
    formatVersion: 1,
    id: String(year),
    title: `Edition ${year}`,
    effectiveDate: `${year}-01-01`,
    notes: [],
    categories: categories.map(({ id, name, codes, continues }) => ({
      id,
      parent: id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : null,
      name,
      ranges: ranges(codes),
      basis: 'named source' as const,
      confidence: 'high' as const,
      sources: [],
      ...(continues && { continues }),
    })),
  })
}

export const shippedYears = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026] as const

/** Returns the editions of the repository's dataset, oldest first. */
export function shippedOutlines(): Outline[] {
  return shippedYears.map((year) => {
    const file = new URL(`../../../../data/editions/${year}.json`, import.meta.url)
    return buildOutline(editionFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
  })
}

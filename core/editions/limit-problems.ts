import type { EditionFile } from './edition-file.ts'
import { categoryIdLength } from './ids.ts'
import type { Problem } from './problem.ts'
import { recordLimits } from './record-limits.ts'

/** Returns the problems of an edition that its file could not be read with: its schema sets the same limits. */
export function findLimitProblems({ categories }: EditionFile, file: string): Problem[] {
  return categories.flatMap(({ id, name, ranges, continues = [] }, index) => {
    const checks: readonly [wrong: boolean, field: string, message: string, remedy: string][] = [
      [name === '', 'name', 'The heading has no name.', 'Give it one.'],
      [
        name.length > recordLimits.name,
        'name',
        `The name is longer than ${recordLimits.name} characters.`,
        'Shorten it.',
      ],
      [id.length > categoryIdLength, 'parent', `“${name}” is nested too deep.`, 'Move it up.'],
      [
        ranges.length === 0,
        'ranges',
        `“${name}” has no codes.`,
        'Give it at least one code or range.',
      ],
      [
        ranges.length > recordLimits.ranges,
        'ranges',
        `“${name}” has more than ${recordLimits.ranges} ranges.`,
        'Combine some of them.',
      ],
      [
        continues.length > recordLimits.ids,
        'continues',
        `“${name}” comes from more than ${recordLimits.ids} headings.`,
        'Leave some out.',
      ],
    ]
    return checks
      .filter(([wrong]) => wrong)
      .map(([, field, message, remedy]) => ({
        file,
        place: `categories[${index}].${field}`,
        message,
        remedy,
      }))
  })
}

import { type Comparison } from '#core/comparison/comparison.ts'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { shippedFiles } from '../dataset-answers.ts'

/** The shipped editions, oldest first. */
export const shippedOutlines: readonly Outline[] = shippedFiles.map(buildOutline)

/** Returns the comparison of two shipped editions. */
export function compareShipped(from: string, to: string): Comparison {
  const outline = (id: string) => {
    const found = shippedOutlines.find(({ edition }) => edition === id)
    if (found === undefined) throw new Error(`no edition ${id}`)
    return found
  }
  return compareEditions(outline(from), outline(to), shippedOutlines)
}

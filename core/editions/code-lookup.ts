import { type Code, codeOrdinal, letterClasses } from '../codes/code.ts'
import { type CodeRange, rangeBounds } from '../codes/code-range.ts'
import { type Category, type Outline, ancestorsOf } from './outline.ts'
import { type Placement, placeCode } from './placement.ts'

/** A category that contains a code. */
export interface CodeCategory {
  readonly category: Category
  readonly code: Code
  /** Whether it is the deepest that does. */
  readonly deepest: boolean
}

/**
 * Returns the categories that contain the codes: first the deepest of each in the order typed, since
 * that is what was asked, then their ancestors, nearest first.
 */
export function categoriesOfCodes(placement: Placement, codes: readonly Code[]): CodeCategory[] {
  const deepest = new Map<Category, CodeCategory>()
  const above = new Map<Category, CodeCategory>()
  for (const code of codes) {
    const path = placeCode(placement, code).reverse()
    path.forEach((category, step) => {
      const found = step === 0 ? deepest : above
      if (!found.has(category)) found.set(category, { category, code, deepest: step === 0 })
    })
  }
  return [
    ...deepest.values(),
    ...[...above.values()].filter(({ category }) => !deepest.has(category)),
  ]
}

/** Stretches of ordinals, both ends included. */
type Bounds = readonly (readonly [first: number, last: number])[]

/** Returns the categories that hold codes of a range, those that hold no more than it first. */
export function categoriesOfRange(placement: Placement, range: CodeRange): Category[] {
  const bounds = rangeBounds(range)
  const found = categoriesIn(placement, bounds)
  const same = found.filter(({ ranges }) => ranges.some((own) => isSame(rangeBounds(own), bounds)))
  return [...same.reverse(), ...found.filter((category) => !same.includes(category))]
}

/** Returns the categories that contain codes starting with this, of any letter class. */
export function categoriesOfPrefix(placement: Placement, prefix: string): Category[] {
  const found = boundsOfPrefix(prefix).flatMap((bounds) => categoriesIn(placement, bounds))
  return [...new Set(found)]
}

/** Returns the ordinals of the codes that begin with one to four digits. */
function boundsOfPrefix(prefix: string): Bounds {
  const bounds: (readonly [number, number])[] = [
    [Number(prefix.padEnd(5, '0')), Number(prefix.padEnd(5, '9'))],
  ]
  for (const letter of letterClasses) {
    bounds.push([
      codeOrdinal((prefix.padEnd(4, '0') + letter) as Code),
      codeOrdinal((prefix.padEnd(4, '9') + letter) as Code),
    ])
  }
  return bounds
}

/**
 * Returns the categories that are the deepest for some code of a stretch of ordinals, with their ancestors.
 * First the smallest category that holds all of them, as it answers the whole question, and what
 * is below it in book order; then its ancestors, nearest first.
 */
function categoriesIn(placement: Placement, [first, last]: readonly [number, number]): Category[] {
  const { outline, firsts, lasts, deepest } = placement
  const all = new Set<Category>()
  for (let at = stretchFrom(lasts, first); at < firsts.length; at++) {
    if ((firsts[at] ?? Infinity) > last) break
    const category = deepest[at]
    if (category !== undefined) all.add(category)
  }
  // A number between two headings is the subsection's only by its bounds: no code may have it.
  const leaves = [...all].filter(({ position, end }) => end === position + 1)
  const found = leaves.length > 0 ? leaves : [...all]
  if (found.length === 0) return []
  const common = commonPath(outline, found)
  for (const category of found) {
    for (const ancestor of ancestorsOf(outline, category)) all.add(ancestor)
  }
  const smallest = common.at(-1)
  const above = new Set(common.slice(0, -1))
  const below = [...all].filter((category) => !above.has(category))
  below.sort((a, b) => a.position - b.position)
  return smallest === undefined ? below : [...below, ...common.slice(0, -1).reverse()]
}

/** Returns the index of the first stretch that ends at or after an ordinal. */
function stretchFrom(lasts: readonly number[], ordinal: number): number {
  let low = 0
  let high = lasts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((lasts[middle] ?? Infinity) < ordinal) low = middle + 1
    else high = middle
  }
  return low
}

/** Returns the categories that are on the path of all of these, from the section down. */
function commonPath(outline: Outline, categories: readonly Category[]): Category[] {
  let common: Category[] | undefined
  for (const category of categories) {
    const path = [...ancestorsOf(outline, category), category]
    common = common?.filter((ancestor, depth) => path[depth] === ancestor) ?? path
    if (common.length === 0) return []
  }
  return common ?? []
}

function isSame(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

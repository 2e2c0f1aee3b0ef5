import type { Code } from '../codes/code.ts'
import type { Category } from '../editions/outline.ts'
import { type Placement, deepestCategory } from '../editions/placement.ts'
import type { CodeList } from './code-list.ts'

/** Where the codes of a list lie in an edition's outline. */
export interface CodesInOutline {
  readonly list: CodeList
  /** The position of the deepest category that holds each code, -1 where none does. */
  readonly positions: Int32Array
  /** How many codes lie in categories before each position: a category holds those of `end` less those of `position`. */
  readonly before: Int32Array
}

/** Places a list's codes of CPT in an edition, once. */
export function placeCodes(list: CodeList, placement: Placement): CodesInOutline {
  const { categories } = placement.outline
  const positions = new Int32Array(list.codes.length).fill(-1)
  const before = new Int32Array(categories.length + 1)
  list.codes.forEach((code, index) => {
    const category = deepestCategory(placement, code as Code)
    if (category === undefined) return
    positions[index] = category.position
    before[category.position + 1] = (before[category.position + 1] ?? 0) + 1
  })
  for (let position = 1; position < before.length; position++) {
    before[position] = (before[position] ?? 0) + (before[position - 1] ?? 0)
  }
  return { list, positions, before }
}

/** Returns how many codes lie in a category and its descendants. */
export function countIn({ before }: CodesInOutline, { position, end }: Category): number {
  return (before[end] ?? 0) - (before[position] ?? 0)
}

/** Returns the indexes, in the list, of the codes in a category and its descendants, ascending by code. */
export function codesIn({ positions }: CodesInOutline, { position, end }: Category): number[] {
  const indexes: number[] = []
  positions.forEach((each, index) => {
    if (each >= position && each < end) indexes.push(index)
  })
  return indexes
}

/** Returns the codes that no category of the edition holds. */
export function unplacedCodes({ list, positions }: CodesInOutline): string[] {
  return list.codes.filter((_, index) => positions[index] === -1)
}
